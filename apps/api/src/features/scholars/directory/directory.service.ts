import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import type { DirectoryPage, ScholarsQuery } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { decodeCursor, encodeCursor } from '../../../common/paging/cursor.js';
import { boundedSearch } from '../../../common/search/bounded-search.js';
import { cardFacts } from '../projection/card.sql.js';
import { projectCard } from '../projection/project-scholar.js';
import { directorySearch } from './directory-filters.js';
import { DirectoryQueries, type DirectoryPlace, type DirectorySort } from './directory.queries.js';
import { DirectoryFacetsService } from './directory-facets.service.js';

const places: Record<DirectorySort, z.ZodType<DirectoryPlace>> = {
  name: z.tuple([z.string().max(400), id]),
  recent: z.tuple([z.union([z.literal('-infinity'), z.iso.datetime({ precision: 6 })]), id]),
  relevance: z.tuple([z.int().min(0).max(10_000), id]),
};

/** The list of scholars as one viewer may see it. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: DirectoryQueries,
    private readonly facets: DirectoryFacetsService,
    private readonly limits: Limits,
  ) {}

  async list(viewer: Viewer, query: ScholarsQuery): Promise<DirectoryPage> {
    await this.limits.consume('directory page', viewer.scholarId);
    const search = directorySearch(viewer, query);
    const sort = sortOf(query, search.tokens.length > 0);
    const after = query.cursor ? decodeCursor(query.cursor, places[sort]) : null;
    if (search.isVoid) return { items: [], next: null, total: 0, facets: null, gaveUp: false };

    const found = await boundedSearch(this.database, async (tx) => {
      const rows = await this.queries.page(tx, search, sort, after, query.limit + 1);
      return { rows, counts: query.facets === '1' ? await this.facets.count(tx, viewer, query, search) : null };
    });
    if (!found) return { items: [], next: null, facets: null, gaveUp: true };

    const rows = found.rows.slice(0, query.limit);
    const last = found.rows.length > query.limit ? rows.at(-1) : undefined;
    return {
      items: rows.map((row) => projectCard(viewer, cardFacts(row))),
      next: last ? encodeCursor([last.place, last.id]) : null,
      ...(found.counts ? { total: found.counts.total } : {}),
      facets: found.counts?.facets ?? null,
      gaveUp: false,
    };
  }
}

/** Likeness orders only what was searched for by name. */
const sortOf = ({ sort }: ScholarsQuery, hasWords: boolean): DirectorySort =>
  sort === 'relevance' || !sort ? (hasWords ? 'relevance' : 'name') : sort;
