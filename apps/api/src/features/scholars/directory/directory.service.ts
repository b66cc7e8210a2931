import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import type { DirectoryPage, ScholarsQuery } from '@scholars-commons/shared/scholars';
import * as z from 'zod';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { decodeCursor, encodeCursor } from '../../../common/paging/cursor.js';
import { cardFacts } from '../projection/card.sql.js';
import { projectCard } from '../projection/project-scholar.js';
import { DirectoryQueries } from './directory.queries.js';
import { type DirectoryPlace, DirectorySearchService, type DirectorySort } from './directory-search.service.js';
import { FacetsService } from './facets.service.js';

const places: Record<DirectorySort, z.ZodType<DirectoryPlace>> = {
  name: z.tuple([z.string().max(400), id]),
  recent: z.tuple([z.union([z.literal(''), z.iso.datetime({ precision: 6 })]), id]),
  relevance: z.tuple([z.int().min(0).max(10_000), id]),
};

/** The list of scholars as one viewer may see it. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly search: DirectorySearchService,
    private readonly queries: DirectoryQueries,
    private readonly facets: FacetsService,
    private readonly limits: Limits,
  ) {}

  async list(viewer: Viewer, query: ScholarsQuery): Promise<DirectoryPage> {
    await this.limits.consume('directory page', viewer.scholarId);
    const sort = this.sortOf(query);
    const after = query.cursor ? decodeCursor(query.cursor, places[sort]) : null;
    const found = await this.search.find(viewer, { q: query.q, sort, pressed: query });
    if (!found) return { items: [], next: null, facets: null, gaveUp: true };

    const rest = found.page(after, query.limit + 1);
    const page = rest.slice(0, query.limit);
    const last = rest.length > query.limit ? page.at(-1) : undefined;
    const [rows, facets] = await Promise.all([
      this.queries.cards(
        viewer,
        page.map((entry) => entry.id),
      ),
      query.facets === '1' ? this.facets.of(viewer, found) : null,
    ]);
    return {
      items: rows.map((row) => projectCard(viewer, cardFacts(row))),
      next: last ? encodeCursor(found.placeOf(last)) : null,
      total: found.total,
      facets,
      gaveUp: false,
    };
  }

  private sortOf({ q, sort }: ScholarsQuery): DirectorySort {
    return sort === 'relevance' || !sort ? (this.search.hasWords(q) ? 'relevance' : 'name') : sort;
  }
}
