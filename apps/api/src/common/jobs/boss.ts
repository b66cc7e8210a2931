import PgBoss from 'pg-boss';
import type { DataSource, EntityManager } from 'typeorm';

type Db = NonNullable<PgBoss.ConstructorOptions['db']>;

/**
 * pg-boss asks the database for its time, and then measures by it from the last minute of this machine's clock: on a machine whose clock is
 * a minute late no schedule would ever be due. Told its own time it uses one clock; what is due by each minute runs each minute.
 */
const ASKS_THE_TIME = "SELECT round(date_part('epoch', now()) * 1000) as time";

/** pg-boss over a connection or a transaction of ours, so that a job and its cause are committed together. */
export const overTypeorm = (source: DataSource | EntityManager): Db => ({
  async executeSql(text: string, values?: unknown[]) {
    if (text === ASKS_THE_TIME) return { rows: [{ time: Date.now() }] };
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
