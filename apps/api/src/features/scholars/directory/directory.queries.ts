import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type CardRow, cardColumns, cardJoins } from '../projection/card.sql.js';
import { type DirectorySearch, FIRST_TOKEN, filterSql, searchSql } from './directory-filters.js';

export type DirectorySort = 'name' | 'recent' | 'relevance';

/** Where the last page ended. */
export type DirectoryPlace = readonly [key: string | number | null, id: string];

export type PageRow = CardRow & { place: string | number | null };

/**
 * How likely a name is what was meant, as a whole number, so that it can stand in a cursor: letters in common in thousandths,
 * and more for each word that begins a word of the name.
 */
const likeness = (tokenCount: number) => {
  const tokens = Array.from({ length: tokenCount }, (_, index) => `$${FIRST_TOKEN + index}::text`);
  const begins = tokens.map((token) => ` + 300 * ((' ' || s.search_name) LIKE '% ' || public.fold(${token}) || '%')::int`);
  return `(round(similarity(s.search_name, public.fold(${tokens.join(` || ' ' || `)})) * 1000)::int${begins.join('')})`;
};

/** `key` sorts, before `id`; `after` is true for rows past the last page's end. */
const orders: Record<DirectorySort, (tokenCount: number, cursor: number) => { key: string; after: string; by: string }> = {
  name: (_tokenCount, cursor) => ({
    key: 's.sort_name',
    after: `($${cursor}::text IS NULL OR (s.sort_name, s.id) > ($${cursor} COLLATE "und-x-icu", $${cursor + 1}::uuid))`,
    by: 's.sort_name, s.id',
  }),
  // Who has not come yet stands at the end.
  recent: (_tokenCount, cursor) => ({
    key: `CASE WHEN s.claimed_at IS NULL THEN '-infinity' ELSE to_char(s.claimed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') END`,
    after: `($${cursor}::text IS NULL OR (coalesce(s.claimed_at, '-infinity'), s.id) < ($${cursor}::timestamptz, $${cursor + 1}::uuid))`,
    by: `coalesce(s.claimed_at, '-infinity') DESC, s.id DESC`,
  }),
  relevance: (tokenCount, cursor) => ({
    key: likeness(tokenCount),
    after: `($${cursor}::text IS NULL OR (-${likeness(tokenCount)}, s.id) > (-($${cursor}::int), $${cursor + 1}::uuid))`,
    by: `${likeness(tokenCount)} DESC, s.id`,
  }),
};

const filters = Object.values(filterSql).join('\n    AND ');

/** The statement of one page. Few texts: one for each sort and number of words. */
export function pageSql(sort: DirectorySort, tokenCount: number): string {
  const cursor = FIRST_TOKEN + tokenCount;
  const { key, after, by } = orders[sort](tokenCount, cursor);
  return `WITH page AS (
  SELECT s.id, ${key} AS place, row_number() OVER (ORDER BY ${by}) AS turn
  FROM scholar s
  WHERE ${searchSql(tokenCount)}
    AND ${filters}
    AND ${after}
  ORDER BY ${by}
  LIMIT $${cursor + 2}
)
SELECT page.place, ${cardColumns}
FROM page JOIN scholar s ON s.id = page.id ${cardJoins}
ORDER BY page.turn`;
}

@Injectable()
export class DirectoryQueries {
  async page(
    tx: EntityManager,
    { tokens, params }: DirectorySearch,
    sort: DirectorySort,
    after: DirectoryPlace | null,
    limit: number,
  ): Promise<PageRow[]> {
    return tx.query<PageRow[]>(pageSql(sort, tokens.length), [...params, after?.[0] ?? null, after?.[1] ?? null, limit]);
  }
}
