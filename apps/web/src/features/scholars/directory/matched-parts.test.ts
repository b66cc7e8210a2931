import { describe, expect, it } from '@jest/globals';
import { matchedParts } from './matched-parts';

const marked = (name: string, searched: string) =>
  matchedParts(name, searched)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('');

describe('matchedParts', () => {
  it.each([
    ['Jörg Müller', 'Muller Jorg', '[Jörg] [Müller]'],
    ['Jörg Müller', 'muler', 'Jörg [Müller]'],
    ['Jörg Müller', 'mü', 'Jörg [Mü]ller'],
    ['Anna Strauß', 'strauss', 'Anna [Strauß]'],
    ['Søren Ørsted', 'orsted', 'Søren [Ørsted]'],
    ['Nguyễn Thị Minh Khai', 'nguyen khai', '[Nguyễn] Thị Minh [Khai]'],
    ['Mariana', 'ana', 'Mari[ana]'],
    ['Marie Ana', 'ana', 'Marie [Ana]'],
    ['ليلى حداد', 'حداد', 'ليلى [حداد]'],
    ['Amina', 'zz', 'Amina'],
    ['Amina', '', 'Amina'],
    ['O.J. (x', '(x', 'O.J. [(x]'],
  ])('%s, searched for "%s": %s', (name, searched, expected) => expect(marked(name, searched)).toBe(expected));

  it('gives the name back whole, whatever is searched for', () => {
    for (const searched of ['a', 'an na', 'ann', 'a a a', '💡'])
      expect(
        matchedParts('Änna 💡 Böhm', searched)
          .map((part) => part.text)
          .join(''),
      ).toBe('Änna 💡 Böhm');
  });
});
