import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { eventually } from './eventually.js';

/** How large a crowd is; all else follows from it. */
export interface CrowdSize {
  scholars: number;
  institutions: number;
  threads: number;
  posts: number;
}

/** As many as make Postgres plan as for the whole community, and few enough for ANALYZE to read every row: the same plans each time. */
export const FOR_PLANS: CrowdSize = { scholars: 10_000, institutions: 3_000, threads: 6_000, posts: 20_000 };
/** Ten times the people. */
export const TEN_TIMES: CrowdSize = { scholars: 72_000, institutions: 16_000, threads: 30_000, posts: 600_000 };

const KINDS = [
  'scholar',
  'institution',
  'institution_name',
  'position',
  'program',
  'cohort',
  'enrollment',
  'account',
  'space',
  'thread',
  'post',
  'news_submission',
  'news_item',
  'review',
  'flag',
  'achievement',
  'contact_detail',
  'session',
] as const;
type Kind = (typeof KINDS)[number];

/** The id of the nth row, as SQL. They rise with time, as ours do. */
const id = (kind: Kind, n: string) => `pg_temp.crowd_id(${KINDS.indexOf(kind)}, ${n})`;
/** A number below `sides` that is the same each time; `salt` keeps columns apart. */
const dice = (n: string, salt: string, sides: number | string) => `pg_temp.crowd_dice(${n}, '${salt}', ${sides})`;
/** Few have much: a low number far more often than a high one. */
const skewed = (n: string, salt: string, sides: number) => `(floor(power(${dice(n, salt, 10_000)} / 10000.0, 3) * ${sides})::int)`;

const FUNCTIONS = [
  `CREATE FUNCTION pg_temp.crowd_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN
    ('01900000-00' || lpad(to_hex(kind), 2, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`,
  `CREATE FUNCTION pg_temp.crowd_dice(n bigint, salt text, sides int) RETURNS int LANGUAGE sql IMMUTABLE RETURN
    ('x' || substr(md5(salt || n::text), 1, 7))::bit(28)::int % sides`,
];

const given = [
  'Amina',
  'Bola',
  'Chen',
  'Dana',
  'Elif',
  'Farid',
  'Grace',
  'Hana',
  'Ivan',
  'Joao',
  'Kofi',
  'Lena',
  'Mina',
  'Noor',
  'Omar',
  'Pia',
];
const family = [
  'Abara',
  'Bello',
  'Castro',
  'Diallo',
  'Eriksen',
  'Fofana',
  'Garcia',
  'Haddad',
  'Ito',
  'Jansen',
  'Kamau',
  'Lopez',
  'Mensah',
  'Novak',
];
const ends = ['', 'son', 'ova', 'wala', 'sen', 'ez', 'ides', 'mann', 'ska', 'oglu', 'ian', 'berg'];
const countries = ['US', 'KE', 'BR', 'SE', 'JP', 'GH', 'PT', 'DE', 'IN', 'GE', 'CL', 'ZA'];
const array = (texts: readonly string[]) => `(ARRAY[${texts.map((text) => `'${text}'`).join(',')}])`;
const pick = (texts: readonly string[], n: string, salt: string) => `${array(texts)}[1 + ${dice(n, salt, texts.length)}]`;
/** Of a column with this many: half have the first, a quarter the second... */
const mostly = (texts: readonly string[], n: string, salt: string) => `${array(texts)}[1 + ${skewed(n, salt, texts.length)}]`;

const OPENED = `date_trunc('day', now()) - interval '700 days'`;
const since = (n: string, of: number) => `${OPENED} + (${n}) * (interval '699 days' / ${of})`;
const audience = (salt: string) => mostly(['network', 'network', 'network', 'cohorts', 'staff', 'me'], 'n', salt);
const WORDS = ['debriefing', 'simulation', 'mentoring', 'ward', 'exam', 'curriculum', 'clinic', 'students', 'feedback', 'portfolio'];

