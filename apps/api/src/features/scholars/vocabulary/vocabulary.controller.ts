import { Controller, Get, Query } from '@nestjs/common';
import {
  suggestQuery,
  type TopicSuggestions,
  topicSuggestions,
  type VocabularyView,
  vocabularyView,
} from '@scholars-commons/shared/suggest';
import type * as z from 'zod';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { VocabularyService } from './vocabulary.service.js';

@Controller()
export class VocabularyController {
  constructor(
    private readonly vocabulary: VocabularyService,
    private readonly limits: Limits,
  ) {}

  @Get('vocabulary')
  @Answers(vocabularyView)
  all(): Promise<VocabularyView> {
    return this.vocabulary.all();
  }

  @Get('suggest/topics')
  @Answers(topicSuggestions)
  async suggest(
    @CurrentViewer() viewer: Viewer,
    @Query({ schema: suggestQuery }) { q }: z.infer<typeof suggestQuery>,
  ): Promise<TopicSuggestions> {
    await this.limits.consume('typing ahead', viewer.scholarId);
    return this.vocabulary.suggestTopics(q);
  }
}
