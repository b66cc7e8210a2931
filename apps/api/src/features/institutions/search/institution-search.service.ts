import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../common/auth/viewer.js';
import { countryCodeOf } from '../../../database/reference/countries.js';
import { fit, type Typed } from '../matching/rank.js';
import { commonWordOf, probesOf, typedWords } from '../matching/search-name.js';
import { weightOf } from '../matching/words.js';
import { type CandidateRow, InstitutionSearchQueries } from './institution-search.queries.js';

export interface FoundInstitution extends CandidateRow {
  score: number;
}

/** Below this a name shares only a stray word with what was typed. */
const WORTH_SHOWING = 0.15;
/** With fewer letters words of a tenth of all names begin. */
const SHORTEST_TELLING = 3;
/** A closed one stands after the one that goes on with its work. */
const CLOSED = 0.02;
/** Namesakes: the one of the country that was typed too comes first. */
const SAME_COUNTRY = 0.04;

/** Finds institutions by how people write them: short, abbreviated, in their own language, or with the whole address. */
@Injectable()
export class InstitutionSearch {
  constructor(private readonly queries: InstitutionSearchQueries) {}

  /**
   * @param text a name, part of one, or an affiliation as papers print it
   * @returns the best first; null when the search took too long
   */
  async find(viewer: Viewer, text: string, limit: number): Promise<FoundInstitution[] | null> {
    const typed = typedWords(text);
    const probes = probesOf(typed);
    if (probes.length === 0) return [];
    const rows = await this.queries.candidates(viewer, probes, probes.map(weightOf));
    return rows && ranked(rows, typed, text).slice(0, limit);
  }

  /**
   * What to suggest to somebody who goes on typing. "University" alone tells nothing yet, and begins most of what people type: those where
   * most of ours work stand for all others then.
   */
  async suggest(viewer: Viewer, text: string, limit: number): Promise<CandidateRow[]> {
    const word = commonWordOf(text);
    if (word) {
      const largest = await this.queries.largest(viewer, word, limit);
      // Took too long: the next letter asks again.
      if (!largest) return [];
      if (largest.length === limit) return largest;
    }
    const typed = typedWords(text);
    const telling = tellingOf(typed.words);
    if (telling.length < SHORTEST_TELLING) return (await this.find(viewer, text, limit)) ?? [];
    const probes = probesOf(typed);
    const rows = await this.queries.suggested(viewer, probes, probes.map(weightOf), typed.words, telling);
    return ranked(rows ?? [], typed, text).slice(0, limit);
  }
}

/** The best first, each institution once, by the name of it that fits best. */
function ranked(rows: readonly CandidateRow[], typed: Typed, text: string): FoundInstitution[] {
  const country = countryTyped(text);
  const best = new Map<string, FoundInstitution>();
  for (const row of rows) {
    const fits = fit(typed, row.search_name.split(' '), row.kind === 'acronym');
    const score = fits + (country && row.country_code === country ? SAME_COUNTRY : 0);
    if (fits < WORTH_SHOWING) continue;
    for (const found of ledTo({ ...row, score })) if (found.score > (best.get(found.id)?.score ?? 0)) best.set(found.id, found);
  }
  return [...best.values()].toSorted(byFit);
}

/** Of what was typed the word that fewest names hold, as far as a word tells. */
const tellingOf = (words: readonly string[]): string =>
  words.toSorted((one, other) => weightOf(other) - weightOf(one) || other.length - one.length)[0] ?? '';

/** Whoever types the name of a closed one is led to its successor, and may still mean what was there before. */
const ledTo = (found: FoundInstitution): FoundInstitution[] => {
  if (found.status === 'active') return [found];
  const itself = found.status === 'inactive' ? [{ ...found, score: found.score - CLOSED }] : [];
  return found.next ? [{ ...found, ...found.next, kind: 'alias', status: 'active', next: null }, ...itself] : itself;
};

/** Equal fits: where more of ours work, then the shorter name, then a fixed order. */
const byFit = (one: FoundInstitution, other: FoundInstitution) =>
  other.score - one.score || other.main_count - one.main_count || one.name.length - other.name.length || (one.id < other.id ? -1 : 1);

/** Addresses end with a country: "…, Palermo, Italy". */
function countryTyped(text: string): string | null {
  const parts = text.split(',').map((part) => part.trim());
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  return last.length >= 2 ? countryCodeOf(last.replace(/\./g, '')) : null;
}
