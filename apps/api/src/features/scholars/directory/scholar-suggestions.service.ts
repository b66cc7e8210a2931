import { Injectable } from '@nestjs/common';
import { scholarsQuery } from '@scholars-commons/shared/scholars';
import type { ScholarSuggestions } from '@scholars-commons/shared/suggest';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { boundedSearch } from '../../../common/search/bounded-search.js';
import { cardFacts } from '../projection/card.sql.js';
import { projectCard } from '../projection/project-scholar.js';
import { directorySearch } from './directory-filters.js';
import { DirectoryQueries } from './directory.queries.js';

const SUGGESTED = 8;

/** Whom somebody may mean while typing a name: the first of the directory by likeness, with the directory's rights. */
@Injectable()
export class ScholarSuggestionsService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: DirectoryQueries,
    private readonly limits: Limits,
  ) {}

  async suggest(viewer: Viewer, text: string): Promise<ScholarSuggestions> {
    await this.limits.consume('typing ahead', viewer.scholarId);
    const search = directorySearch(viewer, scholarsQuery.parse({ q: text }));
    if (search.tokens.length === 0) return { items: [] };
    const rows = await boundedSearch(this.database, (tx) => this.queries.page(tx, search, 'relevance', null, SUGGESTED));
    return {
      items: (rows ?? [])
        .map((row) => projectCard(viewer, cardFacts(row)))
        .map(({ id, name, credentials, institution, photoId }) => ({
          id,
          name,
          credentials,
          institution: institution?.name ?? null,
          photoId,
        })),
    };
  }
}
