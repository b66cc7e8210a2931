import { describe, expect, it } from '@jest/globals';
import { wordDiff } from './word-diff';

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('wordDiff', () => {
  it.each([
    ['nothing changed', 'a b', 'a b', 'a b'],
    ['a word more', 'we moved stations', 'we moved four stations', 'we moved {+four +}stations'],
    ['a word less', 'we moved four stations', 'we moved stations', 'we moved [-four -]stations'],
    ['another word', 'in Ibadan today', 'in Accra today', 'in [-Ibadan-]{+Accra+} today'],
    ['from nothing', '', 'new', '{+new+}'],
    ['to nothing', 'old', '', '[-old-]'],
  ])('%s', (_what, before, after, expected) => expect(shown(before, after)).toBe(expected));

  it('loses no sign of either text', () => {
    const before = 'The standard error\n\nhardly changed at  the cut score.';
    const after = 'The error hardly changed,\nat the cut score we set.';
    const parts = wordDiff(before, after);
    const text = (but: string) =>
      parts
        .filter(({ kind }) => kind !== but)
        .map((part) => part.text)
        .join('');
    expect(text('added')).toBe(before);
    expect(text('removed')).toBe(after);
  });

  it('compares two long texts without stopping the page', () => {
    const long = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word}${index}`).join(' ');
    const start = performance.now();
    expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
