import { Module } from '@nestjs/common';
import { DiscussionsModule } from '../discussions/discussions.module.js';
import { ReviewQueueModule } from '../review/review-queue.module.js';
import { FlagsController } from './flags.controller.js';
import { FlagsQueries } from './flags.queries.js';
import { FlagsService } from './flags.service.js';

/** What brings things before staff, and what comes of it for the people concerned. */
@Module({
  imports: [DiscussionsModule, ReviewQueueModule],
  controllers: [FlagsController],
  providers: [FlagsQueries, FlagsService],
})
export class ModerationModule {}
