/** What the floor asks of Postgres: for each page one statement that brings the rows ours shows, with no regard to who asks. */

const author = (/** @type {string} */ alias, /** @type {string} */ prefix) =>
  `${alias}.id AS ${prefix}_id, ${alias}.name AS ${prefix}_name, ${alias}.credentials AS ${prefix}_credentials, ${alias}.photo_id AS ${prefix}_photo_id,
   ${alias}.is_staff AS ${prefix}_is_staff`;

const card = `s.id, s.name, s.state, s.is_staff, s.credentials, s.headline, s.photo_id, s.city, s.country_code, s.time_zone, s.open_to,
  profession.name AS profession, main.id AS institution_id, main.name AS institution, main.title,
  ARRAY(SELECT t.label FROM scholar_topic st JOIN topic t ON t.slug = st.topic_slug WHERE st.scholar_id = s.id ORDER BY t.place) AS topics,
  (SELECT min(c.year) FROM enrollment e JOIN cohort c ON c.id = e.cohort_id WHERE e.scholar_id = s.id) AS cohort_year`;
const cardJoins = `LEFT JOIN profession ON profession.code = s.profession_code
  LEFT JOIN LATERAL (SELECT i.id, i.name, p.title FROM position p JOIN institution i ON i.id = p.institution_id
    WHERE p.scholar_id = s.id AND p.is_main) AS main ON true`;

const facet = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ from) =>
  `'${name}', (SELECT coalesce(json_agg(json_build_object('value', value, 'count', count)), '[]') FROM
    (SELECT ${value} AS value, count(*) AS count FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50) AS each)`;

