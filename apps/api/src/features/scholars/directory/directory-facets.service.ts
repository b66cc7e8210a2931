import { Injectable } from '@nestjs/common';
import type { DirectoryFacets, ScholarsQuery } from '@scholars-commons/shared/scholars';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { type DirectorySearch, type FilterName, filterNames } from './directory-filters.js';
import { FacetLabels } from './facet-labels.js';
import { type FacetRow, FacetsQueries } from './facets.queries.js';

/** How many scholars each value of each filter would give, for this viewer. */
@Injectable()
export class DirectoryFacetsService {
  constructor(
    private readonly queries: FacetsQueries,
    private readonly labels: FacetLabels,
  ) {}

  async count(
    tx: EntityManager,
    viewer: Viewer,
    query: ScholarsQuery,
    search: DirectorySearch,
  ): Promise<{ total: number; facets: DirectoryFacets }> {
    const rows = await this.queries.count(tx, search);
    const total = rows.find((row) => row.facet === 'total')?.count ?? 0;
    const counted = new Map<FilterName, [string, number][]>(
      filterNames.map((name) => [
        name,
        withPressed(
          rows.filter((row) => row.facet === name),
          query[name],
        ),
      ]),
    );
    return { total, facets: await this.labels.name(tx, viewer, counted) };
  }
}

/** A pressed value stays on the page, also when nothing is left of it. */
function withPressed(rows: readonly FacetRow[], pressed: readonly string[]): [string, number][] {
  const counts = new Map(rows.map((row) => [row.value ?? '', row.count]));
  for (const value of pressed) if (!counts.has(value)) counts.set(value, 0);
  return [...counts].toSorted(([one, countOne], [other, countOther]) => countOther - countOne || (one < other ? -1 : 1));
}
