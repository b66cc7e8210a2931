import type { Client } from 'pg';
import { knownNames } from '../../../features/institutions/matching/known-names.js';
import { fold } from '../../../common/text/fold.js';
import { copyRows } from '../copy-rows.js';
import { idAt } from '../ids.js';
import { WEIGHTS } from '../people/countries.js';
import type { City, Places } from '../places.js';
import { Dice } from '../random.js';
import { institutionName } from './institution-names.js';

export interface Institution {
  id: string;
  name: string;
  kind: string;
  city: City;
  domain: string;
}

/** How many institutions a country has, so that scholars fill them unevenly, as in life. */
function shares(countries: readonly string[], total: number): Map<string, number> {
  const others = countries.filter((code) => !WEIGHTS[code]);
  const left = Math.max(0, total - others.length);
  const sum = Object.values(WEIGHTS).reduce((one, other) => one + other, 0);
  const counts = new Map(others.map((code) => [code, 1]));
  for (const [code, weight] of Object.entries(WEIGHTS))
    if (countries.includes(code)) counts.set(code, Math.max(1, Math.round((left * weight) / sum)));
  return counts;
}

const slugOf = (name: string) =>
  fold(name)
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

/** Invented institutions by country, the busiest first. None bears the name of a real one, and their domains end in `.example`. */
export function institutionsByCountry(
  places: Places,
  total: number,
  countries: readonly string[] = places.countries,
): Map<string, Institution[]> {
  const dice = new Dice('institutions');
  const taken = new Set<string>();
  const one = (countryCode: string): Institution => {
    const city = places.city(countryCode, dice);
    const { kind, name } = institutionName(city.name, countryCode, dice);
    const domain = `${slugOf(name) || 'college'}.example`;
    const key = `${fold(name)} ${domain}`;
    if (taken.has(key)) return one(countryCode);
    taken.add(key);
    return { id: idAt(new Date('1994-01-01'), dice), name, kind, city, domain };
  };
  return new Map([...shares(countries, total)].map(([code, count]) => [code, Array.from({ length: count }, () => one(code))]));
}

/** Writes institutions and every name they are found by. */
export async function writeInstitutions(client: Client, institutions: readonly Institution[], since: Date): Promise<void> {
  const dice = new Dice('institution names');
  await copyRows(
    client,
    'institution',
    institutions.map(({ id, name, kind, city, domain }) => ({
      id,
      name,
      country_code: city.countryCode,
      city: city.name,
      lat: city.lat,
      lon: city.lon,
      domains: [domain],
      web_page: `https://www.${domain}/`,
      kind,
      created_at: since,
      updated_at: since,
    })),
  );
  await copyRows(
    client,
    'institution_name',
    institutions.flatMap(({ id, name, domain }) =>
      knownNames({ name, domains: [domain] }).map((known) => ({
        id: idAt(since, dice),
        institution_id: id,
        name: known.name,
        kind: known.kind,
        search_name: known.searchName,
      })),
    ),
  );
}