function statements({ scholars, institutions, threads, posts }: CrowdSize): string[] {
  const all = (count: number) => `FROM generate_series(1, ${Math.round(count)}) AS n`;
  const [programs, cohorts, spaces, news] = [12, 60, 8, Math.round(scholars / 6)];
  const someone = (salt: string) => id('scholar', `1 + ${dice('n', salt, scholars)}`);
  const writer = (salt: string) => id('scholar', `1 + ${skewed('n', salt, scholars)}`);
  const threadOf = (n: string) => `(1 + (${n} - 1) % ${threads})`;
  const numberOf = (n: string) => `(1 + (${n} - 1) / ${threads})`;
  const perThread = Math.floor(posts / threads);
  const text = `(${dice('n', 'words', 400)})`;
  return [
    `CREATE TEMP TABLE crowd_text AS SELECT n AS place, markdown, '<p>' || markdown || '</p>' AS html, public.post_words(NULL, markdown) AS words FROM (
       SELECT n, 'How we use ' || ${pick(WORDS, 'n', 'a')} || ' and ' || ${pick(WORDS, 'n', 'b')} || ' in group ' || n || ': ' ||
         repeat('we tried this twice and it went well, ', 8) AS markdown FROM generate_series(0, 399) AS n) AS made`,
    `INSERT INTO scholar (id, state, is_listed, given_name, family_name, credentials, profession_code, headline, bio_markdown, bio_html, city, country_code, lat, lon,
         open_to, audience_place, audience_positions, audience_interests, audience_enrollments, claimed_at, created_at)
       SELECT ${id('scholar', 'n')}, has.state,
         ${dice('n', 'listed', 20)} > 0, ${pick(given, 'n', 'given')}, ${pick(family, 'n', 'family')} || ${pick(ends, 'n', 'end')}, 'MD',
         (SELECT array_agg(code ORDER BY place) FROM profession)[1 + ${skewed('n', 'profession', 30)}], 'Teacher', 'I teach.', '<p>I teach.</p>',
         'City ' || ${skewed('n', 'city', 300)}, ${mostly(countries, 'n', 'country')}, ${dice('n', 'lat', 120)} - 60, ${dice('n', 'lon', 360)} - 180,
         CASE WHEN ${dice('n', 'open', 3)} = 0 THEN '{mentoring,hosting}'::text[] ELSE '{}' END,
         ${audience('place')}, ${audience('positions')}, ${audience('interests')}, ${audience('enrollments')},
         CASE WHEN has.state <> 'unclaimed' THEN ${since('n', scholars)} END, ${OPENED} ${all(scholars)}
       CROSS JOIN LATERAL (SELECT ${mostly(['claimed', 'claimed', 'unclaimed', 'unclaimed', 'deceased', 'suspended', 'merged'], 'n', 'state')} AS state) AS has`,
    `INSERT INTO scholar_topic (scholar_id, topic_slug) SELECT ${id('scholar', 'n')}, t.slug ${all(scholars)}
       CROSS JOIN LATERAL (SELECT slug FROM topic ORDER BY place OFFSET ${skewed('n', 'topic', 40)} LIMIT 2) AS t`,
    `INSERT INTO institution (id, name, country_code, city, domains, main_count, web_page, external_ids, status)
       SELECT ${id('institution', 'n')}, 'University of ' || ${pick(family, 'n', 'i')} || ' ' || n, ${mostly(countries, 'n', 'ic')}, 'City ' || n % 300,
         ARRAY['u' || n || '.example'], greatest(0, 300 - n), 'https://www.u' || n || '.example/',
         (SELECT array_agg('isni:0000 0001 ' || n || ' ' || k) FROM generate_series(1, 25) AS k), CASE WHEN n % 50 = 0 THEN 'inactive' ELSE 'active' END ${all(institutions)}`,
    `INSERT INTO institution_name (id, institution_id, name, kind, search_name)
       SELECT ${id('institution_name', 'row_number() OVER (ORDER BY i.id)')}, i.id, i.name, 'main', i.folded_name FROM institution i`,
    `INSERT INTO institution_relation (institution_id, kind, other_ror_id, other_name)
       SELECT ${id('institution', 'n')}, 'parent', 'https://ror.org/' || n, 'Parent ' || n ${all(institutions / 2)}`,
    `INSERT INTO position (id, scholar_id, institution_id, title, is_main)
       SELECT ${id('position', 'n')}, ${id('scholar', 'n')}, ${id('institution', `1 + ${skewed('n', 'at', institutions)}`)}, 'Lecturer', true ${all(scholars)}`,
    `INSERT INTO contact_detail (id, scholar_id, kind, value, audience)
       SELECT ${id('contact_detail', 'n')}, ${id('scholar', 'n')}, 'email', 's' || n || '@mail.example', 'network' ${all(scholars)}`,
    `INSERT INTO achievement (id, scholar_id, kind, title) SELECT ${id('achievement', 'n')}, ${someone('a')}, 'award', 'Prize ' || n ${all(scholars / 2)}`,
    `INSERT INTO program (id, name, slug) SELECT ${id('program', 'n')}, 'Program ' || n, 'program-' || n ${all(programs)}`,
    `INSERT INTO cohort (id, program_id, name, year, format) SELECT ${id('cohort', 'n')}, ${id('program', `1 + n % ${programs}`)}, 'Cohort ' || n, 2010 + n / 4, 'boston' ${all(cohorts)}`,
    `INSERT INTO enrollment (id, scholar_id, cohort_id) SELECT ${id('enrollment', 'n')}, ${id('scholar', 'n')}, ${id('cohort', `1 + ${dice('n', 'cohort', cohorts)}`)} ${all(scholars)}`,
    `INSERT INTO account (id, scholar_id, email) SELECT ${id('account', 'n')}, ${id('scholar', 'n')}, 's' || n || '@mail.example' ${all(scholars)}`,
    `INSERT INTO session (id, token_hash, account_id, expires_at)
       SELECT ${id('session', 'n')}, decode(md5(n::text), 'hex'), ${id('account', 'n')}, now() + interval '10 days' ${all(scholars / 2)}`,
    `INSERT INTO space (id, slug, name, kind, place) SELECT ${id('space', 'n')}, 'room-' || n, 'Room ' || n, 'open', n ${all(spaces)}`,
    `INSERT INTO space (id, slug, name, kind, cohort_id) SELECT ${id('space', `${spaces} + n`)}, 'cohort-' || n, 'Cohort ' || n, 'cohort', ${id('cohort', 'n')} ${all(cohorts)}`,
    `INSERT INTO thread (id, space_id, author_id, title, slug, seq, last_post_number, post_count, last_post_at, last_author_id, last_excerpt, is_pinned, created_at)
       SELECT ${id('thread', 'n')}, ${id('space', `1 + ${skewed('n', 'space', spaces + cohorts)}`)}, ${writer('t')}, 'About ' || ${pick(WORDS, 'n', 't')} || ' ' || n, 'about', k, k, k,
         ${since('n', threads)} + interval '1 hour', ${writer('l')}, 'We tried this', n % 400 = 0, ${since('n', threads)}
       ${all(threads)} CROSS JOIN LATERAL (SELECT CASE WHEN n % 10 = 0 THEN 1 ELSE ${perThread} END AS k) AS kept`,
    `INSERT INTO post (id, thread_id, number, changed_seq, author_id, markdown, html, reactions, created_at)
       SELECT ${id('post', 'n')}, ${id('thread', threadOf('n'))}, ${numberOf('n')}, ${numberOf('n')}, ${writer('p')}, x.markdown, x.html,
         '[{"kind":"thanks","count":2}]', ${since(threadOf('n'), threads)} + ${numberOf('n')} * interval '1 minute'
       ${all(posts)} JOIN crowd_text x ON x.place = ${text}`,
    `INSERT INTO post_search (post_id, space_id, author_id, created_at, words)
       SELECT p.id, t.space_id, p.author_id, p.created_at, x.words FROM post p JOIN thread t ON t.id = p.thread_id JOIN crowd_text x ON x.markdown = p.markdown`,
    `INSERT INTO post_revision (post_id, number, markdown, html) SELECT ${id('post', '30 * n')}, 1, 'Before', '<p>Before</p>' ${all(posts / 40)}`,
    `INSERT INTO reaction (post_id, scholar_id, kind) SELECT ${id('post', `1 + n % ${posts}`)}, ${id('scholar', `1 + n % ${scholars}`)}, 'thanks' ${all(posts)}`,
    `INSERT INTO read_marker (scholar_id, thread_id, read_number)
       SELECT DISTINCT ON (1, 2) ${writer('m')}, ${id('thread', `1 + ${dice('n', 'mt', threads)}`)}, 1 + ${dice('n', 'mn', 3)} ${all(posts)}`,
    `INSERT INTO notification (scholar_id, kind, actor_id, thread_id, post_id, created_at, read_at)
       SELECT ${writer('ns')}, 'reply', ${someone('na')}, ${id('thread', threadOf('n'))}, ${id('post', 'n')}, ${since('n', posts)}, CASE WHEN n % 8 > 0 THEN now() END ${all(posts)}`,
    `INSERT INTO news_submission (id, submitter_id, state, kind, title, text, html, updated_at)
       SELECT ${id('news_submission', 'n')}, ${writer('nw')}, CASE WHEN n % 9 = 0 THEN 'submitted' ELSE 'published' END,
         ${mostly(['publication', 'award', 'news', 'grant', 'promotion'], 'n', 'nk')}, 'A prize ' || n, 'Words', '<p>Words</p>', ${since('n', news)} ${all(news)}`,
    `INSERT INTO news_step (submission_id, step, at) SELECT ${id('news_submission', 'n')}, 'submitted', ${since('n', news)} ${all(news)}`,
    `INSERT INTO news_person (submission_id, scholar_id, place, answer) SELECT ${id('news_submission', 'n')}, ${someone('np')}, 1, 'agreed' ${all(news)}`,
    `INSERT INTO news_item (id, submission_id, published_at, undo_until) SELECT ${id('news_item', 'n')}, ${id('news_submission', 'n')}, ${since('n', news)}, ${since('n', news)} ${all(news)} WHERE n % 9 > 0`,
    `INSERT INTO congratulation (news_id, scholar_id) SELECT DISTINCT ${id('news_item', `1 + n % ${news}`)}, ${someone('c')} ${all(scholars)}`,
    `INSERT INTO review (id, kind, subject_id, post_id, state, opened_at, decision, decided_at, decided_by_id, flag_count)
       SELECT ${id('review', 'n')}, 'post', ${writer('rs')}, ${id('post', 'n')}, 'decided', ${since('n', posts)}, 'keep', ${since('n', posts)}, ${id('scholar', '1')}, 1 ${all(posts / 10)}`,
    `INSERT INTO review (id, kind, subject_id, submission_id, opened_at)
       SELECT ${id('review', `${posts} + n`)}, 'submission', ${writer('nw')}, ${id('news_submission', 'n')}, ${since('n', news)} ${all(news)} WHERE n % 9 = 0`,
    `INSERT INTO flag (id, review_id, scholar_id, kind) SELECT ${id('flag', 'n')}, ${id('review', 'n')}, ${someone('f')}, 'unkind' ${all(posts / 10)}`,
    `INSERT INTO audit (actor_id, act, thing_kind, thing_id, at)
       SELECT ${id('scholar', `1 + ${dice('n', 'au', 20)}`)}, CASE WHEN n % 3 = 0 THEN 'scholar.change' ELSE 'thread.close' END, 'scholar', ${someone('at')}, ${since('n', posts)} ${all(posts)}`,
  ];
}

