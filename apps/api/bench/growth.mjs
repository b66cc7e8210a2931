/**
 * `npm run bench -- --growth`: every list of ours over the demo community and over one with ten times the people, threads and posts,
 * on one Postgres, in turn. Times of single requests, one after the other: what grows with the community shows, and load does not
 * hide it. CPU of the api and of Postgres beside it, since that is steady on a busy machine.
 */
import pg from 'pg';
import { REPLY } from './load-rows/talk.mjs';
import { median } from './rows/compare.mjs';
import { writeGrowth } from './report.mjs';
import { cpuOf, cpuOfPostgres, startLoad, startOurs } from './servers.mjs';
import { db, prepare } from './world.mjs';

/**
 * @typedef {import('./load/http-load.mjs').Request} Request
 * @typedef {{ owner: string, app: string }} Urls
 * @typedef {{ p50: number, api: number, postgres: number, bytes: number }} Cost milliseconds a request, and how long its answer is
 * @typedef {{ name: string, small: Cost, large: Cost }} Grown
 */

const LARGE = 'scholars_ten';
const AUDIT_ROWS = 5_000;
/** The same kind of person on both sides: a larger community does not make anybody read ten times as much, nor look in ten times as often. */
const THREADS_READ = 200;
const THREADS_MOVED_SINCE = 300;
const NEWCOMERS_SINCE = 20;
const MOST = 1.3;

/** @param {string} url @param {string} database */
const at = (url, database) => Object.assign(new URL(url), { pathname: `/${database}` }).href;

/** @template T @param {string} url @param {(client: pg.Client) => Promise<T>} work */
async function connected(url, work) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A second database beside the first. @param {Urls} small @param {string} superUrl @returns {Promise<Urls>} */
async function besideIt(small, superUrl) {
  await connected(superUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [LARGE]);
    if (rowCount) return;
    await client.query(`CREATE DATABASE ${LARGE} OWNER ${decodeURIComponent(new URL(small.owner).username)}`);
    await client.query(`GRANT CONNECT ON DATABASE ${LARGE} TO ${decodeURIComponent(new URL(small.app).username)}`);
  });
  return { owner: at(small.owner, LARGE), app: at(small.app, LARGE) };
}

/** The seed writes no audit: acts as staff of a community so large would have left. @param {pg.Client} client @param {number} count */
async function fillAudit(client, count) {
  await client.query(
    `INSERT INTO audit (id, actor_id, act, thing_kind, thing_id, changes, at)
     SELECT gen_random_uuid(), s.id, CASE WHEN n % 3 = 0 THEN 'scholar.change' ELSE 'thread.close' END, 'scholar', s.id, '{}', now() - n * interval '7 minutes'
     FROM generate_series(1, $1::int) AS n JOIN LATERAL (SELECT id FROM scholar ORDER BY id LIMIT 1) AS s ON true
     WHERE (SELECT count(*) FROM audit) < $1`,
    [count],
  );
  await client.query('VACUUM (ANALYZE) audit, session, thread, post');
}

/** They caught up when about so much had not happened yet. @param {pg.Client} client @param {{ scholarId: string }[]} people */
async function lookedIn(client, people) {
  await client.query(
    `UPDATE account SET caught_up_at = greatest(
       (SELECT last_post_at FROM thread ORDER BY last_post_at DESC OFFSET $2 LIMIT 1),
       (SELECT claimed_at FROM scholar WHERE claimed_at IS NOT NULL AND state = 'claimed' ORDER BY claimed_at DESC OFFSET $3 LIMIT 1))
     WHERE scholar_id = ANY($1::uuid[])`,
    [people.map(({ scholarId }) => scholarId), THREADS_MOVED_SINCE, NEWCOMERS_SINCE],
  );
}

