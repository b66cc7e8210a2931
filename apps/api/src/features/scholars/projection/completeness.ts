import type { ProfileBlock } from '@scholars-commons/shared/scholars';
import type { ScholarFacts } from './scholar-facts.js';

/** What helps others find and reach a scholar, the most useful first, with the block it is in; weights add up to 100. */
const steps: readonly [name: string, block: ProfileBlock | null, weight: number, done: (facts: CompletenessFacts) => boolean][] = [
  ['position', 'positions', 20, (facts) => facts.positions.some((position) => position.isMain)],
  ['profession', null, 10, (facts) => facts.profession !== null],
  ['place', 'place', 15, (facts) => facts.countryCode !== null && facts.city !== null],
  ['headline', 'about', 10, (facts) => facts.headline !== null],
  ['topics', 'interests', 10, (facts) => facts.topics.length > 0],
  ['photo', 'photo', 10, (facts) => facts.photoId !== null],
  ['bio', 'about', 10, (facts) => facts.bio !== null],
  ['timeZone', 'place', 5, (facts) => facts.timeZone !== null],
  ['achievement', 'achievements', 5, (facts) => facts.achievements.length > 0],
  ['openTo', 'interests', 5, (facts) => facts.openTo.length > 0],
];

type CompletenessFacts = Pick<
  ScholarFacts,
  'positions' | 'profession' | 'countryCode' | 'city' | 'headline' | 'topics' | 'photoId' | 'bio' | 'timeZone' | 'achievements' | 'openTo'
>;

/**
 * How much of a profile stands, and the name of the next useful step, or null when all is there.
 * @param sees the blocks that whoever asks may see: of the others it tells nothing, neither that they are full nor that they are empty
 */
export function completeness(
  facts: CompletenessFacts,
  sees: Readonly<Record<ProfileBlock, boolean>>,
): { percent: number; next: string | null } {
  const seen = steps.filter(([, block]) => block === null || sees[block]);
  const sum = (some: typeof steps) => some.reduce((total, [, , weight]) => total + weight, 0);
  const whole = sum(seen);
  return {
    percent: whole === 0 ? 0 : Math.round((100 * sum(seen.filter(([, , , done]) => done(facts)))) / whole),
    next: seen.find(([, , , done]) => !done(facts))?.[0] ?? null,
  };
}
