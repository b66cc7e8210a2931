import { describe, expect, it } from '@jest/globals';
import { patientPatterns, patternWords } from './patient-data.js';

describe('what may name a patient', () => {
  it.each([
    ['John Smithfield, DOB 03/04/1961, came in with chest pain', ['birth-date']],
    ['born on 4 May 1971 (Maria Lopez)', ['birth-date']],
    ['Seen today: MRN 00483921', ['record-number']],
    ['hospital no. AB-1234567', ['record-number']],
    ['NHS number 943 476 5919', ['nhs-number']],
    ['9434765919', ['nhs-number']],
    ['Jane Miller, dob: 1980-02-03, MRN: 5551234', ['birth-date', 'record-number']],
  ])('finds it in "%s"', (text, found) => expect(patientPatterns(text)).toEqual(found));

  it.each([
    'The cohort was born on 3 May 1971 on average',
    'Call 943 476 5918 for the workshop',
    'doi 10.1000/943 476 5919',
    'We had 1234567890 visits, or 0000000000',
    'Published on 2021-03-04 by Jane Miller and John Smith',
    'An MRN is a number of a record',
  ])('leaves "%s" alone', (text) => expect(patientPatterns(text)).toEqual([]));

  it('has words for each', () => expect(patternWords('nhs-number')).toBe('looks like an NHS number'));

  it('stays fast on long and hostile text', () => {
    const begun = Date.now();
    patientPatterns(`${'born on '.repeat(2_500)}${'1'.repeat(20_000)}`);
    patientPatterns('A’'.repeat(10_000));
    patientPatterns(`${'dob 1/1/1970 '.repeat(1_500)}`);
    expect(Date.now() - begun).toBeLessThan(500);
  });
});
