import { expect, it } from '@jest/globals';
import { slugOf } from './slug.js';

it.each([
  ['How do you teach feedback?', 'how-do-you-teach-feedback'],
  ['Évaluation à l’hôpital', 'evaluation-a-l-hopital'],
  ['تعليم المهن الصحية', 'تعليم-المهن-الصحية'],
  ['???', 'thread'],
  ['-- a --', 'a'],
  [`${'word '.repeat(12)}word`, 'word-word-word-word-word-word-word-word-word-word-word-word'],
])('%s', (title, slug) => expect(slugOf(title)).toBe(slug));

it('never ends in half a sign', () => expect(slugOf('𠮷'.repeat(61))).toBe('𠮷'.repeat(30)));
