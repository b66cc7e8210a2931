import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { id } from '@scholars-commons/shared/id';
import type { ThreadPage, ThreadRow, ThreadsQuery } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../../common/auth/viewer.js';
import { decodeCursor, encodeCursor } from '../../../common/paging/cursor.js';
import { viewerParameters } from '../spaces/visible-to.js';
import { threadListSql, unreadCountSql } from './thread-list.sql.js';
import { type ListedThreadRow, listedThread } from './thread.view.js';

type Listed = ListedThreadRow & { place: string };

const place = z.tuple([z.string().regex(/^-?\d{1,17}$/), id, z.boolean()]);

/** Lists of threads: what the viewer may read, page by page along a key. */
@Injectable()
export class ThreadListQueries {
  constructor(private readonly database: DataSource) {}

  async page(viewer: Viewer, { filter, sort, cursor, limit }: ThreadsQuery, spaceId: string | null): Promise<ThreadPage> {
    const [key, lastId, isPinned] = cursor === undefined ? [] : decodeCursor(cursor, place);
    const after = key !== undefined && lastId !== undefined && isPinned !== undefined ? { key, id: lastId, isPinned } : null;
    const rows = await this.rows(viewer, { filter, sort, spaceId, after, limit: limit + 1 });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => listedThread(row, viewer)),
      next: rows.length > limit && last ? encodeCursor([last.place, last.id, last.is_pinned]) : null,
    };
  }

  /** The first threads of a list, for Today. */
  async first(viewer: Viewer, filter: ThreadsQuery['filter'], limit: number): Promise<ThreadRow[]> {
    const rows = await this.rows(viewer, { filter, sort: 'recent', spaceId: null, after: null, limit });
    return rows.map((row) => listedThread(row, viewer));
  }

  async unreadCount(viewer: Viewer): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(unreadCountSql, [...viewerParameters(viewer), viewer.caughtUpAt]);
    return row?.count ?? 0;
  }

  private async rows(viewer: Viewer, shape: Omit<Parameters<typeof threadListSql>[0], 'caughtUpAt'>): Promise<Listed[]> {
    const { text, values } = threadListSql({ ...shape, caughtUpAt: viewer.caughtUpAt });
    const rows = await this.database.query<Listed[]>(text, [...viewerParameters(viewer), ...values]);
    return rows.slice(0, shape.limit);
  }
}
