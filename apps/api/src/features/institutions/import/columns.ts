import { fold } from '../../../common/text/fold.js';

/** Every field that a list of institutions may bring, and what other lists call it. */
const synonyms = {
  rorId: ['ror_id', 'ror', 'rorid', 'ror_url'],
  name: [
    'name',
    'institution',
    'institution_name',
    'university',
    'organization',
    'organisation',
    'organization_name',
    'nom',
    'nombre',
    'nome',
  ],
  aliases: ['aliases', 'alias', 'acronyms', 'acronym', 'other_names', 'short_name', 'abbreviation', 'labels'],
  countryCode: ['country_code', 'countrycode', 'alpha_two_code', 'iso2', 'iso', 'cc', 'country_iso'],
  country: ['country', 'country_name', 'land', 'pays', 'pais', 'paese'],
  city: ['city', 'city_in_name', 'town', 'location', 'stadt', 'ville', 'ciudad', 'cidade', 'citta'],
  stateProvince: ['state_province', 'state', 'province', 'region', 'state_or_province'],
  lat: ['lat', 'latitude'],
  lon: ['lon', 'lng', 'long', 'longitude'],
  domains: ['domains', 'domain', 'email_domains', 'email_domain'],
  webPage: ['web_page', 'web_pages', 'website', 'url', 'homepage', 'home_page', 'link', 'web'],
  kind: ['kind', 'type', 'types', 'institution_type'],
} as const;

export type ImportField = keyof typeof synonyms;

const fieldOf = new Map<string, ImportField>(
  Object.entries(synonyms).flatMap(([field, names]) => names.map((name) => [name, field as ImportField] as const)),
);

const headerKey = (header: string) =>
  fold(header)
    .trim()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** Which column holds which field. The first of two that would mean the same wins; unknown columns are left out. */
export function mapColumns(header: readonly string[]): Map<ImportField, number> {
  const columns = new Map<ImportField, number>();
  for (const [index, title] of header.entries()) {
    const field = fieldOf.get(headerKey(title));
    if (field && !columns.has(field)) columns.set(field, index);
  }
  return columns;
}