/** @type {Record<string, string>} */
export const statements = {
  posts: `SELECT p.id, p.thread_id, p.number, p.changed_seq, p.html, p.reactions, p.revision_count, p.created_at, p.edited_at, p.removed_at, p.removed_as,
      r.id AS answers_id, r.number AS answers_number, ra.name AS answers_name, ${author('a', 'author')}
    FROM post p JOIN scholar a ON a.id = p.author_id LEFT JOIN post r ON r.id = p.reply_to_id LEFT JOIN scholar ra ON ra.id = r.author_id
    WHERE p.thread_id = $1 AND p.number > $2 ORDER BY p.number LIMIT 20`,

  recent: `SELECT t.id, t.title, t.slug, t.post_count, t.last_post_number, t.last_post_at, t.last_excerpt, t.is_pinned, t.closed_at IS NOT NULL AS is_closed,
      m.read_number, s.id AS space_id, s.slug AS space_slug, s.name AS space_name, ${author('a', 'author')}, ${author('l', 'last')}
    FROM thread t JOIN space s ON s.id = t.space_id JOIN scholar a ON a.id = t.author_id JOIN scholar l ON l.id = t.last_author_id
    LEFT JOIN read_marker m ON m.thread_id = t.id AND m.scholar_id = $1
    ORDER BY t.last_post_at DESC, t.id DESC LIMIT 20`,

  directory: `WITH fit AS MATERIALIZED (
      SELECT id, sort_name, country_code, profession_code, open_to FROM scholar WHERE is_listed AND state <> 'merged' AND ($1::text IS NULL OR country_code = $1)
    ), page AS (SELECT id, row_number() OVER (ORDER BY sort_name, id) AS turn FROM fit ORDER BY sort_name, id LIMIT 24)
    SELECT (SELECT count(*) FROM fit) AS total,
      (SELECT json_agg(cards ORDER BY cards.turn) FROM (SELECT page.turn, ${card} FROM page JOIN scholar s ON s.id = page.id ${cardJoins}) AS cards) AS items,
      json_build_object(
        ${facet('country', 'country_code', 'fit')},
        ${facet('profession', 'profession_code', 'fit')},
        ${facet('institution', 'i.name', 'fit JOIN position p ON p.scholar_id = fit.id AND p.is_main JOIN institution i ON i.id = p.institution_id')},
        ${facet('program', 'program_id', '(SELECT DISTINCT c.program_id, fit.id FROM fit JOIN enrollment e ON e.scholar_id = fit.id JOIN cohort c ON c.id = e.cohort_id) AS x')},
        ${facet('cohort', 'e.cohort_id', 'fit JOIN enrollment e ON e.scholar_id = fit.id')},
        ${facet('topic', 'st.topic_slug', 'fit JOIN scholar_topic st ON st.scholar_id = fit.id')},
        ${facet('openTo', 'kind', 'fit CROSS JOIN LATERAL unnest(fit.open_to) AS kind')}
      ) AS facets`,

  names: `WITH page AS (
      SELECT s.id, similarity(s.search_name, public.fold($1)) AS likeness FROM scholar s
      WHERE s.is_listed AND s.state <> 'merged' AND NOT EXISTS (
        SELECT FROM regexp_split_to_table(public.fold($1), ' ') AS word WHERE NOT (s.search_name LIKE '%' || word || '%' OR s.name_keys && public.name_keys(word)))
        AND s.name_keys && public.name_keys(public.fold($1))
      ORDER BY likeness DESC, s.id LIMIT 24)
    SELECT ${card} FROM page JOIN scholar s ON s.id = page.id ${cardJoins} ORDER BY page.likeness DESC, s.id`,

  words: `WITH page AS (
      SELECT x.post_id, ts_rank(x.words, query, 1) AS rank FROM post_search x, websearch_to_tsquery('public.talk', $1) AS query
      WHERE x.words @@ query ORDER BY rank DESC, x.post_id DESC LIMIT 20)
    SELECT p.id, p.number, p.created_at, t.id AS thread_id, t.slug, t.title, s.id AS space_id, s.slug AS space_slug, s.name AS space_name,
      ts_headline('public.talk', p.html, websearch_to_tsquery('public.talk', $1)) AS snippet, ${author('a', 'author')}
    FROM page JOIN post p ON p.id = page.post_id JOIN thread t ON t.id = p.thread_id JOIN space s ON s.id = t.space_id
    JOIN scholar a ON a.id = p.author_id ORDER BY page.rank DESC, p.id DESC`,

  news: `SELECT n.id, n.published_at, n.congratulation_count, s.kind, s.title, s.html, s.date, s.picture_id, s.picture_alt,
      (SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'credentials', a.credentials, 'photo_id', a.photo_id, 'answer', np.answer) ORDER BY np.place)
        FROM news_person np JOIN scholar a ON a.id = np.scholar_id WHERE np.submission_id = s.id) AS people
    FROM news_item n JOIN news_submission s ON s.id = n.submission_id
    WHERE n.unpublished_at IS NULL AND ($1::text IS NULL OR s.kind = $1) ORDER BY n.published_at DESC, n.id DESC LIMIT 20`,

  queue: `SELECT r.id, r.kind, r.opened_at, r.flag_count, coalesce(t.title, s.title, a.name) AS title, coalesce(p.html, s.html, a.bio_html) AS html,
      h.name AS held_by, ${author('a', 'subject')},
      (SELECT json_agg(json_build_object('kind', f.kind, 'count', f.count)) FROM
        (SELECT kind, count(*) FROM flag x WHERE x.review_id = r.id GROUP BY kind) f) AS flag_kinds
    FROM review r JOIN scholar a ON a.id = r.subject_id LEFT JOIN post p ON p.id = r.post_id LEFT JOIN thread t ON t.id = p.thread_id
    LEFT JOIN news_item n ON n.id = r.news_id LEFT JOIN news_submission s ON s.id = coalesce(r.submission_id, n.submission_id)
    LEFT JOIN scholar h ON h.id = r.held_by_id
    WHERE r.state = 'waiting' AND r.kind <> 'submission' ORDER BY r.opened_at, r.id LIMIT 50`,

  waiting: `SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting, min(opened_at) FILTER (WHERE state = 'waiting') AS oldest,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - opened_at)) FILTER (WHERE state = 'decided') AS median
    FROM review WHERE kind <> 'submission' AND (state = 'waiting' OR decided_at > now() - interval '30 days')`,

  reply: `WITH thread AS (
      UPDATE thread SET seq = seq + 1, last_post_number = last_post_number + 1, post_count = post_count + 1, last_post_at = now(),
        last_author_id = $3::uuid, last_excerpt = left($4::text, 200)
      WHERE id = $2::uuid RETURNING id, seq, last_post_number
    ), p AS (
      INSERT INTO post (id, thread_id, number, changed_seq, text_seq, author_id, markdown, html)
      SELECT $1::uuid, id, last_post_number, seq, seq, $3::uuid, $4::text, '<p dir="auto">' || $4::text || '</p>' FROM thread RETURNING *
    ), marker AS (
      INSERT INTO read_marker (scholar_id, thread_id, read_number) SELECT $3::uuid, id, last_post_number FROM thread
      ON CONFLICT (scholar_id, thread_id) DO UPDATE SET read_number = excluded.read_number, read_at = now()
    )
    SELECT p.*, ${author('a', 'author')} FROM p JOIN scholar a ON a.id = p.author_id`,
};
