import { Injectable } from '@nestjs/common';
import type { DirectoryFacets, OpenTo } from '@scholars-commons/shared/scholars';
import type { Viewer } from '../../../common/auth/viewer.js';
import { countryName } from '../../../database/reference/countries.js';
import { FacetLabelsQueries } from './facet-labels.queries.js';
import type { Found } from './index/directory-index.js';
import { type FilterName, filterNames } from './index/index-row.js';

const MOST_VALUES = 50;

const openToNames: Record<OpenTo, string> = {
  mentoring: 'Mentoring',
  'co-research': 'Co-research',
  speaking: 'Speaking',
  hosting: 'Hosting visitors',
};

/** What stands beside the list: the values of each filter with how many they would give, the largest first, pressed ones always. */
@Injectable()
export class FacetsService {
  constructor(private readonly labels: FacetLabelsQueries) {}

  async of(viewer: Viewer, found: Pick<Found, 'largest'>): Promise<DirectoryFacets> {
    const largest = Object.fromEntries(filterNames.map((name) => [name, found.largest(name, MOST_VALUES)])) as Record<
      FilterName,
      [string, number][]
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
