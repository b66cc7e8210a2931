import type { RelationKind } from '../../institution-relation.entity.js';
import {
  assertName,
  countryOf,
  cut,
  DOMAIN,
  type InstitutionRow,
  NAME_MAX,
  oneLine,
  pointOf,
  RefusedRow,
  rorIdOf,
  webPageOf,
} from '../institution-row.js';
import type { InstitutionStatus, Label, Relation } from './registry-facts.js';
import { asRecord, listOf, type Members, textOf } from './json-values.js';

const MOST_NAMES = 60;
const MOST_IDS = 40;

interface Names {
  name: string;
  labels: Label[];
  aliases: string[];
}

/**
 * Reads one organization of the Research Organization Registry, in its schema 2 or 1, or says why not. What is missing is left
 * out; what is there in a shape that means nothing costs the entry, so that nothing is taken for something else.
 */
export function registryRow(value: unknown): InstitutionRow {
  const entry = asRecord(value);
  if (!entry) throw new RefusedRow('This is no organization');
  const given = asRecord(entry['_source']) ?? entry;
  const rorId = rorIdOf(textOf(given['id']));
  if (!rorId) throw new RefusedRow('No ROR id');
  const { name, labels, aliases } = 'names' in given ? namesOfSchema2(given) : namesOfSchema1(given);
  assertName(name);
  const webPage = webPageOf(linkOf(given));
  return {
    rorId,
    name,
    aliases,
    ...placeOf(given),
    domains: listOf(given, 'domains').flatMap((each) => {
      const domain = textOf(each).toLowerCase();
      return DOMAIN.test(domain) ? [domain] : [];
    }),
    webPage,
    kind: cut(typesOf(given).join(', '), 60) || null,
    registry: {
      status: statusOf(given),
      labels,
      externalIds: externalIdsOf(given),
      relations: relationsOf(given, rorId),
      site: siteOf(webPage),
    },
  };
}

function namesOfSchema2(given: Members): Names {
  const names = listOf(given, 'names').flatMap((each) => {
    const name = asRecord(each);
    if (!name) throw new RefusedRow('A name is no name');
    const types = listOf(name, 'types').map(textOf);
    return [{ name: oneLine(textOf(name['value'])), lang: langOf(name['lang']), types }];
  });
  const of = (type: string) => names.filter(({ types }) => types.includes(type));
  const [shown] = [...of('ror_display'), ...of('label'), ...of('alias')];
  if (!shown) throw new RefusedRow('No name');
  const others = [...of('alias'), ...of('acronym')].map(({ name }) => name);
  return sorted(shown.name, of('label'), others);
}

function namesOfSchema1(given: Members): Names {
  const labels = listOf(given, 'labels').map((each) => {
    const label = asRecord(each);
    return { name: oneLine(textOf(label?.['label'])), lang: langOf(label?.['iso639']) };
  });
  const others = [...listOf(given, 'aliases'), ...listOf(given, 'acronyms')].map((each) => oneLine(textOf(each)));
  return sorted(oneLine(textOf(given['name'])), labels, others);
}

/** Every name once: what is shown first, then labels, then the others. */
function sorted(name: string, labels: readonly Label[], others: readonly string[]): Names {
  const taken = new Set([name]);
  const isNew = (text: string) => {
    const isTaken = text === '' || text.length > NAME_MAX || taken.has(text) || taken.size > MOST_NAMES;
    if (!isTaken) taken.add(text);
    return !isTaken;
  };
  return {
    name,
    labels: labels.filter((label) => isNew(label.name)).map((label) => ({ name: label.name, lang: label.lang })),
    aliases: others.filter(isNew),
  };
}

const langOf = (value: unknown): string | null => {
  const lang = textOf(value).toLowerCase();
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(lang) ? lang : null;
};

