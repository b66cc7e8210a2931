import type { QueryRunner } from 'typeorm';

export interface IndexToBuild {
  name: string;
  /** Table and columns, and what else follows `ON`. */
  on: string;
  isUnique?: boolean;
}

/**
 * Builds an index while people read and write, in a migration that says `transaction = false`. One whose building broke off stays
 * behind and serves nobody: it goes first, so that the migration can be run again.
 */
export async function buildIndex(runner: QueryRunner, { name, on, isUnique = false }: IndexToBuild): Promise<void> {
  const [found] = (await runner.query(
    'SELECT i.indisvalid AS is_valid FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.oid = to_regclass($1)',
    [`public.${name}`],
  )) as { is_valid: boolean }[];
  if (found?.is_valid) return;
  await inPeace(runner, async () => {
    if (found) await runner.query(`DROP INDEX CONCURRENTLY public.${name}`);
    await runner.query(`CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY ${name} ON ${on}`);
  });
}

/** Takes an index away while people read and write, in a migration that says `transaction = false`, fit to be run again. */
export async function dropIndex(runner: QueryRunner, name: string): Promise<void> {
  await inPeace(runner, () => runner.query(`DROP INDEX CONCURRENTLY IF EXISTS public.${name}`));
}

/** It waits for whoever is in a long transaction, and nobody waits for it. */
async function inPeace(runner: QueryRunner, work: () => Promise<unknown>): Promise<void> {
  await runner.query('SET lock_timeout = 0');
  try {
    await work();
  } finally {
    await runner.query('RESET lock_timeout');
  }
}
