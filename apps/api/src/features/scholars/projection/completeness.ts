import type { ScholarFacts } from './scholar-facts.js';

/** What helps others find and reach a scholar, the most useful first; weights add up to 100. */
const steps: readonly [name: string, weight: number, done: (facts: CompletenessFacts) => boolean][] = [
  ['position', 20, (facts) => facts.positions.some((position) => position.isMain)],
  ['profession', 10, (facts) => facts.profession !== null],
  ['place', 15, (facts) => facts.countryCode !== null && facts.city !== null],
  ['headline', 10, (facts) => facts.headline !== null],
  ['topics', 10, (facts) => facts.topics.length > 0],
  ['photo', 10, (facts) => facts.photoId !== null],
  ['bio', 10, (facts) => facts.bio !== null],
  ['timeZone', 5, (facts) => facts.timeZone !== null],
  ['achievement', 5, (facts) => facts.achievements.length > 0],
  ['openTo', 5, (facts) => facts.openTo.length > 0],
];

type CompletenessFacts = Pick<
  ScholarFacts,
  'positions' | 'profession' | 'countryCode' | 'city' | 'headline' | 'topics' | 'photoId' | 'bio' | 'timeZone' | 'achievements' | 'openTo'
>;

/** How much of a profile stands, and the name of the next useful step, or null when all is there. */
export function completeness(facts: CompletenessFacts): { percent: number; next: string | null } {
  const percent = steps.reduce((sum, [, weight, done]) => sum + (done(facts) ? weight : 0), 0);
  return { percent, next: steps.find(([, , done]) => !done(facts))?.[0] ?? null };
}
