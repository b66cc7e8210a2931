import { setTimeout as sleep } from 'node:timers/promises';
import { PreparedClient } from '../../src/database/prepared-client.js';

/** The watch on the database asks this once in a while, whatever else goes on. */
const OF_THE_WATCH = 'SELECT 1';

/** A statement as it went to Postgres, with its parameters. */
export interface Asked {
  text: string;
  values: readonly unknown[];
}

/** What is asked while the work runs, by all connections of this process, those for searches too. */
export async function askedDuring(work: (asked: Asked[]) => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const prototype = PreparedClient.prototype as { query: (...args: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function remembering(...args) {
    const [text, values] = args;
    if (typeof text === 'string' && text !== OF_THE_WATCH) asked.push({ text, values: Array.isArray(values) ? values : [] });
    return query.apply(this, args);
  };
  try {
    await work(asked);
  } finally {
    prototype.query = query;
  }
  return asked;
}

/** The texts alone, of this work and not of what went before it. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked = await askedDuring(async (sofar) => {
    await silence(sofar);
    sofar.length = 0;
    await work();
    // Listeners run after the answer is out.
    await sleep(50);
  });
  return asked.map(({ text }) => text);
}

/** Waits until listeners of what went before have nothing more to ask; ten seconds at most. */
async function silence(sofar: readonly Asked[]): Promise<void> {
  // Twice in a row: on a crowded machine a listener may come to its turn late.
  for (let turn = 0, quiet = 0; turn < 50 && quiet < 2; turn += 1) {
    const before = sofar.length;
    await sleep(200);
    quiet = before === sofar.length ? quiet + 1 : 0;
  }
}
