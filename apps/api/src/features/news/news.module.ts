import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ReviewQueueModule } from '../review/review-queue.module.js';
import { ScholarsModule } from '../scholars/scholars.module.js';
import { ItemsController } from './items/items.controller.js';
import { ItemsQueries } from './items/items.queries.js';
import { ItemsService } from './items/items.service.js';
import { NewsService } from './news.service.js';
import { NewsPicturesController } from './pictures/news-pictures.controller.js';
import { SubmissionPictureService } from './pictures/submission-picture.service.js';
import { ItemRemoval } from './publishing/item-removal.js';
import { OwnLine } from './publishing/own-line.js';
import { PublishScheduledJob } from './publishing/publish-scheduled.job.js';
import { PublishingController } from './publishing/publishing.controller.js';
import { PublishingQueries } from './publishing/publishing.queries.js';
import { PublishingService } from './publishing/publishing.service.js';
import { TellPublishedJob } from './publishing/tell-published.job.js';
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
  controllers: [ItemsController, SubmissionsController, PublishingController, NewsPicturesController],
  providers: [
    ItemRemoval,
    ItemsQueries,
    ItemsService,
    NewsService,
    OwnLine,
    PublishScheduledJob,
    PublishingQueries,
    PublishingService,
    SubmissionCases,
    SubmissionChangesService,
    SubmissionPeopleQueries,
    SubmissionPictureService,
    SubmissionStepsService,
    SubmissionWrites,
    SubmissionsQueries,
    SubmissionsService,
    TellPublishedJob,
  ],
  exports: [NewsService],
})
export class NewsModule {}