/** Every list, asked as people ask it. @param {string} owner @param {number} scale @returns {Promise<[string, Request[]][]>} */
async function listsOf(owner, scale) {
  const { people, moderator, admin, threads, countries, names, words, arenas } = await prepare(owner, THREADS_READ);
  const found = await connected(owner, async (client) => {
    await fillAudit(client, AUDIT_ROWS * scale);
    const ids = async (/** @type {string} */ sql) => (await client.query(sql)).rows.map((row) => String(row.id));
    return {
      institutions: await ids('SELECT id FROM institution ORDER BY main_count DESC LIMIT 200 OFFSET 5'),
      small: await ids('SELECT id FROM institution WHERE main_count BETWEEN 5 AND 10 ORDER BY md5(id::text) LIMIT 200'),
      cohorts: await ids('SELECT id FROM cohort ORDER BY year DESC, id LIMIT 20'),
      spaces: await ids(`SELECT slug AS id FROM space WHERE kind = 'open' ORDER BY place`),
      typed: await ids('SELECT left(name, 9) AS id FROM institution ORDER BY md5(id::text) LIMIT 50'),
      scholars: await ids(`SELECT id FROM scholar WHERE state = 'claimed' AND is_listed ORDER BY md5(id::text) LIMIT 100`),
    };
  });
  const ten = people.slice(0, 10);
  await connected(owner, (client) => lookedIn(client, ten));
  const cookie = (/** @type {number} */ index) => ten[index % ten.length]?.cookie ?? '';
  const asPeople = (/** @type {string[]} */ paths) => paths.map((path, index) => ({ path, cookie: cookie(index) }));
  const by = (/** @type {string} */ path, /** @type {string[]} */ values) =>
    asPeople(values.map((value) => path.replace('{}', encodeURIComponent(value))));
  const asModerator = (/** @type {string} */ path) => [{ path, cookie: moderator.cookie }];
  const asAdmin = (/** @type {string[]} */ paths) => paths.map((path) => ({ path, cookie: admin.cookie }));
  const tenTimes = (/** @type {string} */ path) => asPeople(Array.from(ten, () => path));
  return [
    ['today', tenTimes('/api/today')],
    ['threads, recent', tenTimes('/api/threads')],
    ['threads, newest', tenTimes('/api/threads?sort=newest')],
    ['threads, mine', tenTimes('/api/threads?filter=mine')],
    ['threads, most posts', tenTimes('/api/threads?sort=most-posts')],
    ['threads, unread', tenTimes('/api/threads?filter=unread')],
    ['threads, unanswered', tenTimes('/api/threads?filter=unanswered')],
    ['threads of a space', by('/api/threads?space={}', found.spaces)],
    ['spaces', tenTimes('/api/spaces')],
    ['posts of a thread', threads.map(({ id }, index) => ({ path: `/api/threads/${id}/posts?limit=20&thread=1`, cookie: cookie(index) }))],
    [
      'changes of a thread',
      by(
        '/api/threads/{}/changes?since=1',
        threads.map(({ id }) => id),
      ),
    ],
    ['a reply', arenas.ours.map((id, index) => ({ path: `/api/threads/${id}/posts`, cookie: cookie(index), body: REPLY }))],
    ['directory with facets', tenTimes('/api/scholars')],
    ['directory of a country, with facets', by('/api/scholars?country={}', countries)],
    ['directory, newest', tenTimes('/api/scholars?sort=recent')],
    ['names with a typo', by('/api/scholars?facets=0&q={}', names)],
    ['names while typing', by('/api/suggest/scholars?q={}', names)],
    ['map of places', tenTimes('/api/scholars/places')],
    ['a scholar', by('/api/scholars/{}', found.scholars)],
    ['institutions', tenTimes('/api/institutions')],
    ['institutions by name', tenTimes('/api/institutions?sort=name')],
    ['institutions found', by('/api/institutions?q={}', found.typed)],
    ['institutions of a country', by('/api/institutions?country={}', countries)],
    ['hubs of a country', by('/api/institutions?country={}&hub=1', countries)],
    ['institutions while typing', by('/api/suggest/institutions?q={}', found.typed)],
    ['an institution', by('/api/institutions/{}', found.institutions)],
    ['an institution of 5 to 10', by('/api/institutions/{}', found.small)],
    ['programs', tenTimes('/api/programs')],
    ['a cohort', by('/api/cohorts/{}', found.cohorts)],
    // Beside the whole page, which is fuller with ten times the people: one of as many rows.
    ['a cohort, 12 of it', by('/api/cohorts/{}?limit=12', found.cohorts)],
    ['notifications', tenTimes('/api/notifications')],
    ['news', tenTimes('/api/news')],
    ['news of a kind', by('/api/news?kind={}', ['publication', 'award', 'news'])],
    ['news of a country', by('/api/news?country={}', countries)],
    ['news of an institution', by('/api/news?institution={}', found.institutions)],
    ['news of a scholar', by('/api/news?scholar={}', found.scholars)],
    ['own submissions', tenTimes('/api/news-submissions')],
    ['review queue', asModerator('/api/review')],
    ['review queue, 20 of it', asModerator('/api/review?limit=20')],
    ['review, decided', asModerator('/api/review?state=decided')],
    ['review, decided, 20 of it', asModerator('/api/review?state=decided&limit=20')],
    ['audit', asAdmin(['/api/audit'])],
    ['audit of a person', asAdmin(found.scholars.map((id) => `/api/audit?person=${id}`))],
    ['audit of an act', asAdmin(['/api/audit?act=scholar.change'])],
    ['who has which grant', asAdmin(['/api/grants'])],
    ['own devices', tenTimes('/api/sessions')],
    ['search in posts, a rare word', by('/api/search/posts?q={}', words.rare)],
    ['search in posts, a common word', by('/api/search/posts?q={}', words.common)],
  ];
}

