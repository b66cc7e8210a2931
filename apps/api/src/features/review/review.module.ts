import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { DiscussionsModule } from '../discussions/discussions.module.js';
import { CaseQueries } from './case.queries.js';
import { CasesService } from './cases.service.js';
import { ReviewController } from './review.controller.js';
import { ReviewLive } from './review.live.js';
import { ReviewQueries } from './review.queries.js';
import { ReviewQueueModule } from './review-queue.module.js';
import { ReviewService } from './review.service.js';

/** The desk: the one queue where staff judge. */
@Module({
  imports: [AccountsModule, DiscussionsModule, ReviewQueueModule],
  controllers: [ReviewController],
  providers: [CaseQueries, CasesService, ReviewLive, ReviewQueries, ReviewService],
})
export class ReviewModule {}
