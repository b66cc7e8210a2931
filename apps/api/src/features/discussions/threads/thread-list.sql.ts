import type { ThreadsQuery } from '@scholars-commons/shared/discussions';
import { instantOf, microsOf } from '../../../common/paging/keyset.js';
import { pageLength } from '../../../common/paging/page-length.js';
import { authorColumns } from '../author-columns.js';
import { visibleTo } from '../spaces/visible-to.js';

/** What a list shows or sorts by, of thread t. */
const COLUMNS = `t.id, t.space_id, t.author_id, t.last_author_id, t.title, t.slug, t.post_count, t.last_post_number, t.last_post_at,
      t.last_excerpt, t.is_pinned, t.closed_at, t.created_at`;

const SPACE = ' JOIN space s ON s.id = t.space_id';

/**
 * Threads with something to read for the scholar $1 of the cohorts $2, who caught up at the given instant: those that went on
 * after his marker, and those without one that moved since, in spaces of his own (`unreadOf` says the same of one row).
 * Two branches, each along an index, instead of a walk through all threads.
 * @param page for one page: what narrows it, and its order and length, so that neither branch brings more. `OFFSET 0` there: markers are
 *   looked up thread by thread; whoever has read thousands, and nothing new is there, would else have each compared with each
 */
export const unreadThreads = (
  caughtUpAt: string,
  columns = 't.id, t.space_id',
  page?: { where: string; end: string },
): string => `(SELECT ${columns}
      FROM read_marker m JOIN thread t ON t.id = m.thread_id${page ? SPACE : ''}
      WHERE m.scholar_id = $1 AND t.last_post_number > m.read_number${page ? `\n      AND ${page.where}\n      ${page.end}` : ''})
    UNION ALL
    (SELECT ${columns}
      FROM thread t${page ? SPACE : ''}
      WHERE t.last_post_at > ${caughtUpAt} AND NOT EXISTS (SELECT FROM read_marker m WHERE m.scholar_id = $1 AND m.thread_id = t.id${page ? ' OFFSET 0' : ''})
        AND EXISTS (SELECT FROM space o WHERE o.id = t.space_id AND (o.kind = 'open' OR o.cohort_id = ANY($2::uuid[])))${page ? `\n      AND ${page.where}\n      ${page.end}` : ''})`;

/** Where a page begins: the sort key of the last row before it, its id, and whether that was pinned. */
export interface ThreadPlace {
  key: string;
  id: string;
  isPinned: boolean;
}

/** Which list: its text depends on this alone, so that each is prepared once a connection. */
export interface ThreadListShape {
  filter: ThreadsQuery['filter'];
  sort: ThreadsQuery['sort'];
  spaceId: string | null;
  after: ThreadPlace | null;
  caughtUpAt: Date;
  limit: number;
}

const SORTS = {
  recent: { column: 't.last_post_at', key: microsOf('t.last_post_at'), value: instantOf },
  newest: { column: 't.created_at', key: microsOf('t.created_at'), value: instantOf },
  'most-posts': { column: 't.post_count', key: 't.post_count', value: (parameter: string) => `${parameter}::bigint` },
};

/**
 * The statement of one list; it may bring more rows than asked. The page is cut first, and only its rows pay for authors
 * and markers. $1 to $3 are the viewer's (`viewerParameters`); the rest is given here.
 */
export function threadListSql({ filter, sort, spaceId, after, caughtUpAt, limit }: ThreadListShape): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const give = (value: unknown) => `$${values.push(value) + 3}`;
  const { column, key, value } = SORTS[sort];
  // Within a space the pinned threads come first.
  const pinned = spaceId !== null && sort === 'recent';
  const order = `${pinned ? 't.is_pinned DESC, ' : ''}${column} DESC, t.id DESC`;

  const limited = `LIMIT ${pageLength(limit)}`;
  const since = filter === 'unread' ? `${give(caughtUpAt)}::timestamptz` : '';
  const mine = filter === 'mine' ? '\n    JOIN (SELECT DISTINCT thread_id FROM post WHERE author_id = $1) o ON o.thread_id = t.id' : '';
  const where = [
    visibleTo,
    ...(filter === 'unanswered' ? ['t.post_count <= 1 AND t.closed_at IS NULL'] : []),
    ...(spaceId ? [`t.space_id = ${give(spaceId)}::uuid`] : []),
    ...(after
      ? [
          pinned
            ? `(t.is_pinned, ${column}, t.id) < (${give(after.isPinned)}::boolean, ${value(give(after.key))}, ${give(after.id)}::uuid)`
            : `(${column}, t.id) < (${value(give(after.key))}, ${give(after.id)}::uuid)`,
        ]
      : []),
  ].join('\n      AND ');
  const source = since ? `(${unreadThreads(since, COLUMNS, { where, end: `ORDER BY ${order} ${limited}` })}) t` : 'thread t';
  const text = `WITH page AS (
    SELECT ${COLUMNS}, s.slug AS space_slug, s.name AS space_name, s.kind AS space_kind, s.cohort_id
    FROM ${source}${mine}
    JOIN space s ON s.id = t.space_id
    WHERE ${since ? visibleTo : where}
    ORDER BY ${order} ${limited}
  )
  SELECT t.id, t.title, t.slug, t.post_count, t.last_post_number, t.last_post_at, t.last_excerpt, t.is_pinned,
    t.closed_at IS NOT NULL AS is_closed, t.space_id, t.space_slug, t.space_name, t.space_kind, t.cohort_id, ${key}::text AS place,
    (SELECT m.read_number FROM read_marker m WHERE m.scholar_id = $1 AND m.thread_id = t.id) AS read_number,
    ${authorColumns('a', 'author')},
    ${authorColumns('l', 'last')}
  FROM page t
  JOIN scholar a ON a.id = t.author_id
  JOIN scholar l ON l.id = t.last_author_id
  ORDER BY ${order}`;
  return { text, values };
}

/** How many threads the viewer has to read; the items of the filter `unread`, counted. Takes $4, the instant he caught up. */
export const unreadCountSql = `SELECT count(*)::int AS count
  FROM (${unreadThreads('$4::timestamptz')}) u JOIN space s ON s.id = u.space_id WHERE ${visibleTo}`;
