import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrationNames, newDataSource } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { crowdId, fillCrowd, TEN_TIMES } from '../support/crowd.js';
import { newTestDatabase, type TestDatabase } from '../support/test-database.js';
import { watchWaits } from '../support/watch-waits.js';

/** Migrations that a community which is there already would go through, each from one step behind. Those before made the tables. */
const FIRST = 'InstitutionRegistry1764000008000';
const SIZE = process.env['TEST_LONG'] ? TEN_TIMES : { scholars: 2_000, institutions: 1_000, threads: 1_200, posts: 6_000 };
const LONGEST_MIGRATION_MS = 60_000;
const LONGEST_WAIT_MS = 1_000;
/** Answers on a busy machine take longer than locks do. */
const LONGEST_ANSWER_MS = 5_000;

const latest = (await migrationNames()).filter((name) => name.slice(-13) >= FIRST.slice(-13));

let database: TestDatabase;
beforeAll(async () => {
  database = await newTestDatabase();
  const owner = await newDataSource(database.ownerUrl, { max: 1, migrations: true });
  await owner.initialize();
  await fillCrowd(owner, SIZE);
  // As each goes up: some build indexes beside those who write, which no transaction may hold.
  for (const _each of latest) await owner.undoLastMigration({ transaction: 'none' });
  await owner.query('ANALYZE');
  await owner.destroy();
}, 900_000);
afterAll(() => database.drop());

const thread = crowdId('thread', SIZE.threads - 1);
const scholar = crowdId('scholar', 3);
/** What the version before does all the time, on the tables that grow. */
const READS: [text: string, values: unknown[]][] = [
  ['SELECT id, number, html FROM post WHERE thread_id = $1 ORDER BY number LIMIT 20', [thread]],
  ['SELECT id, title, last_post_at FROM thread ORDER BY last_post_at DESC, id DESC LIMIT 20', []],
  ['SELECT id, name, country_code FROM scholar WHERE id = $1', [scholar]],
  [
    'SELECT i.id, i.name, n.name AS other FROM institution i JOIN institution_name n ON n.institution_id = i.id ORDER BY i.main_count DESC LIMIT 20',
    [],
  ],
  ['SELECT p.name, c.name AS cohort FROM program p JOIN cohort c ON c.program_id = p.id', []],
];
const WRITES: [text: string, values: () => unknown[]][] = [
  [
    `WITH t AS (UPDATE thread SET seq = seq + 1, last_post_number = last_post_number + 1, last_post_at = now() WHERE id = $1 RETURNING last_post_number, seq)
     INSERT INTO post (id, thread_id, number, changed_seq, author_id, markdown, html) SELECT $2, $1, last_post_number, seq, $3, 'More', '<p>More</p>' FROM t`,
    () => [thread, randomUUID(), scholar],
  ],
  ['UPDATE scholar SET headline = $2, country_code = $3 WHERE id = $1', () => [scholar, `I teach at ${Date.now()}`, 'KE']],
  ['UPDATE institution SET main_count = main_count + 1 WHERE id = $1', () => [crowdId('institution', 1)]],
  ['UPDATE cohort SET scholar_count = scholar_count + 1 WHERE id = $1', () => [crowdId('cohort', 1)]],
  [
    `INSERT INTO read_marker (scholar_id, thread_id, read_number) VALUES ($1, $2, 1) ON CONFLICT (scholar_id, thread_id) DO UPDATE SET read_at = now()`,
    () => [scholar, thread],
  ],
];

/** Reads and writes without pause until it is stopped, and says how long the longest took. */
async function busy(ask: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(database.url);
  await client.connect();
  let [isOver, longest, answers] = [false, 0, 0];
  const running = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await ask(client);
      longest = Math.max(longest, performance.now() - begun);
      answers += 1;
    }
  })();
  // Told by whoever stops it.
  running.catch(() => {});
  return async () => {
    isOver = true;
    await running;
    await client.end();
    return { longest: Math.round(longest), answers };
  };
}

async function whileBusy(work: () => Promise<unknown>) {
  const stops = [
    await busy((client) => client.query(...(READS[Math.floor(performance.now()) % READS.length] ?? ['SELECT 1', []]))),
    ...(await Promise.all(WRITES.map(([text, values]) => busy((client) => client.query(text, values()))))),
  ];
  const watched = await watchWaits(database.ownerUrl);
  const begun = performance.now();
  try {
    await work();
  } finally {
    // Whoever waits behind the last lock is still to be counted.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const took = Math.round(performance.now() - begun);
  const answered = await Promise.all(stops.map((stop) => stop()));
  const { longest } = await watched.stop();
  return {
    took,
    waited: longest,
    longest: Math.max(...answered.map((each) => each.longest)),
    answers: answered.reduce((sum, { answers }) => sum + answers, 0),
  };
}

describe(`a migration, while ${SIZE.scholars.toLocaleString('en')} scholars with ${SIZE.posts.toLocaleString('en')} posts go on`, () => {
  it('would be seen to keep people out', async () => {
    const client = new pg.Client(database.ownerUrl);
    await client.connect();
    const { waited } = await whileBusy(() =>
      client.query('BEGIN; CREATE INDEX post_held_idx ON post (changed_seq); SELECT pg_sleep(1.2); ROLLBACK'),
    );
    await client.end();
    expect(waited).toBeGreaterThan(LONGEST_WAIT_MS);
  }, 120_000);

  it.each(latest)(
    '%s',
    async (name) => {
      const names = await migrationNames();
      const owner: DataSource = await newDataSource(database.ownerUrl, { max: 4, migrations: names.slice(0, names.indexOf(name) + 1) });
      await owner.initialize();
      const ran: string[] = [];
      const { took, waited, longest, answers } = await whileBusy(async () => {
        ran.push(...(await migrate(owner, new URL(database.url).username)));
      });
      await owner.destroy();
      process.stdout.write(`  ${name}: ${took} ms; longest wait for a lock ${waited} ms, longest answer ${longest} ms of ${answers}\n`);
      expect(ran).toEqual([name]);
      expect(took).toBeLessThan(LONGEST_MIGRATION_MS);
      expect(waited).toBeLessThan(LONGEST_WAIT_MS);
      expect(longest).toBeLessThan(LONGEST_ANSWER_MS);
      expect(answers).toBeGreaterThan(20);
    },
    180_000,
  );
});
