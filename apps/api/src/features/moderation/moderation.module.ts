import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { DiscussionsModule } from '../discussions/discussions.module.js';
import { ReviewQueueModule } from '../review/review-queue.module.js';
import { CannedReasonsController } from './canned-reasons.controller.js';
import { CannedReasonsService } from './canned-reasons.service.js';
import { FlagsController } from './flags.controller.js';
import { FlagsQueries } from './flags.queries.js';
import { FlagsService } from './flags.service.js';
import { OwnDecisionsController } from './own-decisions.controller.js';
import { OwnDecisionsQueries } from './own-decisions.queries.js';
import { OwnDecisionsService } from './own-decisions.service.js';
import { SuspensionAppealsController } from './suspension-appeals.controller.js';

/** What brings things before staff, and what comes of it for the people concerned. */
@Module({
  imports: [AccountsModule, DiscussionsModule, ReviewQueueModule],
  controllers: [CannedReasonsController, FlagsController, OwnDecisionsController, SuspensionAppealsController],
  providers: [CannedReasonsService, FlagsQueries, FlagsService, OwnDecisionsQueries, OwnDecisionsService],
})
export class ModerationModule {}
