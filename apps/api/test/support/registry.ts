import { Readable } from 'node:stream';

/** Of an answer of the registry's search, what is compared. */
export interface RegistryAnswer {
  hits: {
    hits: {
      _source: {
        id: string;
        names: { value: string; lang: string | null }[];
        locations: { geonames_details: { country_code: string; lat: number; lng: number } }[];
      };
    }[];
  };
}

/** A ROR id of its own for each number; the letters are those that the registry uses. */
export function rorId(n: number): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  const code = [5, 4, 3, 2, 1, 0].map((digit) => letters[Math.floor(n / 32 ** digit) % 32]).join('');
  return `https://ror.org/0${code}${String(n % 97).padStart(2, '0')}`;
}

type Related = [type: 'parent' | 'child' | 'successor' | 'predecessor' | 'related', id: string, label?: string][];

export interface Organization {
  id: string;
  name: string;
  status?: string;
  others?: [value: string, type: 'label' | 'alias' | 'acronym', lang?: string][];
  related?: Related;
  country?: [code: string, name: string];
  website?: string;
}

/** An organization as schema 2 writes it. */
export const schema2 = ({ id, name, status = 'active', others = [], related = [], country = ['KE', 'Kenya'], website }: Organization) => ({
  id,
  status,
  names: [
    { value: name, types: ['ror_display', 'label'], lang: 'en' },
    ...others.map(([value, type, lang = null]) => ({ value, types: [type], lang })),
  ],
  types: ['education', 'funder'],
  relationships: related.map(([type, other, label = 'Another one']) => ({ type, id: other, label })),
  locations: [
    {
      geonames_id: 184745,
      geonames_details: { country_code: country[0], country_name: country[1], name: 'Nairobi', lat: -1.28333, lng: 36.81667 },
    },
  ],
  links: website ? [{ type: 'website', value: website }] : [],
  domains: [],
  established: 1956,
  external_ids: [{ type: 'wikidata', all: [`Q${id.slice(-4)}`], preferred: null }],
  admin: { created: { date: '2018-11-14', schema_version: '1.0' } },
});

/** The same as schema 1 writes it. */
export const schema1 = ({ id, name, status = 'active', others = [], related = [], country = ['KE', 'Kenya'], website }: Organization) => ({
  id,
  name,
  status,
  types: ['Education'],
  aliases: others.flatMap(([value, type]) => (type === 'alias' ? [value] : [])),
  acronyms: others.flatMap(([value, type]) => (type === 'acronym' ? [value] : [])),
  labels: others.flatMap(([label, type, iso639 = null]) => (type === 'label' ? [{ label, iso639 }] : [])),
  relationships: related.map(([type, other, label = 'Another one']) => ({
    type: `${type[0]?.toUpperCase()}${type.slice(1)}`,
    id: other,
    label,
  })),
  addresses: [{ lat: -1.28333, lng: 36.81667, city: 'Nairobi', state: null, primary: false, geonames_city: { id: 184745 } }],
  country: { country_code: country[0], country_name: country[1] },
  links: website ? [website] : [],
  established: 1956,
  external_ids: { Wikidata: { preferred: null, all: [`Q${id.slice(-4)}`] }, GRID: { preferred: 'grid.1.1', all: 'grid.1.1' } },
});

const countries: [code: string, name: string][] = [
  ['KE', 'Kenya'],
  ['BR', 'Brazil'],
  ['JP', 'Japan'],
  ['BO', 'Bolivia'],
  ['CI', "Côte d'Ivoire"],
];

/**
 * An invented registry, as long as one wants and made as it is read: faculties with parents, every fiftieth closed. Of
 * ten closed ones six lead to an open one, one to a closed one that does, and three nowhere.
 */
export const generatedRegistry =
  (size: number, write: (organization: Organization) => object = schema2): (() => Readable) =>
  () =>
    Readable.from(
      (function* () {
        for (let n = 0; n < size; n += 100) {
          const part = Array.from({ length: Math.min(100, size - n) }, (_, i) => JSON.stringify(write(organization(n + i)), null, 1));
          yield Buffer.from(`${n === 0 ? '[\n' : ',\n'}${part.join(',\n')}`);
        }
        yield Buffer.from(size === 0 ? '[]' : '\n]\n');
      })(),
    );

function organization(n: number): Organization {
  const place = `Place ${n.toString(36)}`;
  const isClosed = n % 50 === 49;
  const related: Related = n % 10 === 0 ? [] : [['parent', rorId(n - (n % 10)), `University of Place ${(n - (n % 10)).toString(36)}`]];
  if (isClosed && n % 250 !== 249) related.push(['successor', rorId(n % 100 === 99 ? n + 50 : n + 1), 'What came after']);
  return {
    id: rorId(n),
    name: n % 10 === 0 ? `University of ${place}` : `Faculty ${n % 10} of ${place}`,
    status: isClosed ? 'inactive' : 'active',
    others: [
      [`Universidade de ${place}`, 'label', 'pt'],
      [`${place} の大学`, 'label', 'ja'],
      [`UP${n.toString(36)}`, 'acronym'],
    ],
    related,
    country: countries[n % countries.length] ?? ['KE', 'Kenya'],
    website: `https://www.p${n}.example/`,
  };
}
