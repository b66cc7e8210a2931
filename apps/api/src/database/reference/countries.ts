import { countries } from 'countries-list';
import { fold } from '../../common/text/fold.js';

const isKnown = (code: string): code is keyof typeof countries => Object.hasOwn(countries, code);

/** Whether an alpha-2 code is a country's, Kosovo (XK) among them. */
export const isCountry = (code: string): boolean => isKnown(code);

export const countryCodes: readonly string[] = Object.keys(countries);

const english = new Intl.DisplayNames(['en'], { type: 'region' });

/** The English name of a country, as the runtime knows it; the code itself when it does not. */
export const countryName = (code: string): string => english.of(code) ?? code;

const key = (name: string) =>
  fold(name)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Official long forms and late renamings that lists of institutions still use. */
const longForms: Record<string, string> = {
  'bolivia plurinational state of': 'BO',
  'congo the democratic republic of the': 'CD',
  congo: 'CG',
  'korea democratic people s republic of': 'KP',
  'korea republic of': 'KR',
  korea: 'KR',
  'lao people s democratic republic': 'LA',
  'moldova republic of': 'MD',
  'palestine state of': 'PS',
  'russian federation': 'RU',
  'syrian arab republic': 'SY',
  swaziland: 'SZ',
  'czech republic': 'CZ',
  'cape verde': 'CV',
  'taiwan province of china': 'TW',
  'tanzania united republic of': 'TZ',
  'holy see vatican city state': 'VA',
  'venezuela bolivarian republic of': 'VE',
  'virgin islands british': 'VG',
  'viet nam': 'VN',
  'brunei darussalam': 'BN',
  'iran islamic republic of': 'IR',
  'united states of america': 'US',
  usa: 'US',
  uk: 'GB',
  'great britain': 'GB',
};

let byName: Map<string, string> | undefined;

/** Names in the six languages that lists come in, read once. */
function names(): Map<string, string> {
  if (byName) return byName;
  byName = new Map(Object.entries(longForms));
  const languages = ['en', 'fr', 'es', 'de', 'pt', 'it'].map((language) => new Intl.DisplayNames([language], { type: 'region' }));
  for (const [code, country] of Object.entries(countries)) {
    const known = [
      country.name,
      country.native,
      ...('alias' in country ? (country.alias ?? []) : []),
      ...languages.map((language) => language.of(code) ?? code),
    ];
    for (const name of known) if (!byName.has(key(name))) byName.set(key(name), code);
  }
  return byName;
}

/** The country that a code or a name in one of six languages means, or null. */
export function countryCodeOf(text: string): string | null {
  const code = text.trim().toUpperCase();
  return isKnown(code) ? code : (names().get(key(text)) ?? null);
}