/** The first place that is given: an organization with several stands where its head is. */
function placeOf(given: Members): Pick<InstitutionRow, 'countryCode' | 'city' | 'stateProvince' | 'lat' | 'lon'> {
  const place = (text: unknown) => cut(oneLine(textOf(text)), 120) || null;
  const location = firstOf(listOf(given, 'locations').map((each) => asRecord(asRecord(each)?.['geonames_details'])));
  if (location) {
    return {
      countryCode: countryOf(textOf(location['country_code']), textOf(location['country_name'])),
      city: place(location['name']),
      stateProvince: place(location['country_subdivision_name']),
      ...coordinates(location),
    };
  }
  const address = firstOf(listOf(given, 'addresses').map(asRecord));
  const country = asRecord(given['country']);
  return {
    countryCode: countryOf(textOf(country?.['country_code']), textOf(country?.['country_name'])),
    city: place(address?.['city']),
    stateProvince: place(address?.['state']),
    ...coordinates(address ?? {}),
  };
}

const firstOf = (records: readonly (Members | null)[]): Members | undefined => records.find((record) => record !== null) ?? undefined;

/** Half a point is none. */
function coordinates(given: Members): { lat: number | null; lon: number | null } {
  const [lat, lon] = [textOf(given['lat']), textOf(given['lng'])];
  return lat && lon ? pointOf(lat, lon) : { lat: null, lon: null };
}

/** Schema 2 says what kind of link it is; schema 1 has pages alone. */
function linkOf(given: Members): string {
  for (const each of listOf(given, 'links')) {
    const link = asRecord(each);
    if (!link) return textOf(each);
    if (textOf(link['type']) === 'website') return textOf(link['value']);
  }
  return '';
}

/** A page in a corner of another's site says nothing of whose the site is. */
function siteOf(webPage: string | null): string | null {
  if (!webPage) return null;
  const { hostname, pathname } = new URL(webPage);
  return /^\/(index\.\w+)?$/.test(pathname) ? hostname.replace(/^www\./, '') : null;
}

const typesOf = (given: Members): string[] => [
  ...new Set(
    listOf(given, 'types')
      .map((each) => oneLine(textOf(each)).toLowerCase())
      .filter(Boolean),
  ),
];

const statuses: readonly InstitutionStatus[] = ['active', 'inactive', 'withdrawn'];

function statusOf(given: Members): InstitutionStatus {
  if (given['status'] === undefined || given['status'] === null) return 'active';
  const said = textOf(given['status']).toLowerCase();
  const status = statuses.find((each) => each === said);
  if (!status) throw new RefusedRow(`"${said.slice(0, 60)}" is no status we know`);
  return status;
}

const kinds: readonly RelationKind[] = ['parent', 'child', 'predecessor', 'successor', 'related'];

/** Relations of kinds we do not know are left out, as is one with itself. */
function relationsOf(given: Members, rorId: string): Relation[] {
  const relations = new Map<string, Relation>();
  for (const each of listOf(given, 'relationships')) {
    const relation = asRecord(each);
    if (!relation) throw new RefusedRow('A relationship is none');
    const kind = kinds.find((known) => known === textOf(relation['type']).toLowerCase());
    const other = rorIdOf(textOf(relation['id']));
    if (!kind || !other || other === rorId || relations.has(`${kind} ${other}`)) continue;
    relations.set(`${kind} ${other}`, { kind, rorId: other, name: cut(oneLine(textOf(relation['label'])), NAME_MAX) || other });
  }
  return [...relations.values()].toSorted(byKey);
}

const keyOf = ({ kind, rorId }: Relation) => `${kind} ${rorId}`;
const byKey = (one: Relation, other: Relation) => (keyOf(one) < keyOf(other) ? -1 : 1);

/** "wikidata:Q598841", each once, in one order. Schema 2 has a list, schema 1 members by name. */
function externalIdsOf(given: Members): string[] {
  const value = given['external_ids'];
  const named = Array.isArray(value)
    ? value.map((each) => [textOf(asRecord(each)?.['type']), asRecord(each)] as const)
    : Object.entries(asRecord(value) ?? {}).map(([type, each]) => [type, asRecord(each)] as const);
  const ids = named.flatMap(([type, each]) => {
    const all = each?.['all'];
    return (Array.isArray(all) ? all : [all]).flatMap((id) => {
      const text = oneLine(textOf(id));
      return type && text ? [cut(`${type.toLowerCase()}:${text}`, 100)] : [];
    });
  });
  return [...new Set(ids)].toSorted().slice(0, MOST_IDS);
}
