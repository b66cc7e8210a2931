import PgBoss from 'pg-boss';
import type { DataSource, EntityManager } from 'typeorm';

type Db = NonNullable<PgBoss.ConstructorOptions['db']>;

/** pg-boss over a connection or a transaction of ours, so that a job and its cause are committed together. */
export const overTypeorm = (source: DataSource | EntityManager): Db => ({
  async executeSql(text: string, values?: unknown[]) {
    const manager = 'manager' in source ? source.manager : source;
    const runner = manager.queryRunner ?? manager.connection.createQueryRunner();
    try {
      const { records } = await runner.query(text, values, true);
      return { rows: (records as object[] | undefined) ?? [] };
    } finally {
      if (!manager.queryRunner) await runner.release();
    }
  },
});

/** The queue over this data source; it makes no schema of its own. */
export const newBoss = (source: DataSource, options: Partial<PgBoss.ConstructorOptions> = {}): PgBoss =>
  new PgBoss({
    db: overTypeorm(source),
    migrate: false,
    maintenanceIntervalSeconds: 30,
    // A done job holds what it was told (an address, a link): gone an hour later.
    archiveCompletedAfterSeconds: 3_600,
    archiveFailedAfterSeconds: 14 * 24 * 3_600,
    deleteAfterMinutes: 1,
    ...options,
  });
