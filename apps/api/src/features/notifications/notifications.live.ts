import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '../../common/events/domain-events.js';
import { On } from '../../common/events/on.js';
import { LiveServer } from '../../common/live/live-server.js';
import { NotificationsQueries } from './notifications.queries.js';

/** Tells every device of a scholar how many notifications wait for him now. */
@Injectable()
export class NotificationsLive {
  constructor(
    private readonly live: LiveServer,
    private readonly queries: NotificationsQueries,
  ) {}

  @On('notifications.changed')
  async changed({ scholarIds }: DomainEvents['notifications.changed']): Promise<void> {
    for (const scholarId of scholarIds) {
      this.live.toScholar(scholarId).emit('me.changed', { unreadNotifications: await this.queries.unreadOf(scholarId) });
    }
  }
}
