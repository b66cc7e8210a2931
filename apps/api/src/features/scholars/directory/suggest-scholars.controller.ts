import { Controller, Get, Query } from '@nestjs/common';
import { type ScholarSuggestions, scholarSuggestions, suggestQuery } from '@scholars-commons/shared/suggest';
import type * as z from 'zod';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { ScholarSuggestionsService } from './scholar-suggestions.service.js';

@Controller('suggest/scholars')
export class SuggestScholarsController {
  constructor(private readonly suggestions: ScholarSuggestionsService) {}

  @Get()
  @Answers(scholarSuggestions)
  suggest(
    @CurrentViewer() viewer: Viewer,
    @Query({ schema: suggestQuery }) { q }: z.infer<typeof suggestQuery>,
  ): Promise<ScholarSuggestions> {
    return this.suggestions.suggest(viewer, q);
  }
}
