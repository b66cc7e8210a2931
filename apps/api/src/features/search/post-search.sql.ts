import { pageLength } from '../../common/paging/page-length.js';
import { discussionsSql } from '../discussions/discussions.service.js';
import { FOUND } from './marked-text.js';

/** More hits than these are not ranked: the newest posts are looked through instead. */
export const MOST_HITS = 5_000;
/**
 * How many posts Postgres believes to hold the words $1, from the samples that it keeps: nothing is read. An index of words is gone through
 * from end to end before its first hit comes out, which for a word in most posts takes longer than to look at the newest.
 */
export const estimateSql = `EXPLAIN (FORMAT JSON) SELECT FROM post_search WHERE words @@ websearch_to_tsquery('public.talk', $1)`;
/** Believed to be in so many, words are in more than can be ranked. */
export const SURELY_TOO_MANY = 2 * MOST_HITS;

/** How many of the newest posts are looked through then. */
export const NEWEST = 5_000;
/** After this time a post counts half: the same words of this year come first, a better fit of long ago still does. */
const HALF_LIFE_SECONDS = 365 * 86_400;

/**
 * The order of what was found: how well it fits, halved with each year of age. As a logarithm, so that it does not change while somebody
 * pages through: relative to each other posts age alike.
 */
const SCORE = `(ln(greatest(ts_rank(x.words, (SELECT query FROM asked), 1), 1e-6)) / ln(2.0)
      + extract(epoch FROM x.created_at)::float8 / ${HALF_LIFE_SECONDS})::float8`;

const HIT = `x.words @@ (SELECT query FROM asked) AND ($7::uuid IS NULL OR x.author_id = $7::uuid)`;

/**
 * Whether a post stands in a space that the viewer reads. `IS TRUE` keeps the spaces from being joined: that would tempt Postgres to
 * fetch all posts of all spaces, where the words or the newest stand in an index.
 */
const IN_SIGHT = `(x.space_id IN (SELECT s.id FROM space s WHERE ${discussionsSql.visibleTo})) IS TRUE`;

/** All posts that hold the words, found by their index; one more than is ranked tells that they are too many, and none is then. */
const byWords = (inSpace: boolean): string => `hit AS MATERIALIZED (
    SELECT x.post_id, x.created_at, x.words
    FROM post_search x
    WHERE ${IN_SIGHT}${inSpace ? ' AND x.space_id = $8::uuid' : ''}
      AND ${HIT}
    LIMIT ${MOST_HITS + 1}
  ), found AS MATERIALIZED (
    SELECT x.post_id, ${SCORE} AS score FROM hit x WHERE (SELECT count(*) FROM hit) <= ${MOST_HITS}
  ), looked AS (SELECT count(*)::int AS hits, count(*) <= ${MOST_HITS} AS at_all FROM hit)`;

/** Those of the newest posts that hold the words. */
const amongNewest = (inSpace: boolean): string => `newest AS MATERIALIZED (
    SELECT x.post_id, x.author_id, x.created_at, x.words
    FROM post_search x
    WHERE ${IN_SIGHT}${inSpace ? ' AND x.space_id = $8::uuid' : ''}
    ORDER BY x.created_at DESC, x.post_id DESC LIMIT ${NEWEST}
  ), found AS MATERIALIZED (
    SELECT x.post_id, ${SCORE} AS score FROM newest x WHERE ${HIT}
  ), looked AS (SELECT (SELECT count(*)::int FROM found) AS hits, count(*) < ${NEWEST} AS at_all FROM newest)`;

export interface PostSearchShape {
  /** All hits by their index, or those among the newest posts. */
  among: 'all' | 'newest';
  inSpace: boolean;
  limit: number;
}

const headline = (text: string) =>
  `ts_headline('public.talk', public.bare_words(${text}), asked.query, 'HighlightAll=true,StartSel="${FOUND.start}",StopSel="${FOUND.stop}"')`;

/**
 * One page of what was found. Its text depends on the shape alone. $1 to $3 are the viewer's (`viewerParameters`), $4 the words as
 * `askedWords` gives them, $5 and $6 score and id of the last row before, $7 an author or null, $8 the space if one is named.
 * What only leaves words out (beside "the" and "of", maybe) would find nearly all posts: it finds none.
 * Answers one row at least, whose `id` is null if nothing is on the page: it tells of the search as a whole.
 */
export const postSearchSql = ({ among, inSpace, limit }: PostSearchShape): string => `WITH asked AS MATERIALIZED (
    SELECT CASE WHEN querytree(typed.query) IN ('', 'T') THEN '' ELSE typed.query END AS query
    FROM (SELECT websearch_to_tsquery('public.talk', $4) AS query) typed
  ), ${among === 'all' ? byWords(inSpace) : amongNewest(inSpace)},
  page AS (
    SELECT post_id, score FROM found WHERE $5::float8 IS NULL OR (score, post_id) < ($5::float8, $6::uuid)
    ORDER BY score DESC, post_id DESC LIMIT ${pageLength(limit)}
  )
  SELECT numnode(asked.query) > 0 AS has_words, looked.hits, looked.at_all AS saw_all, shown.*
  FROM asked CROSS JOIN looked LEFT JOIN LATERAL (
    SELECT p.id, p.number, p.created_at, page.score, t.id AS thread_id, t.slug AS thread_slug, t.title,
      CASE WHEN p.number = 1 THEN ${headline('t.title')} END AS title_found,
      h.text, ${headline('h.text')} AS text_found, s.id AS space_id, s.slug AS space_slug, s.name AS space_name,
      ${discussionsSql.authorColumns('a', 'author')}
    FROM page
    JOIN post p ON p.id = page.post_id AND p.removed_at IS NULL
    JOIN thread t ON t.id = p.thread_id
    JOIN space s ON s.id = t.space_id
    JOIN scholar a ON a.id = p.author_id
    CROSS JOIN LATERAL (SELECT public.html_text(p.html) AS text OFFSET 0) h
    WHERE ${discussionsSql.visibleTo} AND $1::uuid IS NOT NULL
  ) shown ON true
  ORDER BY shown.score DESC, shown.id DESC`;
