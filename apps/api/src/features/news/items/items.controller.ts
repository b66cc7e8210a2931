import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import {
  answerStanding,
  type AnswerStanding,
  type CongratulationsView,
  congratulationsView,
  type NewsItem,
  newsItem,
  type NewsPage,
  newsPage,
  type NewsQuery,
  newsQuery,
} from '@scholars-commons/shared/news';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { ItemsService } from './items.service.js';

@Controller('news')
export class ItemsController {
  constructor(private readonly items: ItemsService) {}

  @Get()
  @Answers(newsPage)
  page(@CurrentViewer() viewer: Viewer, @Query({ schema: newsQuery }) query: NewsQuery): Promise<NewsPage> {
    return this.items.page(viewer, query);
  }

  @Get(':newsId')
  @Answers(newsItem)
  get(@CurrentViewer() viewer: Viewer, @Param('newsId', { schema: id }) newsId: string): Promise<NewsItem> {
    return this.items.get(viewer, newsId);
  }

  @Put(':newsId/congratulations')
  @Answers(congratulationsView)
  congratulate(@CurrentViewer() viewer: Viewer, @Param('newsId', { schema: id }) newsId: string): Promise<CongratulationsView> {
    return this.items.congratulate(viewer, newsId, true);
  }

  @Delete(':newsId/congratulations')
  @Answers(congratulationsView)
  takeBack(@CurrentViewer() viewer: Viewer, @Param('newsId', { schema: id }) newsId: string): Promise<CongratulationsView> {
    return this.items.congratulate(viewer, newsId, false);
  }

  @Put(':newsId/standing')
  @Answers(newsItem)
  answer(
    @CurrentViewer() viewer: Viewer,
    @Param('newsId', { schema: id }) newsId: string,
    @Body({ schema: answerStanding }) { agrees }: AnswerStanding,
  ): Promise<NewsItem> {
    return this.items.answer(viewer, newsId, agrees);
  }
}
