import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../common/auth/viewer.js';
import { searcherOf } from './directory-search.service.js';
import { FacetLabelsQueries } from './facet-labels.queries.js';
import { byName, type IndexEntry, nothingPressed } from './index/directory-index.js';
import { DirectoryIndexService } from './index/directory-index.service.js';

/** More countries and professions than there are. */
const ALL = 1_000;

/** Where a page of names begins: after this one. */
export type NamePlace = readonly [sortName: string, id: string];

/** Who of a cohort stands on a page, and how many there are, all in all and of each, the most first. */
export interface CohortCensus {
  /** So many by name, or fewer at the end. */
  page: readonly IndexEntry[];
  scholars: number;
  countries: { code: string; count: number }[];
  professions: { code: string; name: string; count: number }[];
}

/** Who was in a cohort, found and counted as far as this viewer may see it; by the index, as the directory is. */
@Injectable()
export class CohortCensusService {
  constructor(
    private readonly indexes: DirectoryIndexService,
    private readonly labels: FacetLabelsQueries,
  ) {}

  async of(viewer: Viewer, cohortId: string, after: NamePlace | null, most: number): Promise<CohortCensus> {
    const index = await this.indexes.fresh();
    const found = index.search(searcherOf(viewer), { ...nothingPressed, cohort: [cohortId] }, null);
    const professions = found.largest('profession', ALL);
    const names = await this.labels.of(viewer, { ...nothingPressed, profession: professions.map(([code]) => code) });
    return {
      page: found.first(most, after ? (entry) => byName(entry, { sortName: after[0], id: after[1] }) > 0 : undefined),
      scholars: found.total,
      countries: found.largest('country', ALL).map(([code, count]) => ({ code, count })),
      professions: professions
        .map(([code, count]) => ({ code, name: names.get(code) ?? code, count }))
        .toSorted((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1)),
    };
  }
}
