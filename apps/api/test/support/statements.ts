import type { TestApp } from './test-app.js';

/** The watch on the database asks this once in a while, whatever else goes on. */
const OF_THE_WATCH = 'SELECT 1';

/** What the application sends to Postgres while the work runs: every statement, transactions too. */
export async function statementsOf({ database }: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const create = database.createQueryRunner.bind(database);
  database.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
    runner.query = ((text: string, ...rest: unknown[]) => {
      if (text !== OF_THE_WATCH) sent.push(text);
      return query(text, ...rest);
    }) as typeof runner.query;
    return runner;
  };
  try {
    await work();
    // Listeners run after the answer is out.
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    database.createQueryRunner = create;
  }
  return sent;
}
