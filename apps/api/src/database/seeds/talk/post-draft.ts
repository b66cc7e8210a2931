import type { ReactionKind } from '@scholars-commons/shared/discussions';
import type { Person } from '../people/person.js';

/** A post while its thread is being made. */
export interface PostDraft {
  id: string;
  number: number;
  author: Person;
  at: number;
  markdown: string;
  replyTo: PostDraft | null;
  asksBack: boolean;
  changedSeq: number;
  textSeq: number;
  former: { markdown: string; editedAt: number } | null;
  removed: { at: number; by: Person; as: 'author' | 'moderator'; reason: string | null } | null;
  reactions: { kind: ReactionKind; by: Person; at: number }[];
}

/** A thread when all is said, with the counters the application would keep. */
export interface ThreadDraft {
  id: string;
  spaceId: string;
  title: string;
  seq: number;
  posts: PostDraft[];
  isPinned: boolean;
  closed: { at: number; by: Person; reason: string } | null;
  /** How far people have read, and when. */
  markers: Map<Person, { number: number; at: number }>;
}
