import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import * as z from 'zod';
import type { DomainEvents } from '../../common/events/domain-events.js';
import { On } from '../../common/events/on.js';
import { LiveServer } from '../../common/live/live-server.js';
import { SCHOLAR_ROOMS, scholarRoom } from '../../common/live/live-socket.js';
import { AFTER_RETURN_MS, gathered } from '../../common/turns/gathered.js';
import { NotificationsQueries } from './notifications.queries.js';

/** Clocks of processes and of Postgres may differ by so much. */
const MARGIN_MS = 60_000;
/** Between processes: tell your own whose notifications came or were read since. */
const SINCE = 'notifications-since';
const told = z.object({ lostSince: z.coerce.date() });

/** Tells every device of a scholar how many notifications wait for him now. */
@Injectable()
export class NotificationsLive implements OnApplicationBootstrap {
  private readonly tellSoon = gathered<Date>(AFTER_RETURN_MS, (lostSince) => this.tellSince(lostSince).catch(() => {}));

  constructor(
    private readonly live: LiveServer,
    private readonly queries: NotificationsQueries,
  ) {}

  onApplicationBootstrap(): void {
    this.live.fromOtherProcesses(SINCE, (news) => {
      const { data } = told.safeParse(news);
      if (data) this.tellSoon(data.lostSince);
    });
  }

  @On('notifications.changed')
  async changed({ scholarIds }: DomainEvents['notifications.changed']): Promise<void> {
    for (const scholarId of scholarIds) {
      this.live.toScholar(scholarId).emit('me.changed', { unreadNotifications: await this.queries.unreadOf(scholarId) });
    }
  }

  /** Devices here may have missed what happened elsewhere, and devices elsewhere what happened here. */
  @On('fan-out.returned')
  returned({ lostSince }: DomainEvents['fan-out.returned']): void {
    this.live.toOtherProcesses(SINCE, { lostSince: lostSince.toISOString() });
    this.tellSoon(lostSince);
  }

  private async tellSince(lostSince: readonly Date[]): Promise<void> {
    const here = this.live.localRooms(SCHOLAR_ROOMS).map((room) => room.slice(SCHOLAR_ROOMS.length));
    if (here.length === 0) return;
    const since = new Date(Math.min(...lostSince.map(Number)) - MARGIN_MS);
    for (const scholarId of await this.queries.changedSince(here, since)) {
      this.live.localRoom(scholarRoom(scholarId)).emit('me.changed', { unreadNotifications: await this.queries.unreadOf(scholarId) });
    }
  }
}
