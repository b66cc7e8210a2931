/**
 * Ours beside a bare floor, in one run on one machine. `--quick`: a short form; `--only WORDS`: rows whose name holds them;
 * `--profile FOLDER`: a CPU profile of ours; `--growth`: every list of ours, at ten times the people. The last whole tables go to docs/performance.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { measureGrowth } from './growth.mjs';
import { line, writeDocument } from './report.mjs';
import { comparePages } from './rows/compare.mjs';
import { compareLive } from './rows/live.mjs';
import { pageRows } from './rows/pages.mjs';
import { startHttpFloor, startLiveFloor, startLoad, startOurs } from './servers.mjs';
import { db, prepare } from './world.mjs';

/** @typedef {import('./rows/compare.mjs').Result} Result */

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    profile: { type: 'string' },
    scale: { type: 'string', default: '1' },
    growth: { type: 'boolean', default: false },
  },
});
const pace = options.quick
  ? { warm: 1.5, seconds: 1.5, order: /** @type {const} */ (['bare', 'ours', 'ours', 'bare']), rounds: 1, posts: 8 }
  : { warm: 3, seconds: 4, order: /** @type {const} */ (['bare', 'ours', 'ours', 'bare', 'ours', 'ours', 'bare']), rounds: 3, posts: 30 };

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'scholars-bench-'));
const owner = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
if (!owner) throw new Error('Begin it with `npm run bench`: it brings a database');
if (options.growth) {
  const { DATABASE_URL: app = '', BENCH_SUPER_URL: superUrl = '', BENCH_POSTGRES_PID: pid = '' } = process.env;
  const where = { owner, app, superUrl, postgresPid: Number(pid) };
  await measureGrowth(where, {
    rounds: options.quick ? 1 : 5,
    seconds: options.quick ? 1 : 2,
    only: options.only,
    writes: !options.quick && !options.only,
  });
  rmSync(process.env.DATA_DIR, { recursive: true, force: true });
  process.exit(0);
}
await db(['migrate']);
await db(['seed', '--if-empty', '--scale', options.scale]);
const world = await prepare(owner);

/** @type {Result[]} */
const results = [];
const tell = (/** @type {Result} */ result) => {
  results.push(result);
  console.log(line(result));
};
const isWanted = (/** @type {string} */ name) => !options.only || name.includes(options.only);

// Clients that never pause are a crowd; what they are answered in is measured here, not whom it refuses.
const ours = await startOurs({ env: { READS_AT_ONCE: '1000' }, ...(options.profile ? { profileTo: options.profile } : {}) });
const bare = await startHttpFloor();
const load = startLoad();
try {
  console.log('Ratios: for pages bare / ours, for live and memory ours / bare; 1 is the floor. Median (range).');
  for (const row of pageRows(world).filter(({ name }) => isWanted(name))) {
    for (const connections of row.connections) {
      tell(
        await comparePages(row, connections, { ours, bare }, load, {
          ...pace,
          order: [...pace.order],
        }),
      );
    }
  }
  if (isWanted('live')) {
    const floor = await startLiveFloor();
    await compareLive(world, { ours, bare: floor }, { levels: [100, 1_000, 2_000], rounds: pace.rounds, posts: pace.posts }, tell);
    await floor.stop();
  }
} finally {
  load.stop();
  await bare.stop();
  await ours.stop();
  rmSync(process.env.DATA_DIR, { recursive: true, force: true });
}

if (!options.quick && !options.only && !options.profile && options.scale === '1') {
  const client = new pg.Client(owner);
  await client.connect();
  const [{ version }] = (await client.query(`SELECT current_setting('server_version') AS version`)).rows;
  const [counts] = (
    await client.query(
      'SELECT (SELECT count(*) FROM scholar) AS scholars, (SELECT count(*) FROM thread) AS threads, (SELECT count(*) FROM post) AS posts',
    )
  ).rows;
  await client.end();
  const number = (/** @type {string} */ value) => Number(value).toLocaleString('en');
  writeDocument(results, {
    postgres: version,
    sizes: `${number(counts.scholars)} records of scholars, ${number(counts.threads)} threads, ${number(counts.posts)} posts (those of the run included).`,
  });
}
const missed = results.filter(({ ratio, goal }) => ratio > goal);
console.log(missed.length === 0 ? 'Every goal is met.' : `Missed: ${missed.map(({ name }) => name).join('; ')}. See docs/performance.md.`);
