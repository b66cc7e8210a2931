import { words } from '../../../common/text/fold.js';
import { searchName } from './search-name.js';
import { joiningWords } from './words.js';

/** A row of `institution_name`. `acronym` is what we made ourselves (initials, domains): searched, not shown. */
export interface KnownName {
  name: string;
  kind: 'main' | 'label' | 'alias' | 'acronym';
  searchName: string;
  /** Of a label. */
  lang?: string | null;
}

/** "University of California, San Francisco" -> "UCSF". Two letters say too little, and more than eight nobody uses. */
export function initialsOf(name: string): string | null {
  const initials = words(name)
    .filter((word) => !joiningWords.has(word) && /^\p{L}/u.test(word))
    // By letter, not by UTF-16 unit: half of a rare ideograph is no letter.
    .map((word) => [...word][0])
    .join('')
    .toUpperCase();
  return initials.length >= 3 && initials.length <= 8 ? initials : null;
}

/** Second levels of countries, under which the registered name is the third label: `kcl.ac.uk`. */
const SECOND_LEVELS = new Set(['ac', 'edu', 'co', 'com', 'org', 'net', 'gov', 'gob', 'sch', 'uni', 'nhs', 'mil', 'res']);

/** The label of a domain that people call the institution by: `ucsf.edu` -> "ucsf". */
export function domainLabel(domain: string): string | null {
  const labels = domain.toLowerCase().split('.').filter(Boolean).slice(0, -1);
  while (labels.length > 1 && SECOND_LEVELS.has(labels.at(-1) ?? '')) labels.pop();
  const label = labels.at(-1);
  return label && label.length >= 2 && /\p{L}/u.test(label) ? label : null;
}

/** "University of Applied Sciences Basel (FHBB)" and "ETHZ - ETH Zurich" hold two names each. */
const namesWithin = (name: string): string[] => {
  const inBrackets = [...name.matchAll(/\(([^)]{2,})\)/g)].map((match) => match[1] ?? '');
  const withoutBrackets = name.replace(/\s*\([^)]*\)\s*/g, ' ').trim();
  const parts = withoutBrackets.split(/\s+[-–—]\s+/);
  return [...inBrackets, ...(inBrackets.length > 0 ? [withoutBrackets] : []), ...(parts.length > 1 ? parts : [])];
};

/** Every name by which an institution is to be found, each once; the first is the main one. */
export function knownNames(institution: {
  name: string;
  labels?: readonly { name: string; lang: string | null }[];
  aliases?: readonly string[];
  domains: readonly string[];
}): KnownName[] {
  const found = new Map<string, KnownName>();
  const add = (text: string, kind: KnownName['kind'], search = searchName(text), lang?: string | null) => {
    const name = text.trim();
    const isKnown = [...found.values()].some((other) => other.searchName === search);
    if (name && search && !found.has(name) && !(kind === 'acronym' && isKnown))
      found.set(name, { name, kind, searchName: search, ...(lang && { lang }) });
  };
  add(institution.name, 'main');
  for (const label of institution.labels ?? []) add(label.name, 'label', searchName(label.name), label.lang);
  for (const alias of institution.aliases ?? []) add(alias, 'alias');
  for (const part of namesWithin(institution.name)) add(part, 'acronym');
  const initials = initialsOf(institution.name);
  const labels = institution.domains.map(domainLabel);
  // Initials that are the domain too are what people say: "UCSF" of ucsf.edu.
  if (initials) add(initials, labels.includes(initials.toLowerCase()) ? 'alias' : 'acronym');
  for (const [index, label] of labels.entries()) {
    if (label) add(institution.domains[index] ?? label, 'acronym', searchName(label.replaceAll('-', ' ')));
  }
  return [...found.values()];
}
