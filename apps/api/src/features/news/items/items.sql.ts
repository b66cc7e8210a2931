import { discussionsSql } from '../../discussions/discussions.service.js';
import { wasSubmittedSql } from '../submissions/submission.policy.js';

const { authorColumns, authorObject } = discussionsSql;

/** Whoever agreed stands with his author block, all others with the name alone. */
const people = `(SELECT coalesce(jsonb_agg(jsonb_build_object('name', p.name,
      'scholar', CASE WHEN np.answer = 'agreed' THEN ${authorObject('p')} END) ORDER BY np.place, p.id), '[]')
    FROM news_person np JOIN scholar p ON p.id = np.scholar_id WHERE np.submission_id = ns.id) AS people`;

/** Over `news_item ni` and `news_submission ns`; $1: the viewer. */
export const cardColumns = `ni.id, ns.kind, ns.title, ns.html, ns.date, ni.published_at, ns.picture_id, ns.picture_alt, ns.picture_is_decorative,
    ni.congratulation_count, EXISTS (SELECT FROM congratulation c WHERE c.news_id = ni.id AND c.scholar_id = $1::uuid) AS is_mine, ${people}`;

/** $1: the viewer, $2: the item. The newest of the same people, then of the same kind. */
export const relatedSql = `WITH this AS (
  SELECT ns.id, ns.kind FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id WHERE ni.id = $2::uuid
), of_people AS (
  SELECT DISTINCT ni.id, ni.published_at FROM this
    JOIN news_person mine ON mine.submission_id = this.id AND mine.answer = 'agreed'
    JOIN news_person theirs ON theirs.scholar_id = mine.scholar_id AND theirs.answer = 'agreed' AND theirs.submission_id <> this.id
    JOIN news_item ni ON ni.submission_id = theirs.submission_id AND ni.unpublished_at IS NULL
  ORDER BY ni.published_at DESC, ni.id DESC LIMIT 3
), of_kind AS (
  SELECT ni.id, ni.published_at FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id
  WHERE ni.unpublished_at IS NULL AND ns.kind = (SELECT kind FROM this) AND ns.id <> (SELECT id FROM this)
  ORDER BY ni.published_at DESC, ni.id DESC LIMIT 3
), page AS (
  SELECT id, min(far) AS far FROM (SELECT id, 0 AS far FROM of_people UNION ALL SELECT id, 1 FROM of_kind) AS near GROUP BY id
)
SELECT ${cardColumns}
FROM page JOIN news_item ni ON ni.id = page.id JOIN news_submission ns ON ns.id = ni.submission_id
ORDER BY page.far, ni.published_at DESC, ni.id DESC LIMIT 3`;

const FIRST_SHOWN = 12;
/** Over `news_item ni`. */
const congratulatedBy = `(SELECT coalesce(jsonb_agg(first.author ORDER BY first.created_at, first.id), '[]') FROM (
      SELECT c.created_at, b.id, ${authorObject('b')} AS author FROM congratulation c JOIN scholar b ON b.id = c.scholar_id
      WHERE c.news_id = ni.id ORDER BY c.created_at, b.id LIMIT ${FIRST_SHOWN}
    ) AS first) AS congratulated_by`;

/** $1: the viewer, $2: the item. */
export const newsItemSql = `SELECT ${cardColumns}, ns.link, ns.id AS submission_id, ns.submitter_id, ns.state, ${wasSubmittedSql} AS was_submitted,
    ${authorColumns('s', 'author')}, ${congratulatedBy},
    (SELECT np.answer FROM news_person np WHERE np.submission_id = ns.id AND np.scholar_id = $1::uuid) AS standing
  FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id JOIN scholar s ON s.id = ns.submitter_id
  WHERE ni.id = $2::uuid AND ni.unpublished_at IS NULL`;

/** $1: the viewer, $2: the item. */
export const congratulationsSql = `SELECT ni.congratulation_count, ${congratulatedBy},
    EXISTS (SELECT FROM congratulation c WHERE c.news_id = ni.id AND c.scholar_id = $1::uuid) AS is_mine
  FROM news_item ni WHERE ni.id = $2::uuid AND ni.unpublished_at IS NULL`;
