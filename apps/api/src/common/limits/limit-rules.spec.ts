import { expect, it } from '@jest/globals';
import { type LimitName, limitRules } from './limit-rules.js';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** How often, in how many seconds, and whether over all processes: loosening one is a decision, not a slip. */
const FIGURES: Record<LimitName, [points: number, seconds: number, isOverAll: boolean][]> = {
  'sign-in of an account': [[5, 15 * MINUTE, true]],
  'sign-in from an address': [[25, 5 * MINUTE, true]],
  'mail to an address': [
    [2, HOUR, true],
    [5, DAY, true],
  ],
  'mail asked from an address': [[25, 5 * MINUTE, true]],
  'redeem from an address': [[25, 5 * MINUTE, true]],
  post: [
    [10, MINUTE, true],
    [60, HOUR, true],
  ],
  flag: [[20, DAY, true]],
  upload: [[30, 30 * MINUTE, true]],
  export: [[3, DAY, true]],
  proposal: [[20, DAY, true]],
  search: [[30, MINUTE, false]],
  'typing ahead': [[120, MINUTE, false]],
  'directory page': [[300, 15 * MINUTE, false]],
  'profile page': [
    [300, 15 * MINUTE, false],
    [3_000, DAY, true],
  ],
  'request of a visitor': [[300, 5 * MINUTE, false]],
  'request of a scholar': [[1_500, 5 * MINUTE, false]],
};

it.each(Object.entries(FIGURES))('"%s" is allowed so often', (name, figures) => {
  const rules = limitRules[name as LimitName];
  expect(rules.map(({ points, seconds, store }) => [points, seconds, store !== 'memory'])).toEqual(figures);
});
