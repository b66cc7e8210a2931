import { Injectable } from '@nestjs/common';
import { scholarsQuery } from '@scholars-commons/shared/scholars';
import type { ScholarSuggestions } from '@scholars-commons/shared/suggest';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { cardFacts } from '../projection/card.sql.js';
import { projectCard } from '../projection/project-scholar.js';
import { DirectoryQueries } from './directory.queries.js';
import { DirectorySearchService } from './directory-search.service.js';

const SUGGESTED = 8;
const nothingPressed = scholarsQuery.parse({});

/** Whom somebody may mean while typing a name: the first of the directory by likeness, with the directory's rights. */
@Injectable()
export class ScholarSuggestionsService {
  constructor(
    private readonly search: DirectorySearchService,
    private readonly queries: DirectoryQueries,
    private readonly limits: Limits,
  ) {}

  async suggest(viewer: Viewer, text: string): Promise<ScholarSuggestions> {
    await this.limits.consume('typing ahead', viewer.scholarId);
    if (!this.search.hasWords(text)) return { items: [] };
    const found = await this.search.find(viewer, { q: text, sort: 'relevance', pressed: nothingPressed });
    const ids = found?.page(null, SUGGESTED).map((entry) => entry.id) ?? [];
    const rows = await this.queries.cards(viewer, ids);
    return {
      items: rows
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
