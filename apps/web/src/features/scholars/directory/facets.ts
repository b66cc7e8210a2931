import type { DirectoryFacets, OpenTo } from '@scholars-commons/shared/scholars';
import { countryName } from '../../../lib/numbers';
import { openToWord } from '../messages';
import type { FacetName } from './people-search';

export interface FacetValue {
  value: string;
  label: string;
  count: number;
}

/** From this number of values on the api cuts the list, so that a missing value need not be zero. */
const CUT_AT = 50;

const capital = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1);

function labelOf(facet: FacetName, { value, label }: FacetValue): string {
  if (facet === 'country') return countryName(value);
  if (facet === 'openTo') return capital(openToWord(value as OpenTo));
  return label;
}

/** Values with the words of this reader's language. */
export const named = (facet: FacetName, values: readonly FacetValue[]): FacetValue[] =>
  values.map((value) => ({ ...value, label: labelOf(facet, value) }));

/** The present counts, and after them, at zero, the values that were there before a filter was pressed. */
export function withZeros(present: readonly FacetValue[], before: readonly FacetValue[]): FacetValue[] {
  if (present.length >= CUT_AT) return [...present];
  const known = new Set(present.map(({ value }) => value));
  return [...present, ...before.filter(({ value }) => !known.has(value)).map((value) => ({ ...value, count: 0 }))];
}

/** What a pressed value is called; the value itself until the counts are there. */
export function labelOfValue(facets: DirectoryFacets | null | undefined, facet: FacetName, value: string): string {
  const known = facets?.[facet].find((one) => one.value === value);
  return labelOf(facet, known ?? { value, label: facet === 'openTo' || facet === 'country' ? value : '…', count: 0 });
}
