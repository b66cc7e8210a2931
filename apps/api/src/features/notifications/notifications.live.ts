import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import * as z from 'zod';
import type { DomainEvents } from '../../common/events/domain-events.js';
import { On } from '../../common/events/on.js';
import { LiveServer } from '../../common/live/live-server.js';
import { SCHOLAR_ROOMS, scholarRoom } from '../../common/live/live-socket.js';
import { NotificationsQueries } from './notifications.queries.js';

/** Clocks of processes and of Postgres may differ by so much. */
const MARGIN_MS = 60_000;
/** Between processes: tell your own whose notifications came or were read since. */
const SINCE = 'notifications-since';
const since = z.object({ lostSince: z.coerce.date() });

/** Tells every device of a scholar how many notifications wait for him now. */
@Injectable()
export class NotificationsLive implements OnApplicationBootstrap {
  constructor(
    private readonly live: LiveServer,
    private readonly queries: NotificationsQueries,
  ) {}

  onApplicationBootstrap(): void {
    this.live.fromOtherProcesses(SINCE, (told) => {
      const { data } = since.safeParse(told);
      if (data) void this.tellSince(data.lostSince).catch(() => {});
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
  async returned({ lostSince }: DomainEvents['fan-out.returned']): Promise<void> {
    this.live.toOtherProcesses(SINCE, { lostSince: lostSince.toISOString() });
    await this.tellSince(lostSince);
  }

  private async tellSince(lostSince: Date): Promise<void> {
    const here = this.live.localRooms(SCHOLAR_ROOMS).map((room) => room.slice(SCHOLAR_ROOMS.length));
    if (here.length === 0) return;
    for (const scholarId of await this.queries.changedSince(here, new Date(lostSince.getTime() - MARGIN_MS))) {
      this.live.localRoom(scholarRoom(scholarId)).emit('me.changed', { unreadNotifications: await this.queries.unreadOf(scholarId) });
    }
  }
}
