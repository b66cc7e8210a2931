/** What can be told of somebody who is cared for; each with the words in which a finding is shown. */
const words = {
  'birth-date': 'looks like a name with a date of birth',
  'record-number': 'looks like a patient’s record number',
  'nhs-number': 'looks like an NHS number',
} as const;

export type PatientPattern = keyof typeof words;

const DATE = String.raw`(?:\d{1,2}[./ -](?:\d{1,2}|[A-Za-z]{3,9})[./ -](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})`;
const BORN = String.raw`(?:\bd\.?o\.?b\.?|\bborn(?: on)?\b|\bdate of birth\b|\bgeboren(?: am)?\b|\bnée? le\b)[\s:,(]{0,4}`;
/** Two words with capitals, as a name is written; the case of letters counts. */
const NAME = /\p{Lu}[\p{L}’'-]+[ ,]+\p{Lu}[\p{L}’'-]+/u;
const BIRTH = new RegExp(`${BORN}${DATE}`, 'giu');
const NEAR = 80;

/** A date of birth alone is common in talk about studies; with a name beside it somebody is meant. */
const hasBirthDate = (text: string): boolean =>
  [...text.matchAll(BIRTH)].some(({ index, 0: found }) => {
    const around = `${text.slice(Math.max(0, index - NEAR), index)}\n${text.slice(index + found.length, index + found.length + NEAR)}`;
    return NAME.test(around);
  });

const RECORD =
  /\b(?:MRN|medical record (?:number|no\.?)|hospital (?:number|no\.?)|patient id|case no\.?)[\s:#.]{0,4}[A-Z]{0,3}-?\d{5,10}\b/i;

/** Ten digits, of which the last is made from the others (modulo 11): few numbers of other kinds pass. */
const hasNhsNumber = (text: string): boolean =>
  [...text.matchAll(/(?<![\d/.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d/-])/g)].some(([found]) => {
    const digits = [...found.replace(/\D/g, '')].map(Number);
    const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    return check !== 10 && check === digits[9] && new Set(digits).size > 1;
  });

const FINDS: Record<PatientPattern, (text: string) => boolean> = {
  'birth-date': hasBirthDate,
  'record-number': (text) => RECORD.test(text),
  'nhs-number': hasNhsNumber,
};

/** What in a text may name a patient. It labels and asks; it never blocks. */
export const patientPatterns = (text: string): PatientPattern[] =>
  (Object.keys(FINDS) as PatientPattern[]).filter((pattern) => FINDS[pattern](text));

export const patternWords = (pattern: PatientPattern): string => words[pattern];
