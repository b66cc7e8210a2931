import { countryCodeOf } from '../../../database/reference/countries.js';
import type { ImportField } from './columns.js';
import type { RegistryFacts } from './registry/registry-facts.js';
import { repairControls } from './repair-controls.js';

/** A row of a list, made whole. What the list does not say is null, and is then left as it stands. */
export interface InstitutionRow {
  rorId: string | null;
  name: string;
  aliases: string[];
  countryCode: string | null;
  city: string | null;
  stateProvince: string | null;
  lat: number | null;
  lon: number | null;
  domains: string[];
  webPage: string | null;
  kind: string | null;
  /** Only from a registry: what a plain list cannot say. */
  registry?: RegistryFacts;
}

/** Why a row was not taken, in words for whoever brought the list. */
export class RefusedRow extends Error {}

export const NAME_MAX = 300;
/** One clean line: halves of letters go too, since no database takes them. */
export const oneLine = (text: string): string =>
  repairControls(text)
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
/** No more than this, and no half of a letter at the end. */
export const cut = (text: string, most: number) => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
const several = (text: string, divider: RegExp) => [
  ...new Set(
    text
      .split(divider)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];
export const DOMAIN = /^[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63})+$/u;

/** Reads one row through its columns, or says why not. */
export function institutionRow(columns: ReadonlyMap<ImportField, number>, record: readonly string[]): InstitutionRow {
  const text = (field: ImportField): string => {
    const column = columns.get(field);
    return column === undefined ? '' : oneLine(record[column] ?? '');
  };
  const name = text('name');
  assertName(name);
  return {
    rorId: rorIdOf(text('rorId')),
    name,
    aliases: several(text('aliases'), /[;|]/).map((alias) => cut(alias, NAME_MAX)),
    countryCode: countryOf(text('countryCode'), text('country')),
    city: cut(text('city'), 120) || null,
    stateProvince: cut(text('stateProvince'), 120) || null,
    ...pointOf(text('lat'), text('lon')),
    domains: several(text('domains').toLowerCase(), /[\s,;|]+/).filter((domain) => DOMAIN.test(domain)),
    webPage: webPageOf(text('webPage')),
    kind: cut(text('kind'), 60) || null,
  };
}

export function assertName(name: string): void {
  if (!/[\p{L}\p{N}]/u.test(name)) throw new RefusedRow('No name');
  if (name.length > NAME_MAX) throw new RefusedRow(`The name has more than ${NAME_MAX} characters`);
}

export function rorIdOf(text: string): string | null {
  if (!text) return null;
  const id = /^(?:https?:\/\/)?(?:ror\.org\/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})$/i.exec(text)?.[1];
  if (!id) throw new RefusedRow(`"${text.slice(0, 60)}" is no ROR id`);
  return `https://ror.org/${id.toLowerCase()}`;
}

export function countryOf(code: string, name: string): string | null {
  const said = code || name;
  if (!said) return null;
  const found = (code && countryCodeOf(code)) || (name && countryCodeOf(name)) || null;
  if (!found) throw new RefusedRow(`"${said.slice(0, 60)}" is no country we know`);
  return found;
}

export function pointOf(lat: string, lon: string): { lat: number | null; lon: number | null } {
  if (!lat && !lon) return { lat: null, lon: null };
  const point = { lat: Number(lat.replace(',', '.')), lon: Number(lon.replace(',', '.')) };
  const isOnEarth = lat !== '' && lon !== '' && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  if (!isOnEarth) throw new RefusedRow(`"${lat.slice(0, 20)}, ${lon.slice(0, 20)}" is no place on earth`);
  return point;
}

/** The first address of the cell; one that is none does not cost the row. */
export function webPageOf(text: string): string | null {
  const first = text.split(/[\s|]+/)[0] ?? '';
  if (!first) return null;
  const address = /^https?:\/\//i.test(first) ? first : `http://${first}`;
  return URL.canParse(address) && address.length <= 500 && !/["'<>]/.test(address) ? address : null;
}
