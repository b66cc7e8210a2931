import { programList } from './programs/program-list.js';

/** How large a demo community is. */
export interface CommunitySize {
  scholars: number;
  institutions: number;
  programs: number;
  threads: number;
  posts: number;
  longest: number;
  /** Items that are out. */
  news: number;
  /** Submissions in every other state. */
  submissions: number;
  /** Reports that wait for moderators. */
  flags: number;
  /** Over how many days the talk is spread; undefined: since the opening. */
  talkDays?: number;
  /** Those a small world keeps to; undefined: all. */
  countries?: readonly string[];
}

/** Enough for every page, made in two seconds: for browser journeys. */
export const SMALL: CommunitySize = {
  scholars: 60,
  institutions: 14,
  programs: 4,
  threads: 20,
  posts: 400,
  longest: 60,
  news: 24,
  submissions: 14,
  flags: 8,
  talkDays: 25,
  countries: ['US', 'KE', 'SE', 'JP', 'GH', 'PT', 'BR', 'SA', 'DE', 'IN', 'GE', 'CL'],
};

/** The whole community, or a multiple of it. */
export const atScale = (scale: number): CommunitySize => ({
  scholars: Math.round(7_200 * scale),
  institutions: Math.round(600 * scale),
  programs: programList.length,
  threads: Math.round(3_000 * scale),
  posts: Math.round(60_000 * scale),
  news: Math.round(400 * scale),
  submissions: Math.round(60 * scale),
  flags: Math.round(40 * scale),
  longest: Math.min(2_000, Math.round(60_000 * scale * 0.2)),
});
