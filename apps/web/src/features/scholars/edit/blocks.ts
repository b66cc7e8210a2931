import type { ProfileBlock } from '@scholars-commons/shared/scholars';
import type { EditBlock } from './profile-writer';

/** Blocks with an eye of their own. */
export const profileBlockNames: readonly ProfileBlock[] = [
  'about',
  'place',
  'positions',
  'enrollments',
  'achievements',
  'interests',
  'photo',
];

/** Blocks with a form. */
export const editBlocks = [
  'names',
  'about',
  'place',
  'positions',
  'achievements',
  'interests',
  'photo',
  'contacts',
] as const satisfies readonly EditBlock[];

/** Where each step of completeness is done. */
export const blockOfStep = {
  position: 'positions',
  profession: 'names',
  place: 'place',
  headline: 'about',
  topics: 'interests',
  photo: 'photo',
  bio: 'about',
  timeZone: 'place',
  achievement: 'achievements',
  openTo: 'interests',
} as const satisfies Record<string, EditBlock>;
export type Step = keyof typeof blockOfStep;
export const isStep = (name: string | null): name is Step => name !== null && name in blockOfStep;
