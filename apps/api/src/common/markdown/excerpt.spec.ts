import { describe, expect, it } from '@jest/globals';
import { excerpt } from './excerpt.js';
import { renderMarkdown } from './render-markdown.js';

const excerptOf = (markdown: string, max = 40) => excerpt(renderMarkdown(markdown), max);

describe('excerpt', () => {
  it.each([
    ['marks are gone', '**Bold** and [a link](https://example.org)', 'Bold and a link'],
    ['blocks are kept apart', '# Aims\n\n- one\n- two', 'Aims one two'],
    ['signs are themselves again', '1 < 2 & "so"', '1 < 2 & "so"'],
    ['written tags are words', '<b>x</b>', '<b>x</b>'],
    ['quotations are left out', '> You said\n> so\n\nI agree', 'I agree'],
    ['a quotation alone is told', '> Only this', 'Only this'],
    ['nothing but a rule', '---', ''],
    ['a long text ends at a word', 'word '.repeat(20), 'word word word word word word word word…'],
    ['a long word is cut', 'w'.repeat(60), `${'w'.repeat(39)}…`],
    ['a sign of several units is not cut apart', `${'w'.repeat(38)}👩🏽‍⚕️ and more`, `${'w'.repeat(38)}…`],
  ])('%s', (_what, markdown, text) => expect(excerptOf(markdown)).toBe(text));

  it('is never longer than asked', () => {
    for (const text of ['e\u0301'.repeat(300), `e${'\u0301'.repeat(300)}`, '👨‍👩‍👧‍👦'.repeat(50), 'ab '.repeat(100)]) {
      expect(excerptOf(text).length).toBeLessThanOrEqual(41);
    }
  });
});
