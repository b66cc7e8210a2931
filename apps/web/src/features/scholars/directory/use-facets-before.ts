import type { DirectoryFacets } from '@scholars-commons/shared/scholars';
import { useQuery } from '@tanstack/react-query';
import { scholarQueries } from '../scholars.queries';

/**
 * The facets of the whole directory, for values that a search or a filter brought to zero: they stand there greyed. While nothing
 * narrows the list they are the present ones, and nothing is asked.
 */
export function useFacetsBefore(facets: DirectoryFacets | null, isNarrowed: boolean): DirectoryFacets | null {
  const whole = useQuery({ ...scholarQueries.allFacets(), enabled: isNarrowed });
  return isNarrowed ? (whole.data ?? facets) : facets;
}
