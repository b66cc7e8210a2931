import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import type { CongratulationsView, NewsCard, NewsItem, NewsPage, NewsQuery } from '@scholars-commons/shared/news';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { decodeCursor, encodeCursor } from '../../../common/paging/cursor.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { itemPolicy } from './item.policy.js';
import { congratulationsView, newsCard, newsItem } from './item.view.js';
import { ItemsQueries } from './items.queries.js';

const place = z.tuple([z.string().regex(/^\d{1,17}$/), id]);

/** The news that are out, and what readers do with them. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: ItemsQueries,
  ) {}

  /** The latest first. */
  async page(viewer: Viewer, { cursor, limit, ...wanted }: NewsQuery): Promise<NewsPage> {
    const [micros, lastId] = cursor === undefined ? [] : decodeCursor(cursor, place);
    const after = micros !== undefined && lastId !== undefined ? { micros, id: lastId } : null;
    const rows = await this.queries.page(viewer, wanted, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items: items.map(newsCard), next: rows.length > limit && last ? encodeCursor([last.place, last.id]) : null };
  }

  async latest(viewer: Viewer, limit: number): Promise<NewsCard[]> {
    return (await this.queries.page(viewer, {}, null, limit)).map(newsCard);
  }

  async get(viewer: Viewer, newsId: string): Promise<NewsItem> {
    const row = await this.queries.byId(viewer, newsId);
    assertVisible(row !== null);
    return newsItem(viewer, row, await this.queries.related(viewer, newsId));
  }

  /** Congratulating twice, or taking back what is not there, changes nothing and answers alike. */
  async congratulate(viewer: Viewer, newsId: string, isOn: boolean): Promise<CongratulationsView> {
    await this.database.transaction(async (tx) => {
      const held = await this.queries.held(tx, viewer, newsId);
      assertVisible(held !== null);
      authorize(itemPolicy.congratulate(viewer, { submitterId: held.submitter_id, isNamed: held.is_named }));
      await this.queries.congratulate(tx, newsId, viewer.scholarId, isOn);
    });
    const row = await this.queries.congratulations(viewer, newsId);
    assertVisible(row !== null);
    return congratulationsView(newsId, row);
  }

  /** A named person lets it stand on his page, or not; he may change his mind. */
  async answer(viewer: Viewer, newsId: string, agrees: boolean): Promise<NewsItem> {
    await this.database.transaction(async (tx) => {
      const held = await this.queries.held(tx, viewer, newsId);
      assertVisible(held !== null);
      authorize(itemPolicy.answer(viewer, { submitterId: held.submitter_id, isNamed: held.is_named }));
      const isChanged = await this.queries.answer(tx, held.submission_id, viewer.scholarId, agrees ? 'agreed' : 'declined');
      if (!isChanged) return;
      await audit(tx, {
        actorId: viewer.scholarId,
        act: 'news.answer',
        thing: { kind: 'news', id: newsId },
        changes: { agrees },
      });
    });
    return this.get(viewer, newsId);
  }
}