/**
 * @param {{ owner: string, app: string, superUrl: string, postgresPid: number }} where
 * @param {{ rounds: number, seconds: number, only?: string | undefined, writes?: boolean }} pace writes: into docs/performance.md
 */
export async function measureGrowth({ owner, app, superUrl, postgresPid }, { rounds, seconds, only, writes = false }) {
  const small = { owner, app };
  const large = await besideIt(small, superUrl);
  /** @type {{ lists: [string, Request[]][], server: import('./servers.mjs').Server }[]} */
  const sides = [];
  for (const [urls, scale] of /** @type {[Urls, number][]} */ ([
    [small, 1],
    [large, 10],
  ])) {
    const env = { DATABASE_URL: urls.app, MIGRATION_DATABASE_URL: urls.owner };
    await db(['migrate'], env);
    await db(['seed', '--if-empty', '--scale', String(scale)], env);
    sides.push({ lists: await listsOf(urls.owner, scale), server: await startOurs({ env }) });
  }
  const load = startLoad();
  /** @type {Grown[]} */
  const grown = [];
  try {
    for (const [index, [name]] of (sides[0]?.lists ?? []).entries()) {
      if (only && !only.split(';').some((words) => name.includes(words))) continue;
      /** @type {Cost[][]} */
      const costs = sides.map(() => []);
      for (let round = -1; round < rounds; round += 1) {
        for (const [side, { lists, server }] of sides.entries()) {
          const requests = lists[index]?.[1] ?? [];
          const before = [cpuOf(server.pid), cpuOfPostgres(postgresPid)];
          const { answers, p50, bytes, refused } = await load.run({ port: server.port, requests, connections: 1, seconds });
          if (refused.length > 0) throw new Error(`${name}: not all were answered.\n${refused.join('\n')}`);
          const [api = 0, postgres = 0] = [cpuOf(server.pid), cpuOfPostgres(postgresPid)].map(
            (now, at) => (now - (before[at] ?? 0)) / answers,
          );
          // The first round warms.
          if (round >= 0) costs[side]?.push({ p50, api, postgres, bytes: bytes / answers });
        }
      }
      const [one, ten] = costs.map((each) => ({
        p50: median(each.map(({ p50 }) => p50)),
        api: median(each.map(({ api }) => api)),
        postgres: median(each.map(({ postgres }) => postgres)),
        bytes: median(each.map(({ bytes }) => bytes)),
      }));
      if (!one || !ten) continue;
      grown.push({ name, small: one, large: ten });
      console.log(rowOf({ name, small: one, large: ten }));
    }
  } finally {
    load.stop();
    for (const { server } of sides) await server.stop();
  }
  if (writes) writeGrowth(grown.map(rowOf), await factsOf([small.owner, large.owner]));
  const over = grown.filter((row) => ratioOf(row) > MOST);
  console.log(
    over.length === 0
      ? `Nothing takes more than ${MOST} times its time.`
      : `More than ${MOST}: ${over.map(({ name }) => name).join('; ')}.`,
  );
  return grown;
}

/** @param {string[]} urls of owners */
async function factsOf(urls) {
  const number = (/** @type {unknown} */ value) => Number(value).toLocaleString('en');
  const counted = await Promise.all(
    urls.map((url) =>
      connected(url, async (client) => {
        const { rows } = await client.query(
          `SELECT current_setting('server_version') AS version, (SELECT count(*) FROM scholar) AS scholars, (SELECT count(*) FROM thread) AS threads, (SELECT count(*) FROM post) AS posts`,
        );
        return rows[0];
      }),
    ),
  );
  const sizes = counted.map(
    (each) => `${number(each.scholars)} records of scholars, ${number(each.threads)} threads, ${number(each.posts)} posts`,
  );
  return { postgres: String(counted[0]?.version), sizes: `${sizes.join('; and ')}.` };
}

const ratioOf = (/** @type {Grown} */ { small, large }) => large.p50 / small.p50;
const kilo = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
const two = (/** @type {number} */ value) => value.toFixed(2);

/** A row of the table in docs/performance.md. @param {Grown} grown */
const rowOf = ({ name, small, large }) =>
  `| ${name} | **${two(large.p50 / small.p50)}** | ${two(small.p50)} | ${two(large.p50)} | ${two(small.api)} → ${two(large.api)} | ${two(small.postgres)} → ${two(large.postgres)} | ${kilo(small.bytes)} → ${kilo(large.bytes)} |`;
