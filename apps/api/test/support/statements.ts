import { PreparedClient } from '../../src/database/prepared-client.js';
import type { TestApp } from './test-app.js';

/** The watch on the database asks this once in a while, whatever else goes on. */
const OF_THE_WATCH = 'SELECT 1';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until listeners of what went before have nothing more to ask; ten seconds at most. */
async function silence(sent: readonly string[]): Promise<void> {
  // Twice in a row: on a crowded machine a listener may come to its turn late.
  for (let turn = 0, quiet = 0; turn < 50 && quiet < 2; turn += 1) {
    const before = sent.length;
    await sleep(200);
    quiet = before === sent.length ? quiet + 1 : 0;
  }
}

/** What the application sends to Postgres while the work runs: every statement, transactions too. */
export async function statementsOf({ database }: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const { logger } = database;
  const logQuery = logger.logQuery.bind(logger);
  logger.logQuery = (text, ...rest) => {
    if (text !== OF_THE_WATCH) sent.push(text);
    logQuery(text, ...rest);
  };
  try {
    await silence(sent);
    sent.length = 0;
    await work();
    // Listeners run after the answer is out.
    await sleep(50);
  } finally {
    logger.logQuery = logQuery;
  }
  return sent;
}

/** A statement as it went to Postgres, with its parameters. */
export interface Asked {
  text: string;
  values: readonly unknown[];
}

/** What is asked while the work runs, by all connections of this process, those for searches too. */
export async function askedDuring(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const prototype = PreparedClient.prototype as { query: (...args: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function remembering(...args) {
    const [text, values] = args;
    if (typeof text === 'string' && text !== OF_THE_WATCH) asked.push({ text, values: Array.isArray(values) ? values : [] });
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return asked;
}
