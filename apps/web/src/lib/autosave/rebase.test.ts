import { describe, expect, it } from '@jest/globals';
import { rebased } from './rebase';

const base = { title: 'One', text: 'Words', tags: ['a'] };

describe('an edit on top of what stands now', () => {
  it.each([
    ['nothing else changed', { ...base, title: 'Mine' }, base, { ...base, title: 'Mine' }, false],
    ['another field changed', { ...base, title: 'Mine' }, { ...base, text: 'Theirs' }, { ...base, title: 'Mine', text: 'Theirs' }, false],
    ['the same field changed', { ...base, title: 'Mine' }, { ...base, title: 'Theirs' }, { ...base, title: 'Mine' }, true],
    ['the same change was made', { ...base, title: 'Both' }, { ...base, title: 'Both' }, { ...base, title: 'Both' }, false],
    ['both changed a list', { ...base, tags: ['a', 'b'] }, { ...base, tags: [] }, { ...base, tags: ['a', 'b'] }, true],
    ['only blanks at an end differ', { ...base, title: 'One ' }, { ...base, title: 'Theirs' }, { ...base, title: 'Theirs' }, false],
  ])('where %s', (_where, mine, present, values, isContested) => {
    expect(rebased(base, mine, present)).toEqual({ values, isContested });
  });
});
