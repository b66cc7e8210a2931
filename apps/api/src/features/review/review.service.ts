import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import type { ReviewPage, ReviewQuery } from '@scholars-commons/shared/review';
import * as z from 'zod';
import type { Viewer } from '../../common/auth/viewer.js';
import { decodeCursor, encodeCursor } from '../../common/paging/cursor.js';
import { authorize } from '../../common/policy/policy.js';
import { reviewPolicy } from './review.policy.js';
import { ReviewQueries } from './review.queries.js';
import { countersView, reviewRow } from './review.view.js';

const place = z.tuple([z.string().regex(/^\d{1,17}$/), id]);

/** The one queue where staff judge. */
@Injectable()
export class ReviewService {
  constructor(private readonly queries: ReviewQueries) {}

  /** What the viewer may judge: waiting, the oldest first; decided, the latest first. */
  async page(viewer: Viewer, { kind: asked, state, cursor, limit }: ReviewQuery): Promise<ReviewPage> {
    authorize(asked === undefined ? reviewPolicy.visit(viewer) : reviewPolicy.covers(viewer, asked));
    const kind = asked ?? null;
    const [micros, lastId] = cursor === undefined ? [] : decodeCursor(cursor, place);
    const after = micros !== undefined && lastId !== undefined ? { micros, id: lastId } : null;
    const [rows, counters] = await Promise.all([
      this.queries.page(viewer, { state, kind }, after, limit + 1),
      this.queries.counters(viewer, kind),
    ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(reviewRow),
      next: rows.length > limit && last ? encodeCursor([last.place, last.id]) : null,
      counters: countersView(counters),
    };
  }
}
