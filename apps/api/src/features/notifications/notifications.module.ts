import { Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsLive } from './notifications.live.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsService } from './notifications.service.js';

/** What each scholar should know. */
@Module({
  controllers: [NotificationsController],
  providers: [NotificationsQueries, NotificationsService, NotificationsLive],
  exports: [NotificationsService],
})
export class NotificationsModule {}
