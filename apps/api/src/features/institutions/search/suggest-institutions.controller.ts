import { Controller, Get, Query } from '@nestjs/common';
import { type InstitutionSuggestions, institutionSuggestions, suggestQuery } from '@scholars-commons/shared/suggest';
import type * as z from 'zod';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { InstitutionSuggestionsService } from './institution-suggestions.service.js';

@Controller('suggest/institutions')
export class SuggestInstitutionsController {
  constructor(private readonly suggestions: InstitutionSuggestionsService) {}

  @Get()
  @Answers(institutionSuggestions)
  suggest(
    @CurrentViewer() viewer: Viewer,
    @Query({ schema: suggestQuery }) { q }: z.infer<typeof suggestQuery>,
  ): Promise<InstitutionSuggestions> {
    return this.suggestions.suggest(viewer, q);
  }
}
