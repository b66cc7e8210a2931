import { Module } from '@nestjs/common';
import { DiscussionsModule } from '../discussions/discussions.module.js';
import { InstitutionChoiceModule } from '../institutions/institution-choice.module.js';
import { NewsModule } from '../news/news.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ScholarsModule } from '../scholars/scholars.module.js';
import { TodayController } from './today.controller.js';
import { TodayQueries } from './today.queries.js';
import { TodayService } from './today.service.js';

/** The first page. */
@Module({
  imports: [DiscussionsModule, InstitutionChoiceModule, NewsModule, NotificationsModule, ScholarsModule],
  controllers: [TodayController],
  providers: [TodayService, TodayQueries],
})
export class TodayModule {}
