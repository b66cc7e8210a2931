import type { DirectoryFacets } from '@scholars-commons/shared/scholars';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { scholarQueries } from '../scholars.queries';
import { directoryQuery, readPeopleSearch } from './people-search';

/**
 * The facets as they were with fewer filters, so that a value that a filter brought to zero stands there greyed:
 * those of the whole directory where they are known, else the first that this page got.
 */
export function useFacetsBefore(facets: DirectoryFacets | null, isNarrowed: boolean): DirectoryFacets | null {
  const cache = useQueryClient();
  const [held, setHeld] = useState<DirectoryFacets | null>(null);
  const whole = cache.getQueryData(scholarQueries.directory(directoryQuery(readPeopleSearch({}))).queryKey)?.pages[0]?.facets;
  if (facets && (!held || (!isNarrowed && held !== facets))) setHeld(facets);
  return whole ?? held ?? facets;
}
