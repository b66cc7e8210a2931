import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { newPost, reactionKinds } from '@scholars-commons/shared/discussions';
import { newsPictureSizes } from '@scholars-commons/shared/news';
import { partialDate } from '@scholars-commons/shared/scholars';
import pg from 'pg';
import { newTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { excerpt } from '../../common/markdown/excerpt.js';
import { renderMarkdown } from '../../common/markdown/render-markdown.js';
import { fold } from '../../common/text/fold.js';
import { passwordFits } from '../../features/accounts/passwords.js';
import { EXCERPT } from '../../features/discussions/posts/post.view.js';
import { contactValue } from '../../features/scholars/profile/contact-value.js';
import { demoSignIns } from './demo/sign-ins.js';
import { institutionsByCountry } from './institutions/institutions.js';
import { Places } from './places.js';
import { seed } from './seed.js';
import { SMALL } from './sizes.js';

const NOW = new Date('2026-03-11T10:00:00Z');

/** Statements that find what the application would never leave; each must find nothing. */
const faults: Record<string, string> = {
  'threads whose numbers have holes': `SELECT t.id FROM thread t WHERE t.last_post_number <> (SELECT count(*) FROM post p WHERE p.thread_id = t.id)
    OR t.last_post_number <> (SELECT max(number) FROM post p WHERE p.thread_id = t.id)`,
  'threads that count posts wrongly': `SELECT t.id FROM thread t
    WHERE t.post_count <> (SELECT count(*) FROM post p WHERE p.thread_id = t.id AND p.removed_at IS NULL)`,
  'threads that name the wrong last post': `SELECT t.id FROM thread t JOIN LATERAL (SELECT * FROM post p
      WHERE p.thread_id = t.id AND p.removed_at IS NULL ORDER BY number DESC LIMIT 1) l ON true
    WHERE (t.last_post_at, t.last_author_id) IS DISTINCT FROM (l.created_at, l.author_id)`,
  'threads whose first post is not their own': `SELECT t.id FROM thread t JOIN post p ON p.thread_id = t.id AND p.number = 1
    WHERE (t.author_id, t.created_at) IS DISTINCT FROM (p.author_id, p.created_at) OR p.removed_at IS NOT NULL`,
  'changes beyond the seq of their thread, or twice the same': `SELECT p.thread_id FROM post p JOIN thread t ON t.id = p.thread_id
    GROUP BY p.thread_id, t.seq HAVING max(p.changed_seq) > t.seq OR count(DISTINCT p.changed_seq) <> count(*) OR bool_or(p.text_seq > p.changed_seq)`,
  'a seq that does not count each change': `SELECT t.id FROM thread t WHERE t.seq <>
    (SELECT count(*) + sum(revision_count) + count(removed_at) FROM post p WHERE p.thread_id = t.id)
    + (SELECT count(*) FROM reaction r JOIN post p ON p.id = r.post_id WHERE p.thread_id = t.id) + t.is_pinned::int + (t.closed_at IS NOT NULL)::int`,
  'posts out of order': `SELECT p.id FROM post p JOIN post q ON q.thread_id = p.thread_id AND q.number = p.number + 1 WHERE q.created_at <= p.created_at`,
  'answers to what was not there': `SELECT p.id FROM post p JOIN post r ON r.id = p.reply_to_id WHERE r.thread_id <> p.thread_id OR r.number >= p.number`,
  'reactions counted wrongly': `SELECT p.id FROM post p WHERE p.reactions <> (
    SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', n) ORDER BY array_position('{${reactionKinds.join(',')}}', kind)), '[]')
    FROM (SELECT kind, count(*) AS n FROM reaction r WHERE r.post_id = p.id GROUP BY kind) each)`,
  'reactions of authors to themselves': 'SELECT 1 FROM reaction r JOIN post p ON p.id = r.post_id WHERE p.author_id = r.scholar_id',
  'revisions counted wrongly': `SELECT id FROM post p WHERE revision_count <> (SELECT count(*) FROM post_revision r WHERE r.post_id = p.id)
    OR (revision_count > 0) <> (edited_at IS NOT NULL) OR edited_at < created_at + interval '5 minutes'`,
  'read beyond the end': `SELECT 1 FROM read_marker m JOIN thread t ON t.id = m.thread_id WHERE m.read_number NOT BETWEEN 1 AND t.last_post_number`,
  'own posts unread': `SELECT 1 FROM post p LEFT JOIN read_marker m ON m.thread_id = p.thread_id AND m.scholar_id = p.author_id
    WHERE coalesce(m.read_number, 0) < p.number`,
  'spaces that count threads wrongly':
    'SELECT id FROM space s WHERE thread_count <> (SELECT count(*) FROM thread t WHERE t.space_id = s.id)',
  'strangers in the space of a cohort': `SELECT p.id FROM post p JOIN thread t ON t.id = p.thread_id JOIN space s ON s.id = t.space_id
    WHERE s.kind = 'cohort' AND NOT EXISTS (SELECT FROM enrollment e WHERE e.cohort_id = s.cohort_id AND e.scholar_id = p.author_id)`,
  'words of people who had not come': `SELECT p.id FROM post p JOIN scholar s ON s.id = p.author_id
    WHERE s.claimed_at IS NULL OR s.claimed_at > p.created_at OR s.state NOT IN ('claimed', 'suspended')`,
  'claimed scholars without an account, and accounts without a claim': `SELECT s.id FROM scholar s LEFT JOIN account a ON a.scholar_id = s.id
    WHERE (a.id IS NOT NULL) <> (s.state IN ('claimed', 'suspended'))`,
  'institutions that count wrongly': `SELECT i.id FROM institution i WHERE main_count <> (SELECT count(*) FROM position p JOIN scholar s ON s.id = p.scholar_id
      WHERE p.institution_id = i.id AND p.is_main AND p.to_date IS NULL AND s.state NOT IN ('deceased', 'merged') AND NOT (s.is_staff AND NOT s.is_listed))
    OR sent_count <> (SELECT count(DISTINCT e.scholar_id) FROM enrollment e JOIN scholar s ON s.id = e.scholar_id WHERE e.institution_id = i.id AND s.state <> 'merged')`,
  'cohorts that count wrongly': `SELECT c.id FROM cohort c WHERE scholar_count <>
    (SELECT count(*) FROM enrollment e JOIN scholar s ON s.id = e.scholar_id
      WHERE e.cohort_id = c.id AND s.state <> 'merged' AND NOT (s.is_staff AND NOT s.is_listed))`,
  'programs that count wrongly': `SELECT g.id FROM program g WHERE scholar_count <>
    (SELECT count(DISTINCT s.id) FROM cohort c JOIN enrollment e ON e.cohort_id = c.id JOIN scholar s ON s.id = e.scholar_id
      WHERE c.program_id = g.id AND s.state <> 'merged' AND NOT (s.is_staff AND NOT s.is_listed))`,
  'merged records that lead nowhere': `SELECT s.id FROM scholar s LEFT JOIN scholar o ON o.id = s.merged_into_id
    WHERE (s.state = 'merged') <> (o.id IS NOT NULL) OR o.state = 'merged'`,
  'anything of the future': `SELECT created_at FROM (SELECT created_at FROM post UNION ALL SELECT created_at FROM thread UNION ALL SELECT read_at FROM read_marker
    UNION ALL SELECT edited_at FROM post UNION ALL SELECT removed_at FROM post UNION ALL SELECT created_at FROM reaction UNION ALL SELECT claimed_at FROM scholar
    UNION ALL SELECT updated_at FROM scholar UNION ALL SELECT created_at FROM notification UNION ALL SELECT read_at FROM notification
    UNION ALL SELECT erased_at FROM post UNION ALL SELECT published_at FROM news_item UNION ALL SELECT created_at FROM congratulation
    UNION ALL SELECT created_at FROM flag UNION ALL SELECT opened_at FROM review) x WHERE created_at > '${NOW.toISOString()}'`,
  'removed posts whose time is up': `SELECT id FROM post WHERE removed_at < '${NOW.toISOString()}'::timestamptz - interval '30 days' AND erased_at IS NULL
    OR erased_at IS NOT NULL AND (markdown <> '' OR revision_count > 0)`,
  'items without a published submission, and the other way about': `SELECT s.id FROM news_submission s
    LEFT JOIN news_item n ON n.submission_id = s.id AND n.unpublished_at IS NULL WHERE (s.state = 'published') <> (n.id IS NOT NULL)`,
  'submissions whose last step is not their state': `SELECT s.id FROM news_submission s WHERE s.state <> (SELECT step FROM news_step t
    WHERE t.submission_id = s.id ORDER BY at DESC LIMIT 1) OR EXISTS (SELECT FROM news_step t WHERE t.submission_id = s.id AND t.at > '${NOW.toISOString()}')`,
  'submissions that wait, and no case of them': `SELECT s.id FROM news_submission s WHERE (s.state IN ('submitted', 'in-review')) <>
    EXISTS (SELECT FROM review r WHERE r.submission_id = s.id AND r.state = 'waiting')`,
  'congratulations counted wrongly, or of oneself': `SELECT n.id FROM news_item n JOIN news_submission s ON s.id = n.submission_id
    WHERE congratulation_count <> (SELECT count(*) FROM congratulation c WHERE c.news_id = n.id)
    OR EXISTS (SELECT FROM congratulation c JOIN news_person p ON p.submission_id = s.id AND p.scholar_id = c.scholar_id WHERE c.news_id = n.id)`,
  'people who were asked before it was out': `SELECT 1 FROM news_person p JOIN news_submission s ON s.id = p.submission_id
    WHERE s.state <> 'published' AND p.answer <> 'not-asked' AND p.scholar_id <> s.submitter_id`,
  'cases that count their flags wrongly': `SELECT r.id FROM review r WHERE flag_count <> (SELECT count(*) FROM flag f WHERE f.review_id = r.id)
    OR EXISTS (SELECT FROM flag f WHERE f.review_id = r.id AND f.scholar_id = r.subject_id)`,
  'reports of what was not there yet': `SELECT r.id FROM review r LEFT JOIN post p ON p.id = r.post_id LEFT JOIN news_item n ON n.id = r.news_id
    JOIN flag f ON f.review_id = r.id WHERE f.created_at < coalesce(p.created_at, n.published_at)`,
  'removals by moderators without a decision': `SELECT id FROM post p WHERE removed_as = 'moderator'
    AND NOT EXISTS (SELECT FROM review r WHERE r.post_id = p.id AND r.decision = 'remove')`,
  'notifications of what never happened': `SELECT n.id FROM notification n JOIN post p ON p.id = n.post_id LEFT JOIN post r ON r.id = p.reply_to_id
    WHERE n.kind = 'reply' AND (r.author_id, p.author_id) IS DISTINCT FROM (n.scholar_id, n.actor_id)
    OR n.kind = 'post-removed' AND (p.author_id, p.removed_by_id, p.removed_reason) IS DISTINCT FROM (n.scholar_id, n.actor_id, n.text)`,
};

describe('the small demo community', () => {
  let database: TestDatabase;
  let client: pg.Client;
  const dataDir = mkdtempSync(join(tmpdir(), 'scholars-seed-'));
  const rows = async <T extends pg.QueryResultRow>(text: string) => (await client.query<T>(text)).rows;

  beforeAll(async () => {
    database = await newTestDatabase();
    client = new pg.Client(database.ownerUrl);
    await client.connect();
    await seed(client, { now: NOW, dataDir, small: true });
  }, 60_000);

  afterAll(async () => {
    await client.end();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each(Object.entries(faults))('holds no %s', async (_name, text) => expect(await rows(text)).toEqual([]));

  it('is as large as it says', async () => {
    const [counts] = await rows(`SELECT
      (SELECT count(*)::int FROM scholar WHERE is_listed AND state IN ('unclaimed', 'claimed', 'suspended')) AS scholars,
      (SELECT count(*)::int FROM thread) AS threads, (SELECT count(*)::int FROM post) AS posts, (SELECT max(last_post_number) FROM thread) AS longest,
      (SELECT count(*)::int FROM news_item) AS news, (SELECT count(*)::int FROM news_submission WHERE state <> 'published') AS submissions,
      (SELECT count(DISTINCT state)::int FROM news_submission) AS states, (SELECT count(*)::int FROM flag) AS flags,
      (SELECT count(*)::int FROM space WHERE kind = 'open') AS spaces, (SELECT count(*)::int FROM program) AS programs`);
    expect(counts).toEqual({
      scholars: SMALL.scholars,
      threads: SMALL.threads,
      posts: SMALL.posts,
      longest: SMALL.longest,
      news: SMALL.news,
      submissions: SMALL.submissions,
      states: 8,
      flags: SMALL.flags,
      spaces: 30,
      programs: SMALL.programs,
    });
  });

  it('shows posts as the renderer makes them, and their beginnings in lists', async () => {
    for (const { markdown, html } of await rows('SELECT markdown, html FROM post UNION ALL SELECT markdown, html FROM post_revision')) {
      expect(html).toBe(renderMarkdown(String(markdown)));
    }
    const last = await rows(`SELECT t.last_excerpt, p.html FROM thread t JOIN LATERAL
      (SELECT html FROM post WHERE thread_id = t.id AND removed_at IS NULL ORDER BY number DESC LIMIT 1) p ON true`);
    for (const { last_excerpt, html } of last) expect(last_excerpt).toBe(excerpt(String(html), EXCERPT));
  });

  it('holds only what the forms would take', async () => {
    for (const post of await rows<{ id: string; markdown: string }>('SELECT id, markdown FROM post WHERE erased_at IS NULL'))
      expect(newPost.safeParse(post).success).toBe(true);
    for (const { kind, value } of await rows<{ kind: 'email'; value: string }>('SELECT kind, value FROM contact_detail'))
      expect(contactValue(kind, value)).toBe(value);
    for (const { html, text, title } of await rows('SELECT html, text, title FROM news_submission')) {
      expect(html).toBe(renderMarkdown(String(text)));
      expect(String(title).length).toBeGreaterThan(2);
    }
    const dates = await rows(
      'SELECT date FROM achievement WHERE date IS NOT NULL UNION SELECT from_date FROM position WHERE from_date IS NOT NULL',
    );
    for (const { date } of dates) expect(partialDate.safeParse(date).success).toBe(true);
    const mails = await rows(`SELECT email FROM account UNION SELECT invite_email FROM scholar WHERE invite_email IS NOT NULL
      UNION SELECT value FROM contact_detail WHERE kind = 'email'`);
    for (const { email } of mails) expect(email).toMatch(/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/);
  });

  it('gives a photograph to each who has one, in three sizes', async () => {
    const photos = await rows<{ photo_id: string }>('SELECT photo_id FROM scholar WHERE photo_id IS NOT NULL');
    expect(photos.length).toBeGreaterThan(3);
    for (const { photo_id } of photos)
      for (const size of [96, 320, 1280]) expect(existsSync(join(dataDir, 'photos', photo_id, `${size}.webp`))).toBe(true);
  });

  it('gives a picture with words to some of the news, in three sizes', async () => {
    const pictures = await rows<{ picture_id: string; picture_alt: string }>(
      'SELECT picture_id, picture_alt FROM news_submission WHERE picture_id IS NOT NULL',
    );
    expect(pictures.length).toBeGreaterThan(2);
    for (const { picture_id, picture_alt } of pictures) {
      expect(picture_alt.length).toBeGreaterThan(10);
      for (const size of newsPictureSizes) expect(existsSync(join(dataDir, 'news', picture_id, `${size}.webp`))).toBe(true);
    }
  });

  it('lets three scholars and one of each grant sign in, by passwords that only its owner reads', async () => {
    const signIns = await demoSignIns(client, dataDir);
    const file = join(dataDir, 'demo-sign-ins.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(signIns);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(signIns.filter(({ grants }) => grants.length === 0).length).toBeGreaterThanOrEqual(3);
    expect(signIns.flatMap(({ grants }) => grants).sort()).toEqual(['admin', 'editor', 'moderator', 'registrar']);
    for (const { email, password } of signIns) {
      const [account] = await rows<{ password_hash: string }>(`SELECT password_hash FROM account WHERE email = '${email}'`);
      expect(await passwordFits(account?.password_hash, password)).toBe(true);
    }
    rmSync(file);
    const anew = await demoSignIns(client, dataDir);
    expect(anew.map(({ email }) => email)).toEqual(signIns.map(({ email }) => email));
    expect(anew[0]?.password).not.toBe(signIns[0]?.password);
  });

  it('leaves Amina something to read, to hear of, a cohort and one thing to add', async () => {
    const [amina] =
      await rows(`SELECT s.photo_id, (SELECT count(*)::int FROM notification n WHERE n.scholar_id = s.id AND n.read_at IS NULL) AS told,
        (SELECT count(*)::int FROM enrollment e WHERE e.scholar_id = s.id) AS cohorts, (SELECT count(*)::int FROM read_marker m JOIN thread t ON t.id = m.thread_id
          WHERE m.scholar_id = s.id AND m.read_number < t.last_post_number) AS unread
      FROM scholar s JOIN account a ON a.scholar_id = s.id WHERE a.email = 'amina@scholars-commons.example'`);
    expect(amina?.['unread']).toBeGreaterThan(0);
    expect(amina?.['told']).toBeGreaterThan(0);
    expect(amina?.['cohorts']).toBe(1);
    expect(amina?.['photo_id']).toBeNull();
  });

  it('makes the same people on the same day', async () => {
    const second = await newTestDatabase();
    const other = new pg.Client(second.ownerUrl);
    await other.connect();
    await seed(other, { now: NOW, dataDir, small: true });
    const digest = `SELECT md5(string_agg(md5(s::text), '' ORDER BY s.id)) AS scholars, (SELECT md5(string_agg(md5(p::text), '' ORDER BY p.id)) FROM post p) AS posts FROM scholar s`;
    expect((await other.query(digest)).rows).toEqual(await rows(digest));
    await other.end();
    await second.drop();
  }, 60_000);

  it('names no real institution', async () => {
    const places = await Places.read(client);
    const invented = [...institutionsByCountry(places, 600).values()].flat();
    expect(invented.length).toBeGreaterThan(550);
    const folder = process.env['REAL_DATA'];
    const known = folder
      ? parse<{ name: string }>(readFileSync(join(folder, 'institutions.csv')), { columns: true }).map(({ name }) => name)
      : ['University of Nairobi', 'Universität Zürich', 'Makerere University'];
    const real = new Set(known.map(fold));
    expect(invented.filter(({ name }) => real.has(fold(name))).map(({ name }) => name)).toEqual([]);
  });
});