/** Rows of these ids belong to a crowd: the nth scholar, thread... */
export const crowdId = (kind: Kind, n: number): string =>
  `01900000-00${KINDS.indexOf(kind).toString(16).padStart(2, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;

/**
 * Fills a database with a community that is the same each time. References and triggers do not look on, so that it takes seconds;
 * counters are about right.
 * @param owner of a test's database, who may set triggers aside
 */
export async function fillCrowd(owner: DataSource, size: CrowdSize): Promise<void> {
  await owner.transaction(async (tx) => {
    for (const statement of [...FUNCTIONS, 'SET LOCAL session_replication_role = replica', ...statements(size)]) await tx.query(statement);
    // What is known of the rows stays as it was when they came.
    await tx.query(`DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      LOOP EXECUTE format('ALTER TABLE public.%I SET (autovacuum_enabled = false)', name); END LOOP; END $$`);
    await tx.query('DROP TABLE crowd_text; DROP FUNCTION pg_temp.crowd_id(int, bigint), pg_temp.crowd_dice(bigint, text, int)');
  });
  await vacuumed(owner);
}

/**
 * Until every page is known to be seen by all. Whoever holds an old snapshot meanwhile, be it Postgres as it analyzes something,
 * keeps pages from it, and an index alone then looks dearer than it is.
 */
async function vacuumed(owner: DataSource): Promise<void> {
  await owner.query('VACUUM (ANALYZE)');
  await eventually(async () => {
    const left = await owner.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relallvisible < relpages`,
    );
    if (left.length > 0) await owner.query(`VACUUM ${left.map(({ name }) => `public."${name}"`).join(', ')}`);
    expect(left).toEqual([]);
  }, 30_000);
}
