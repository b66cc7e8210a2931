import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import {
  type Decide,
  decide,
  type ReviewCase,
  reviewCase,
  type ReviewPage,
  reviewPage,
  type ReviewQuery,
  reviewQuery,
} from '@scholars-commons/shared/review';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { CasesService } from './cases.service.js';
import { DecisionsService } from './decisions.service.js';
import { ReviewService } from './review.service.js';

@Controller('review')
export class ReviewController {
  constructor(
    private readonly review: ReviewService,
    private readonly cases: CasesService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  @Answers(reviewPage)
  page(@CurrentViewer() viewer: Viewer, @Query({ schema: reviewQuery }) query: ReviewQuery): Promise<ReviewPage> {
    return this.review.page(viewer, query);
  }

  @Get(':id')
  @Answers(reviewCase)
  get(@CurrentViewer() viewer: Viewer, @Param('id', { schema: id }) reviewId: string): Promise<ReviewCase> {
    return this.cases.get(viewer, reviewId);
  }

  @Post(':id/hold')
  @Answers(reviewCase)
  hold(@CurrentViewer() viewer: Viewer, @Param('id', { schema: id }) reviewId: string): Promise<ReviewCase> {
    return this.cases.hold(viewer, reviewId);
  }

  @Post(':id/release')
  @Answers(reviewCase)
  release(@CurrentViewer() viewer: Viewer, @Param('id', { schema: id }) reviewId: string): Promise<ReviewCase> {
    return this.cases.release(viewer, reviewId);
  }

  @Post(':id/decisions')
  @Answers(reviewCase)
  decide(
    @CurrentViewer() viewer: Viewer,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: decide }) input: Decide,
  ): Promise<ReviewCase> {
    return this.decisions.decide(viewer, reviewId, input);
  }

  @Post(':id/undo')
  @Answers(reviewCase)
  undo(@CurrentViewer() viewer: Viewer, @Param('id', { schema: id }) reviewId: string): Promise<ReviewCase> {
    return this.decisions.undo(viewer, reviewId);
  }
}
