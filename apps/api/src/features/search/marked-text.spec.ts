import { describe, expect, it } from '@jest/globals';
import type { MarkedText } from '@scholars-commons/shared/search';
import { marked, snippet } from './marked-text.js';

/** As Postgres answers: signs as blanks, what was found between U+0002 and U+0003. Written here with [ and ]. */
const found = (text: string) => text.replaceAll('[', '\u0002').replaceAll(']', '\u0003').replaceAll('|', '\u0001');
const shown = (parts: MarkedText) => parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

describe('a title', () => {
  it.each([
    ['with a word', 'Peer feedback?', 'Peer [feedback] ', 'Peer [feedback]?'],
    ['where signs became blanks', '“Don’t” & <b>', ' [Don] t     b ', '“[Don]’t” & <b>'],
    ['with signs of two units', '👍 🎓 Feedback', '    [Feedback]', '👍 🎓 [Feedback]'],
    ['without blanks between words', '研究方法。', '|[研]||[究]||方||法| ', '[研究]方法。'],
    ['all of it', 'Feedback', '[Feedback]', '[Feedback]'],
    ['with nothing found', 'Feedback', 'Feedback', 'Feedback'],
    ['where the two do not match', 'Feedback', '[Feed]', 'Feedback'],
    ['where a mark stays open', 'Feedback', '[Feedback', 'Feedback'],
    ['that is empty', '', '', ''],
    ['with blanks side by side', ' Peer\n  feedback ', '[Peer]   [feedback] ', 'Peer feedback'],
    ['with blanks side by side, found', ' Peer\n  feedback ', ' [Peer]   [feedback] ', '[Peer] [feedback] '],
  ])('%s', (_what, text, from, expected) => expect(shown(marked(text, found(from)))).toBe(expected));
});

describe('a snippet', () => {
  const filler = (words: number) => 'lorem ipsum '.repeat(words / 2);
  const of = (text: string) => snippet(text.replace(/[[\]]/g, ''), found(text));

  it('is the beginning where nothing of the text itself was found', () => {
    expect(shown(of('A short one.'))).toBe('A short one.');
    const long = shown(of(filler(100)));
    expect(long).toMatch(/^lorem ipsum .* …$/);
    expect(long.length).toBeLessThanOrEqual(242);
  });

  it('begins a little before what was found, at a whole word', () => {
    const text = shown(of(`${filler(100)}the [rubric] helped us ${filler(100)}`));
    expect(text).toMatch(/^… (lorem|ipsum) .*the \[rubric\] helped us .* …$/);
    expect(text.indexOf('[rubric]')).toBeLessThan(80);
  });

  it('shows where most was found', () => {
    const text = shown(of(`one [rubric] ${filler(100)}the [rubric] of [peers] and their [feedback] ${filler(100)}`));
    expect(text).toContain('the [rubric] of [peers] and their [feedback]');
  });

  it('ends with the text', () => {
    expect(shown(of(`${filler(100)}at last a [rubric]!`))).toMatch(/^… .*at last a \[rubric\]!$/);
  });

  it('cuts text without blanks between characters, not within', () => {
    const text = of(`${'👩🏽‍⚕️'.repeat(60)}[研]${'👩🏽‍⚕️'.repeat(60)}`);
    for (const part of text.slice(1, -1)) expect(part.text).toMatch(/^(👩🏽‍⚕️)+$|^研$/u);
    expect(shown(text)).toContain('[研]');
  });

  it('stands a text as long as posts may be, marked throughout', () => {
    const started = performance.now();
    of('[rubric] '.repeat(2_800).trim());
    expect(performance.now() - started).toBeLessThan(500);
  });
});
