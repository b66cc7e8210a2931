import { stripVTControlCharacters } from 'node:util';

/** Of the words of an error the beginning tells what was wrong; the rest stands further up. */
const LINES = 12;

/** @param {string} title @param {string | undefined} message */
const reason = (title, message) =>
  [
    title,
    ...stripVTControlCharacters(message ?? '')
      .trim()
      .split('\n')
      .slice(0, LINES),
  ]
    .filter((line) => line.trim())
    .join('\n    ');

/**
 * What failed in a run of Jest, and why, one entry each.
 * @param {{ testResults: { name: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} report as `--json` writes it
 * @returns {string[]}
 */
export const reasonsOfJest = ({ testResults }) =>
  testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    // A file that could not be loaded has no tests.
    if (failed.length === 0) return assertionResults.length === 0 && message ? [reason(name, message)] : [];
    return failed.map(({ fullName, failureMessages: [first] }) => reason(`${name} › ${fullName}`, first));
  });

/**
 * What failed in the journeys at its last try, and why, one entry each.
 * @typedef {{ file: string, line: number, title: string, tests: { status: string, results: { error?: { message?: string, snippet?: string } }[] }[] }} Journey
 * @typedef {{ specs?: Journey[], suites?: Suite[] }} Suite
 * @param {{ suites?: Suite[] }} report as Playwright's `json` writes it
 * @returns {string[]}
 */
export const reasonsOfJourneys = ({ suites = [] }) =>
  suites.flatMap(({ specs = [], suites: inner }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'))
      .map(({ file, line, title, tests }) => {
        const error = tests.flatMap(({ results }) => results).findLast((result) => result.error)?.error;
        return reason(`${file}:${line} › ${title}`, [error?.message, error?.snippet].join('\n'));
      }),
    ...reasonsOfJourneys({ suites: inner }),
  ]);
