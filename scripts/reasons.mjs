import { stripVTControlCharacters } from 'node:util';

/** Of the words of an error the beginning tells what was wrong; the rest stands further up. */
const LINES = 12;

/** Of the way through libraries nobody learns anything. @param {string} line */
const tells = (line) => line.trim() !== '' && !/^\s+at .*node_modules/.test(line);

/** @param {string} title @param {string | undefined} message */
const reason = (title, message) =>
  [
    title,
    ...stripVTControlCharacters(message ?? '')
      .trim()
      .split('\n')
      .filter(tells)
      .slice(0, LINES),
  ].join('\n    ');

/**
 * What failed in a run of Jest, and why, one entry each; what was left out counts as failed, and is named too.
 * @param {{ testResults: { name: string, message: string, status: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} report as `--json` writes it
 * @returns {string[]}
 */
export const reasonsOfJest = ({ testResults }) =>
  testResults.flatMap(({ name, message, status: ofFile, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status !== 'passed');
    // A file that could not be loaded, or not cleaned up after.
    if (failed.length === 0) return ofFile === 'failed' ? [reason(name, message)] : [];
    return failed.map(({ status, fullName, failureMessages: [first] }) =>
      reason(`${name} › ${fullName}`, first ?? (status === 'failed' ? message : `It was not run: ${status}`)),
    );
  });

/**
 * What failed in the journeys at its last try, and why, one entry each; what was not played too, at the end.
 * @typedef {{ message?: string, snippet?: string }} Trouble
 * @typedef {{ file: string, line: number, title: string, tests: { status: string, results: { error?: Trouble }[] }[] }} Journey
 * @typedef {{ specs?: Journey[], suites?: Suite[] }} Suite
 * @param {{ suites?: Suite[], errors?: Trouble[] }} report as Playwright's `json` writes it
 * @returns {string[]}
 */
export function reasonsOfJourneys({ suites = [], errors = [] }) {
  const journeys = allOf(suites);
  /** @param {string} wanted */
  const named = (wanted) => journeys.filter(({ tests }) => tests.some(({ status }) => status === wanted));
  const failed = named('unexpected').map((journey) => {
    const error = journey.tests.flatMap(({ results }) => results).findLast((result) => result.error)?.error;
    return reason(titleOf(journey), [error?.message, error?.snippet].join('\n'));
  });
  const left = named('skipped').map((journey) => reason(titleOf(journey), 'It was not played'));
  return [
    ...errors.map(({ message, snippet }) => reason('Before or after the journeys', [message, snippet].join('\n'))),
    ...failed,
    ...left,
  ];
}

/** @param {Journey} journey */
const titleOf = ({ file, line, title }) => `${file}:${line} › ${title}`;

/** @param {Suite[]} suites @returns {Journey[]} */
const allOf = (suites) => suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...allOf(inner)]);
