import { describe, expect, it } from '@jest/globals';
import { reasonsOfJest, reasonsOfJourneys } from './reasons.mjs';

describe('why a run failed', () => {
  it('names the tests of Jest that failed, and files that could not be loaded', () => {
    const passed = { status: 'passed', fullName: 'fits', failureMessages: [] };
    const failed = { status: 'failed', fullName: 'a count is kept', failureMessages: ['\u001B[31mExpected: 2\u001B[39m\n\nReceived: 3'] };
    expect(
      reasonsOfJest({
        testResults: [
          { name: 'one.spec.ts', message: 'all of it', assertionResults: [passed, failed] },
          { name: 'two.spec.ts', message: '', assertionResults: [passed] },
          { name: 'three.spec.ts', message: 'Cannot find module', assertionResults: [] },
        ],
      }),
    ).toEqual(['one.spec.ts › a count is kept\n    Expected: 2\n    Received: 3', 'three.spec.ts\n    Cannot find module']);
  });

  it('names journeys that failed at their last try, and leaves out those that passed at the second', () => {
    const journey = (/** @type {string} */ title, /** @type {string} */ status, /** @type {string[]} */ errors) => ({
      file: 'staff.e2e.ts',
      line: 8,
      title,
      tests: [{ status, results: errors.map((message) => ({ error: { message, snippet: '> 24 | await expect(…)' } })) }],
    });
    const report = {
      suites: [
        {
          specs: [journey('flaky', 'flaky', ['once'])],
          suites: [{ specs: [journey('suspended', 'unexpected', ['first', 'second'])] }],
        },
      ],
    };
    expect(reasonsOfJourneys(report)).toEqual(['staff.e2e.ts:8 › suspended\n    second\n    > 24 | await expect(…)']);
  });
});
