import { describe, expect, it } from '@jest/globals';
import { type Organization, rorId, schema1, schema2 } from '../../../../../test/support/registry.js';
import { parseEntry } from './json-values.js';
import { registryRow } from './registry-row.js';

const basel: Organization = {
  id: rorId(7),
  name: 'University of Nairobi',
  others: [
    ['Chuo Kikuu cha Nairobi', 'label', 'sw'],
    ['Université de Nairobi', 'label', 'fr'],
    ['Royal Technical College of East Africa', 'alias'],
    ['UoN', 'acronym'],
  ],
  related: [
    ['parent', rorId(1), 'Ministry'],
    ['predecessor', rorId(2)],
    ['parent', rorId(1), 'Ministry once more'],
    ['related', rorId(7), 'Itself'],
  ],
  website: 'https://www.uonbi.example/',
};
const entry = (change: object = {}) => ({ ...schema2(basel), ...change });
const reason = (value: unknown): string => {
  try {
    registryRow(value);
    return 'taken';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('one organization of the registry', () => {
  it.each([
    ['schema 2', schema2(basel), ['wikidata:Q0707'], 'education, funder'],
    ['schema 1', schema1(basel), ['grid:grid.1.1', 'wikidata:Q0707'], 'education'],
    ['an answer of the search', { _index: 'organizations-v2', _source: schema2(basel) }, ['wikidata:Q0707'], 'education, funder'],
  ])('is read from %s', (_shape, given, externalIds, kind) => {
    expect(registryRow(given)).toEqual({
      rorId: rorId(7),
      name: 'University of Nairobi',
      aliases: ['Royal Technical College of East Africa', 'UoN'],
      countryCode: 'KE',
      city: 'Nairobi',
      stateProvince: null,
      lat: -1.28333,
      lon: 36.81667,
      domains: [],
      webPage: 'https://www.uonbi.example/',
      kind,
      registry: {
        status: 'active',
        labels: [
          { name: 'Chuo Kikuu cha Nairobi', lang: 'sw' },
          { name: 'Université de Nairobi', lang: 'fr' },
        ],
        externalIds,
        relations: [
          { kind: 'parent', rorId: rorId(1), name: 'Ministry' },
          { kind: 'predecessor', rorId: rorId(2), name: 'Another one' },
        ],
        site: 'uonbi.example',
      },
    });
  });

  it('needs an id and a name, and no more', () => {
    expect(registryRow({ id: '0abcdef12', names: [{ value: 'Alone', types: ['label'] }] })).toMatchObject({
      rorId: 'https://ror.org/0abcdef12',
      name: 'Alone',
      countryCode: null,
      lat: null,
      registry: { status: 'active', labels: [], relations: [], site: null },
    });
    expect(registryRow({ id: '0abcdef12', name: 'Alone', status: null, links: null })).toMatchObject({ name: 'Alone', webPage: null });
  });

  it.each([
    ['no object', 12, 'This is no organization'],
    ['a list', [], 'This is no organization'],
    ['no id', entry({ id: undefined }), 'No ROR id'],
    ['another id', entry({ id: 'grid.1.1' }), '"grid.1.1" is no ROR id'],
    ['an id that is an object', entry({ id: { $oid: 'x' } }), 'No ROR id'],
    ['no names', entry({ names: [] }), 'No name'],
    ['names that are a text', entry({ names: 'University' }), '"names" is no list'],
    ['a name that is none', entry({ names: [null] }), 'A name is no name'],
    ['a name of signs', entry({ names: [{ value: '???', types: ['ror_display'] }] }), 'No name'],
    ['a name that is too long', entry({ names: [{ value: 'x'.repeat(301), types: ['label'] }] }), 'The name has more than 300 characters'],
    ['a country of its own', entry({ locations: [{ geonames_details: { country_code: 'ZZ' } }] }), '"ZZ" is no country we know'],
    ['a place off the earth', entry({ locations: [{ geonames_details: { lat: 91, lng: 0 } }] }), '"91, 0" is no place on earth'],
    ['a status of its own', entry({ status: 'sleeping' }), '"sleeping" is no status we know'],
    ['relationships that are an object', entry({ relationships: {} }), '"relationships" is no list'],
    ['a relationship with nothing', entry({ relationships: [{ type: 'parent', id: 'x' }] }), '"x" is no ROR id'],
    ['types that are a text', entry({ types: 'education' }), '"types" is no list'],
  ])('is refused with %s', (_what, value, words) => expect(reason(value)).toBe(words));

  it('takes what writers of JSON get wrong', () => {
    const written = JSON.stringify(entry({ names: [{ value: 'NaN College, "Infinity" Wing', types: ['ror_display'] }] }));
    const value = parseEntry(written.replace('-1.28333', 'NaN').replace('1956', '-Infinity'));
    expect(registryRow(value)).toMatchObject({ name: 'NaN College, "Infinity" Wing', lat: null, lon: null });
    expect(() => parseEntry('{"a": 1,}')).toThrow('Not readable as JSON');
  });

  it('takes halves of letters, controls and line breaks out of names', () => {
    const value = parseEntry('{"id":"0abcdef12","names":[{"value":"Lone\\ud800 \\u0000Surrogate\\n College\\udc00","types":["label"]}]}');
    expect(registryRow(value).name).toBe('Lone Surrogate College');
  });

  it('drops what is no address, no language and no domain', () => {
    const names = [
      { value: 'One', types: ['ror_display'] },
      { value: 'Uno', types: ['label'], lang: 'not a language' },
    ];
    expect(
      registryRow(entry({ names, links: [{ type: 'website', value: 'javascript:alert(1)' }], domains: ['ok.example', 5, 'no domain'] })),
    ).toMatchObject({
      webPage: null,
      domains: ['ok.example'],
      registry: { labels: [{ name: 'Uno', lang: null }], site: null },
    });
  });
});
