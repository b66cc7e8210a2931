import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { DiscussionsModule } from '../discussions/discussions.module.js';
import { NewsModule } from '../news/news.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { CaseQueries } from './case.queries.js';
import { CasesService } from './cases.service.js';
import { Consequences } from './consequences.js';
import { DecisionsQueries } from './decisions.queries.js';
import { DecisionsService } from './decisions.service.js';
import { RemindReviewersJob } from './remind-reviewers.job.js';
import { ReviewController } from './review.controller.js';
import { ReviewLive } from './review.live.js';
import { ReviewQueries } from './review.queries.js';
import { ReviewQueueModule } from './review-queue.module.js';
import { ReviewService } from './review.service.js';
import { TellDecisionJob } from './tell-decision.job.js';
import { Verdicts } from './verdicts.service.js';

/** The desk: the one queue where staff judge. */
@Module({
  imports: [AccountsModule, DiscussionsModule, NewsModule, NotificationsModule, ReviewQueueModule],
  controllers: [ReviewController],
  providers: [
    CaseQueries,
    CasesService,
    Consequences,
    DecisionsQueries,
    DecisionsService,
    RemindReviewersJob,
    ReviewLive,
    ReviewQueries,
    ReviewService,
    TellDecisionJob,
    Verdicts,
  ],
})
export class ReviewModule {}
