import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** A list as `importInstitutions` opens it, and where it came from, so that a report can say what was tested. */
export interface TestList {
  source: string;
  rows: number;
  /** How many institutions they name: in the real list two rows differ by the shape of an apostrophe only. */
  institutions: number;
  isReal: boolean;
  open: () => Readable;
}

/** A file of the folder that REAL_DATA names, or null where there is none. */
export function realFile(name: string): string | null {
  const folder = process.env.REAL_DATA;
  if (!folder) return null;
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`REAL_DATA is set, but holds no ${name}`);
  return path;
}

const known = [
  ['University of Basel', 'CH', 'Switzerland', 'unibas.ch'],
  ['Universität Zürich', 'CH', 'Switzerland', 'uzh.ch unizh.ch'],
  ['University Hospital Zurich', 'CH', 'Switzerland', 'unispital.ch'],
  ['"University of California, San Francisco"', 'US', 'United States', 'ucsf.edu'],
  ['Technische Universität München', 'DE', 'Germany', 'tum.de'],
  ['Medical Academy \u0093Karol Marcinkowski\u0094 in Poznan', 'PL', 'Poland', 'usoms.poznan.pl'],
] as const;

const kinds = ['University of', 'College of', 'Université de', 'Universidad de', 'Technical University of', 'Medical School'];
const countries = [
  ['KE', 'Kenya'],
  ['BR', 'Brazil'],
  ['VN', 'Viet Nam'],
  ['CI', "Côte d'Ivoire"],
  ['BO', '"Bolivia, Plurinational State of"'],
] as const;

/** Invented institutions in the shape of the real list, with its dirt: controls, shared domains, several domains, quotes. */
export function generatedList(size = 3_000): TestList {
  const syllables = ['ka', 'mo', 'ri', 'zé', 'ño', 'bal', 'tun', 'Ö', 'ły', 'san'];
  const place = (n: number) =>
    [0, 1, 2, 3].map((digit) => syllables[Math.floor(n / syllables.length ** digit) % syllables.length]).join('');
  const rows = Array.from({ length: size - known.length }, (_, n) => {
    const [code, country] = countries[n % countries.length] ?? countries[0];
    const domains = n % 40 === 0 ? 'shared.example other.example' : `u${n}.example`;
    const control = n % 97 === 0 ? '\u0081' : '';
    return `${n},${kinds[n % kinds.length]} ${place(n)}${control},${code},${country},,${domains},http://www.u${n}.example/,0,,,`;
  });
  const first = known.map(([name, code, country, domains], n) => `${size + n},${name},${code},${country},,${domains},,1,,,`);
  const header = 'id,name,country_code,country,state_province,domains,web_page,name_says_health,city_in_name,lat,lon';
  const text = [header, ...first, ...rows].join('\r\n');
  return { source: 'a generated list', rows: size, institutions: size, isReal: false, open: () => Readable.from([Buffer.from(text)]) };
}

/** The real list of institutions where REAL_DATA has it, else a generated one of its shape. */
export function institutionList(): TestList {
  const path = realFile('institutions.csv');
  return path ? { source: path, rows: 10_231, institutions: 10_230, isReal: true, open: () => createReadStream(path) } : generatedList();
}

/** Answers of the Research Organization Registry's search where REAL_DATA has them: twenty universities of one country. */
export const realRegistry = (): string | null => realFile('ror/search-response-v2.json');
