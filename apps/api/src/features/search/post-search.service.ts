import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import type { FoundPost, PostSearchPage, PostSearchQuery } from '@scholars-commons/shared/search';
import * as z from 'zod';
import type { Viewer } from '../../common/auth/viewer.js';
import { Limits } from '../../common/limits/limits.service.js';
import { decodeCursor, encodeCursor } from '../../common/paging/cursor.js';
import { authorOf, DiscussionsService } from '../discussions/discussions.service.js';
import { askedWords } from './asked-words.js';
import { marked, snippet } from './marked-text.js';
import { type FoundPostRow, type FoundPosts, PostSearchQueries, type Wanted } from './post-search.queries.js';

/** Score and id of the last row, and whether only the newest posts were looked through: the next page does the same. */
const place = z.tuple([z.number(), id, z.boolean()]);

/** Posts by their words, as far as the viewer may read them. */
@Injectable()
export class PostSearchService {
  constructor(
    private readonly queries: PostSearchQueries,
    private readonly discussions: DiscussionsService,
    private readonly limits: Limits,
  ) {}

  async search(viewer: Viewer, { q, space, author, cursor, limit }: PostSearchQuery): Promise<PostSearchPage> {
    await this.limits.consume('search', viewer.scholarId);
    const [score, lastId, wasAmongNewest = false] = cursor === undefined ? [] : decodeCursor(cursor, place);
    const spaceId = space === undefined ? null : await this.discussions.readableSpaceId(viewer, space);
    const words = askedWords(q);
    if (!words) return { items: [], next: null, gaveUp: false, hasWords: false };

    const after = score !== undefined && lastId !== undefined ? { score, id: lastId } : null;
    const wanted: Wanted = { words, spaceId, authorId: author ?? null, after, limit: limit + 1 };
    // Within a space, or of one author, there may be few of them however common they are.
    const areCommon = wasAmongNewest || (!spaceId && !author && !after && (await this.queries.areCommon(words)));
    const all = areCommon ? null : await this.queries.find(viewer, 'all', wanted);
    if (all?.sawAll) return pageOf(all, limit, false);
    // Too many hits to rank within the time, or too many to look at: what is newest is worth more than no answer.
    const newest = await this.queries.find(viewer, 'newest', wanted);
    return newest ? pageOf(newest, limit, true) : { items: [], next: null, gaveUp: true, hasWords: true };
  }
}

function pageOf({ rows, hits, sawAll, hasWords }: FoundPosts, limit: number, isAmongNewest: boolean): PostSearchPage {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(foundPost),
    next: rows.length > limit && last ? encodeCursor([last.score, last.id, isAmongNewest]) : null,
    ...(sawAll ? { total: hits } : {}),
    gaveUp: !sawAll,
    hasWords,
  };
}

const foundPost = (row: FoundPostRow): FoundPost => ({
  id: row.id,
  number: row.number,
  createdAt: row.created_at.toJSON(),
  author: authorOf(row),
  thread: { id: row.thread_id, slug: row.thread_slug, title: marked(row.title, row.title_found) },
  space: { id: row.space_id, slug: row.space_slug, name: row.space_name },
  snippet: snippet(row.text, row.text_found),
});
