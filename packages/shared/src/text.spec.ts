import { describe, expect, it } from '@jest/globals';
import { emailAddress, line, prose } from './text.js';

const unseen = ['\u200b\u200c\u2060', '\u202e\u202d', '\u115f\u3164\uffa0', '\u2800\u2800\u2800', '\u0301\u0301\u0301', ''];
const seen = ['李', 'O', 'ශ්‍රී', '👩🏽‍⚕️', '½', '\u202eאב\u202c', '—'];

describe('what must be there', () => {
  it.each([...unseen])('is refused where nothing of it can be seen (%j)', (text) => {
    expect(line(80).safeParse(text).success).toBe(false);
    expect(prose(80).safeParse(`${text}\n${text}`).success).toBe(false);
    // What may be left out may also be blank.
    expect(line(80, 0).safeParse(text).success).toBe(true);
  });

  it('is told to be too short once, not twice', () => {
    expect(
      line(80)
        .safeParse(' ')
        .error?.issues.map(({ code }) => code),
    ).toEqual(['too_small']);
  });

  it.each([...seen])('is taken in any script (%j)', (text) => {
    expect(line(80).parse(text)).toBe(text.normalize('NFC').trim());
    expect(prose(80).safeParse(text).success).toBe(true);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['a space beside it', ' jose@clinic.example\n'],
    ['marks of direction round it', '\u202ajose@clinic.example\u202c'],
    ['a blank of no width in it', 'jose@\u200bclinic.example'],
  ])('is the same one with %s', (_what, text) => expect(emailAddress.parse(text)).toBe('jose@clinic.example'));

  it('is the same one however its accents are written', () => {
    expect(emailAddress.parse('jose\u0301@clinic.example')).toBe(emailAddress.parse('jos\u00e9@clinic.example'));
  });

  it.each(['jose', 'jose@clinic', '"a b"@clinic.example', 'a@b@clinic.example', '\u200b@clinic.example'])('is not %j', (text) => {
    expect(emailAddress.safeParse(text).success).toBe(false);
  });
});
