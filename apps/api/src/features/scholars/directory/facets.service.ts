import { Injectable } from '@nestjs/common';
import type { DirectoryFacets, OpenTo } from '@scholars-commons/shared/scholars';
import type { Viewer } from '../../../common/auth/viewer.js';
import { countryName } from '../../../database/reference/countries.js';
import { FacetLabelsQueries } from './facet-labels.queries.js';
import type { Found, Pressed } from './index/directory-index.js';
import { type FilterName, filterNames } from './index/index-row.js';

const MOST_VALUES = 50;

const openToNames: Record<OpenTo, string> = {
  mentoring: 'Mentoring',
  'co-research': 'Co-research',
  speaking: 'Speaking',
  hosting: 'Hosting visitors',
};

type Counted = readonly (readonly [value: string, count: number])[];

/** What stands beside the list: the values of each filter with how many they would give, the largest first. */
@Injectable()
export class FacetsService {
  constructor(private readonly labels: FacetLabelsQueries) {}

  async of(viewer: Viewer, pressed: Pressed, counts: Found['counts']): Promise<DirectoryFacets> {
    const largest = Object.fromEntries(filterNames.map((name) => [name, largestOf(counts[name], pressed[name])])) as Record<
      FilterName,
      Counted
    >;
    const values = Object.fromEntries(filterNames.map((name) => [name, largest[name].map(([value]) => value)])) as Record<
      FilterName,
      string[]
    >;
    const labels = await this.labels.of(viewer, values);
    // What has no name for this viewer is not there for him.
    const facet = (name: FilterName, labelOf: (value: string) => string | undefined = (value) => labels.get(value)) =>
      largest[name].flatMap(([value, count]) => {
        const label = labelOf(value);
        return label === undefined ? [] : [{ value, label, count }];
      });
    return {
      country: facet('country', countryName),
      profession: facet('profession'),
      institution: facet('institution'),
      program: facet('program'),
      cohort: facet('cohort'),
      topic: facet('topic'),
      openTo: facet('openTo', (value) => openToNames[value as OpenTo]),
    };
  }
}

/** Pressed values stay on the page, also when nothing is left of them. */
function largestOf(counts: ReadonlyMap<string, number>, pressed: readonly string[]): Counted {
  const bySize = ([one, countOne]: readonly [string, number], [other, countOther]: readonly [string, number]) =>
    countOther - countOne || (one < other ? -1 : 1);
  const unpressed = [...counts].filter(([value]) => !pressed.includes(value)).toSorted(bySize);
  const kept = [...new Set(pressed)].map((value) => [value, counts.get(value) ?? 0] as const);
  return [...kept, ...unpressed.slice(0, Math.max(0, MOST_VALUES - kept.length))].toSorted(bySize);
}
