import { describe, expect, it } from '@jest/globals';
import { reasonsOfJest, reasonsOfJourneys } from './reasons.mjs';

describe('why a run failed', () => {
  it('names the tests of Jest that failed, and files that could not be loaded', () => {
    const passed = { status: 'passed', fullName: 'fits', failureMessages: [] };
    const failed = { status: 'failed', fullName: 'a count is kept', failureMessages: ['\u001B[31mExpected: 2\u001B[39m\n\nReceived: 3'] };
    expect(
      reasonsOfJest({
        testResults: [
          { name: 'one.spec.ts', message: 'all of it', status: 'failed', assertionResults: [passed, failed] },
          { name: 'two.spec.ts', message: '', status: 'passed', assertionResults: [passed] },
          { name: 'three.spec.ts', message: 'Cannot find module', status: 'failed', assertionResults: [] },
          { name: 'four.spec.ts', message: 'afterAll: still open', status: 'failed', assertionResults: [passed] },
          { name: 'five.spec.ts', message: '', status: 'passed', assertionResults: [{ ...passed, status: 'pending' }] },
        ],
      }),
    ).toEqual([
      'one.spec.ts › a count is kept\n    Expected: 2\n    Received: 3',
      'three.spec.ts\n    Cannot find module',
      'four.spec.ts\n    afterAll: still open',
      'five.spec.ts › fits\n    It was not run: pending',
    ]);
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
          suites: [{ specs: [journey('suspended', 'unexpected', ['first', 'second']), journey('last', 'skipped', [])] }],
        },
      ],
    };
    expect(reasonsOfJourneys({ ...report, errors: [{ message: 'No browser' }] })).toEqual([
      'Before or after the journeys\n    No browser',
      'staff.e2e.ts:8 › suspended\n    second\n    > 24 | await expect(…)',
      'staff.e2e.ts:8 › last\n    It was not played',
    ]);
  });
});
