import { describe, expect, it } from '@jest/globals';
import { fold, words } from '../../../common/text/fold.js';
import { domainLabel, initialsOf, knownNames } from './known-names.js';
import { fit, isOneTypoApart } from './rank.js';
import { commonWordOf, probesOf, searchName, typedWords } from './search-name.js';

const score = (typed: string, name: string, isMade = false) => fit(typedWords(typed), searchName(name).split(' '), isMade);

describe('fold', () => {
  it.each([
    ['Universität Zürich', 'universitat zurich'],
    ['Łódź', 'lodz'],
    ['Straße', 'strasse'],
    ['İstanbul Üniversitesi', 'istanbul universitesi'],
    ['東京大学', '東京大学'],
  ])('makes %s into %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('keeps words with an apostrophe whole', () => expect(words("Xi’an King's")).toEqual(['xian', 'kings']));
});

describe('search names', () => {
  it.each([
    ['University of Zurich', 'Universität Zürich'],
    ['Univ Hosp Basel', 'Universitätsspital Basel'],
    ['Universitätsklinikum Köln', 'University Hospital of Cologne'],
    ['Harvard Med Sch', 'Harvard Medical School'],
    ['Univ. Nac. de Colombia', 'Universidad Nac de Colombia'],
    ['Université de Genève', 'University of Geneva'],
    ['Technical University of Munich', 'Technische Universität München'],
    ['Saint Louis University', 'St. Louis Univ.'],
  ])('bring %s and %s together', (one, other) => expect(searchName(one)).toBe(searchName(other)));

  it('never are empty', () => expect(searchName('The')).toBe('the'));
});

describe('a word that very many names hold', () => {
  it.each([
    ['University', 'university'],
    ['universi', 'universi'],
    ['the Hospi', 'hospi'],
    ['national', 'national'],
  ])('is all of %s', (text, word) => expect(commonWordOf(text)).toBe(word));
  it.each(['UNI', 'univ', 'Medica', 'Clínica', 'Salud', 'Medipol', 'natio nal', 'heal', 'university ghana', 'of', ''])(
    'is not all of %s',
    (text) => expect(commonWordOf(text)).toBeNull(),
  );
});

describe('names by which an institution is found', () => {
  it('computes initials without joining words', () => {
    expect(initialsOf('University of California, San Francisco')).toBe('UCSF');
    expect(initialsOf('Oxford University')).toBeNull();
    expect(initialsOf('山田 太郎 𠮷野家')).toBe('山太𠮷');
  });

  it.each([
    ['ucsf.edu', 'ucsf'],
    ['kcl.ac.uk', 'kcl'],
    ['med.unibas.ch', 'unibas'],
    ['edu', null],
  ])('calls %s %s', (domain, label) => expect(domainLabel(domain)).toBe(label));

  it('tells initials that the domain confirms from those we made', () => {
    const kinds = knownNames({ name: 'University of California, San Francisco', domains: ['ucsf.edu'] }).map(({ name, kind }) => [
      name,
      kind,
    ]);
    expect(kinds).toEqual([
      ['University of California, San Francisco', 'main'],
      ['UCSF', 'alias'],
    ]);
    expect(knownNames({ name: 'College of the Far North', domains: ['cfn-net.org'] })).toContainEqual({
      name: 'CFN',
      kind: 'acronym',
      searchName: 'cfn',
    });
  });

  it('finds two names in one', () => {
    const found = knownNames({ name: 'ETHZ - ETH Zurich (Hönggerberg)', domains: [] }).map((each) => each.name);
    expect(found).toEqual(expect.arrayContaining(['ETHZ', 'ETH Zurich', 'Hönggerberg']));
  });
});

describe('rank', () => {
  it('prefers the whole name to one that only holds it', () => {
    expect(score('Universität Zürich', 'University of Zurich')).toBe(1);
    expect(score('univ zurich', 'University of Zurich')).toBeGreaterThan(score('univ zurich', 'Zurich University of the Arts'));
    expect(score('Univ Hosp Basel', 'University of Basel')).toBeGreaterThan(score('Univ Hosp Basel', 'University Hospital Geneva'));
  });

  it('finds the institution in an address', () => {
    const address = 'Department of Neurology Yale University School of Medicine New Haven CT USA';
    expect(score(address, 'Yale University')).toBeGreaterThan(score(address, 'University of New Haven'));
  });

  it('believes made initials when they are all, or shouted', () => {
    expect(score('UCLA', 'UCLA', true)).toBeGreaterThan(0.9);
    expect(score('Geffen School of Medicine at UCLA, Los Angeles', 'UCLA', true)).toBeGreaterThan(0.4);
    expect(score('Institute of Physics, Rome, Italy', 'IPR', true)).toBe(0);
  });

  it.each([
    ['muller', 'muler', true],
    ['jorg', 'jrog', true],
    ['basel', 'basel', true],
    ['basel', 'vasel', true],
    ['basel', 'bonn', false],
    ['abcd', 'badc', false],
  ])('%s and %s one typo apart: %s', (one, other, apart) => expect(isOneTypoApart(one, other)).toBe(apart));

  it('looks for what tells institutions apart', () => {
    expect(probesOf(typedWords('Department of Surgery, University Hospital Basel'))).toEqual(['basel']);
    expect(probesOf(typedWords('Medical University'))).toEqual(['medical university']);
    expect(probesOf(typedWords(''))).toEqual([]);
  });

  it('stays quick on hostile text', () => {
    const started = performance.now();
    score('a'.repeat(200), 'b '.repeat(100));
    score('ab '.repeat(66), 'ab '.repeat(100));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
