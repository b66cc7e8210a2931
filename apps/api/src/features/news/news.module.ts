import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ReviewQueueModule } from '../review/review-queue.module.js';
import { ScholarsModule } from '../scholars/scholars.module.js';
import { NewsService } from './news.service.js';
import { ItemRemoval } from './publishing/item-removal.js';
import { SubmissionCases } from './submissions/submission-cases.js';
import { SubmissionChangesService } from './submissions/submission-changes.service.js';
import { SubmissionPeopleQueries } from './submissions/submission-people.queries.js';
import { SubmissionStepsService } from './submissions/submission-steps.service.js';
import { SubmissionWrites } from './submissions/submission-writes.js';
import { SubmissionsController } from './submissions/submissions.controller.js';
import { SubmissionsQueries } from './submissions/submissions.queries.js';
import { SubmissionsService } from './submissions/submissions.service.js';

/** News: submitted by scholars, judged by editors, read by all. */
@Module({
  imports: [NotificationsModule, ReviewQueueModule, ScholarsModule],
  controllers: [SubmissionsController],
  providers: [
    ItemRemoval,
    NewsService,
    SubmissionCases,
    SubmissionChangesService,
    SubmissionPeopleQueries,
    SubmissionStepsService,
    SubmissionWrites,
    SubmissionsQueries,
    SubmissionsService,
  ],
  exports: [NewsService],
})
export class NewsModule {}
