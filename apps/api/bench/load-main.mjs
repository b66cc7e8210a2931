/**
 * `npm run load`: L1 to L6 of docs/reliability.md in full figures, on one process and on two. `--only L2,L4`: these rows alone;
 * `--quick`: a short form; `--minutes N`: how long L2 takes instead of ten; `--soak N`: L9 alone, so many minutes; `--processes 1|2`.
 * A run writes its rows to docs/performance.md, unless it is quick.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { lineOf, writeOutcomes } from './load-report.mjs';
import { burst } from './load-rows/burst.mjs';
import { overload } from './load-rows/overload.mjs';
import { present } from './load-rows/present.mjs';
import { reads } from './load-rows/reads.mjs';
import { restart } from './load-rows/restart.mjs';
import { soak } from './load-rows/soak.mjs';
import { steady } from './load-rows/steady.mjs';
import { db, prepare } from './world.mjs';

/** @typedef {import('./load-rows/field.mjs').Outcome} Outcome */

const ROWS = { L1: present, L2: steady, L3: burst, L4: reads, L5: restart, L6: overload };
/** As many as hold a socket at once in the largest row. */
const PEOPLE = 3_000;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    soak: { type: 'string' },
    processes: { type: 'string' },
  },
});
const owner = process.env.MIGRATION_DATABASE_URL;
if (!owner) throw new Error('Begin it with `npm run load`: it brings a database');
const wanted = options.only?.split(',') ?? Object.keys(ROWS);
const unknown = wanted.filter((name) => !(name in ROWS));
if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(', ')}`);

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'scholars-load-'));
await db(['migrate']);
await db(['seed', '--if-empty']);
const world = await prepare(owner, null, PEOPLE);
const client = new pg.Client(owner);
await client.connect();
const { rows: long } = await client.query(`SELECT t.id FROM thread t JOIN space s ON s.id = t.space_id
  WHERE s.kind = 'open' AND t.last_post_number >= 200 ORDER BY md5(t.id::text) LIMIT 50`);
const floors = new Map();

/** @type {Outcome[]} */
const outcomes = [];
const tell = (/** @type {Outcome} */ outcome) => {
  outcomes.push({ ...outcome, busy: loadavg()[0] ?? 0 });
  console.log(lineOf(outcome));
};

try {
  for (const processes of options.processes ? [Number(options.processes)] : [1, 2]) {
    console.log(`${processes === 1 ? 'One process' : `${processes} processes`}, load of the machine ${loadavg()[0]?.toFixed(1)}`);
    const ground = {
      world,
      client,
      longThreads: long.map(({ id }) => id),
      processes,
      quick: options.quick,
      minutes: Number(options.minutes),
      say: (/** @type {string} */ words) => console.log(words),
      floors,
      postgresPid: Number(process.env.BENCH_POSTGRES_PID),
    };
    if (options.soak) await soak(ground, Number(options.soak), tell);
    else for (const [name, row] of Object.entries(ROWS)) if (wanted.includes(name)) await row(ground, tell);
  }
} finally {
  await client.end();
  rmSync(process.env.DATA_DIR, { recursive: true, force: true });
}
if (!options.quick) writeOutcomes(outcomes);
const missed = outcomes.filter(({ holds, isReach }) => !holds && !isReach);
console.log(
  missed.length === 0
    ? 'All that must hold holds.'
    : `Missed: ${missed.map(({ row, what, processes }) => `${row} ${what} (${processes})`).join('; ')}.`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
