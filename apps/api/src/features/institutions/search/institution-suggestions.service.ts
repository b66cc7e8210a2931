import { Injectable } from '@nestjs/common';
import type { InstitutionSuggestions } from '@scholars-commons/shared/suggest';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { InstitutionSearch } from './institution-search.service.js';

const SUGGESTED = 8;

/** What the profile page suggests while an institution is typed. */
@Injectable()
export class InstitutionSuggestionsService {
  constructor(
    private readonly search: InstitutionSearch,
    private readonly limits: Limits,
  ) {}

  async suggest(viewer: Viewer, text: string): Promise<InstitutionSuggestions> {
    await this.limits.consume('typing ahead', viewer.scholarId);
    const found = await this.search.suggest(viewer, text, SUGGESTED);
    return {
      items: found.map((each) => ({
        id: each.id,
        name: each.name,
        countryCode: each.country_code,
        city: each.city,
        matched: each.kind === 'main' ? null : each.matched,
        scholarCount: each.main_count,
        isClosed: each.status !== 'active',
      })),
    };
  }
}
