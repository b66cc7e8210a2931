import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../common/auth/viewer.js';
import { SearchDatabase } from '../../common/search/search-database.js';
import { type AuthorColumns, discussionsSql } from '../discussions/discussions.service.js';
import { estimateSql, postSearchSql, SURELY_TOO_MANY } from './post-search.sql.js';

export interface FoundPostRow extends AuthorColumns<'author'> {
  id: string;
  number: number;
  created_at: Date;
  score: number;
  thread_id: string;
  thread_slug: string;
  title: string;
  /** Only of the first post, which the title is searched with. */
  title_found: string | null;
  text: string;
  text_found: string;
  space_id: string;
  space_slug: string;
  space_name: string;
}

/** Whatever was found, and of the search as a whole: whether there were words, how many hits, and whether all posts were looked at. */
export interface FoundPosts {
  hasWords: boolean;
  hits: number;
  sawAll: boolean;
  rows: FoundPostRow[];
}

export interface Wanted {
  /** As `askedWords` gives them. */
  words: string;
  spaceId: string | null;
  authorId: string | null;
  after: { score: number; id: string } | null;
  limit: number;
}

type Row = { has_words: boolean; hits: number; saw_all: boolean } & (FoundPostRow | { id: null });

@Injectable()
export class PostSearchQueries {
  constructor(private readonly searches: SearchDatabase) {}

  /** Whether so many posts hold the words that there is no use in gathering them, as far as can be told without looking. */
  async areCommon(words: string): Promise<boolean> {
    const [row] = (await this.searches.search<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(estimateSql, [words])) ?? [];
    return (row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0) > SURELY_TOO_MANY;
  }

  /** Null when the search took too long. */
  async find(viewer: Viewer, among: 'all' | 'newest', { words, spaceId, authorId, after, limit }: Wanted): Promise<FoundPosts | null> {
    const rows = await this.searches.search<Row>(postSearchSql({ among, inSpace: spaceId !== null, limit }), [
      ...discussionsSql.viewerParameters(viewer),
      words,
      after?.score ?? null,
      after?.id ?? null,
      authorId,
      ...(spaceId === null ? [] : [spaceId]),
    ]);
    const [first] = rows ?? [];
    if (!rows || !first) return null;
    return {
      hasWords: first.has_words,
      hits: first.hits,
      sawAll: first.saw_all,
      rows: rows.filter((row): row is Row & FoundPostRow => row.id !== null).slice(0, limit),
    };
  }
}
