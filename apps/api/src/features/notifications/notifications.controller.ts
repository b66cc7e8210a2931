import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import {
  type NotificationPage,
  notificationPage,
  notificationsQuery,
  type ReadNotifications,
  readNotifications,
  unreadNotifications,
} from '@scholars-commons/shared/notifications';
import type * as z from 'zod';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { NotificationsService } from './notifications.service.js';

@Controller('notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  @Answers(notificationPage)
  list(
    @CurrentViewer() viewer: Viewer,
    @Query({ schema: notificationsQuery }) query: z.infer<typeof notificationsQuery>,
  ): Promise<NotificationPage> {
    return this.notifications.page(viewer, query);
  }

  @Put('read')
  @Answers(unreadNotifications)
  read(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: readNotifications }) input: ReadNotifications,
  ): Promise<z.infer<typeof unreadNotifications>> {
    return this.notifications.read(viewer, input);
  }
}
