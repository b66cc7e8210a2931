import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import type { NotificationPage, ReadNotifications } from '@scholars-commons/shared/notifications';
import * as z from 'zod';
import type { Runner } from '../../database/round-trips.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { EventBus } from '../../common/events/event-bus.js';
import { decodeCursor, encodeCursor } from '../../common/paging/cursor.js';
import { notificationView } from './notification.view.js';
import { NotificationsQueries, type Told } from './notifications.queries.js';

const place = z.tuple([z.string().regex(/^\d{1,17}$/), id]);

/** What a scholar should know: answers to him, decisions on what he wrote. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly queries: NotificationsQueries,
    private readonly events: EventBus,
  ) {}

  async page(viewer: Viewer, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<NotificationPage> {
    const [micros, lastId] = cursor === undefined ? [] : decodeCursor(cursor, place);
    const after = micros !== undefined && lastId !== undefined ? { micros, id: lastId } : null;
    const rows = await this.queries.page(viewer, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(notificationView),
      next: rows.length > limit && last ? encodeCursor([last.place, last.id]) : null,
      unread: await this.queries.unread(viewer),
    };
  }

  /** How many the viewer has not read, of those he may still see. */
  unread(viewer: Viewer): Promise<number> {
    return this.queries.unread(viewer);
  }

  /** The same for somebody of whom no more is known than who he is. */
  unreadOf(scholarId: string): Promise<number> {
    return this.queries.unreadOf(scholarId);
  }

  /**
   * Puts something before scholars, in the transaction that makes it so.
   * @returns what to do after the commit: tells their open pages
   */
  async tell(tx: Runner, told: Told): Promise<() => void> {
    if (told.scholarIds.length === 0) return () => {};
    await this.queries.tell(tx, told);
    return () => this.events.publish('notifications.changed', { scholarIds: [...told.scholarIds] });
  }

  /** Ids of others change nothing and tell nothing. */
  async read(viewer: Viewer, input: ReadNotifications): Promise<{ unread: number }> {
    const changed = await this.queries.read(viewer.scholarId, 'ids' in input ? input.ids : null);
    if (changed > 0) this.events.publish('notifications.changed', { scholarIds: [viewer.scholarId] });
    return { unread: await this.queries.unread(viewer) };
  }
}
