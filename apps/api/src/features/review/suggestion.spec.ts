import { describe, expect, it } from '@jest/globals';
import { type SuggestionFacts, suggestionOf } from './suggestion.js';

const facts: SuggestionFacts = { kind: 'post', flagKinds: [{ kind: 'unkind', count: 1 }], matched: [], removed: 0, warnings: 0 };

describe('what the facts speak for', () => {
  it.each<[string, Partial<SuggestionFacts>, string | null, string | null]>([
    ['one flag, and nothing before', {}, 'keep', 'within-guidelines'],
    ['one flag, and something was removed before', { removed: 1 }, null, null],
    ['one flag, and a warning before', { warnings: 1 }, null, null],
    ['two who say the same', { flagKinds: [{ kind: 'unkind', count: 2 }] }, 'remove', 'unkind'],
    ['two who say the same, after a warning', { flagKinds: [{ kind: 'unkind', count: 2 }], warnings: 2 }, 'remove-and-warn', 'unkind'],
    [
      'two who differ',
      {
        flagKinds: [
          { kind: 'unkind', count: 1 },
          { kind: 'wrong', count: 1 },
        ],
      },
      null,
      null,
    ],
    ['a pattern in the text', { matched: ['nhs-number'] }, 'remove', 'patient-data'],
    ['two about a profile', { kind: 'scholar', flagKinds: [{ kind: 'wrong', count: 2 }] }, 'remove-and-warn', 'wrong'],
    ['a submission', { kind: 'submission' }, null, null],
    ['an appeal', { kind: 'appeal' }, null, null],
    ['no flag at all', { flagKinds: [] }, null, null],
  ])('%s', (_what, more, decision, reason) => {
    const found = suggestionOf({ ...facts, ...more });
    expect([found?.decision ?? null, found?.reason ?? null]).toEqual([decision, reason]);
    if (found) expect(found.why.length).toBeGreaterThan(10);
  });
});
