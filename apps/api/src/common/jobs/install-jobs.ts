import type { DataSource } from 'typeorm';
import { newBoss } from './boss.js';

/**
 * Makes or raises the schema of the queue, as the owner, and lets the application use it.
 * A queue is a table of its own; `create_queue` makes it in the owner's name, so that the application needs no right on the schema.
 */
export async function installJobs(owner: DataSource, appRole?: string): Promise<void> {
  const boss = newBoss(owner, { migrate: true, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false, close: false });
  if (!appRole) return;
  const role = `"${appRole.replaceAll('"', '""')}"`;
  await owner.query(`
    ALTER FUNCTION pgboss.create_queue(text, json) SECURITY DEFINER SET search_path = pg_catalog, pgboss;
    REVOKE ALL ON FUNCTION pgboss.create_queue(text, json) FROM PUBLIC;
    GRANT USAGE ON SCHEMA pgboss TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role};
    GRANT EXECUTE ON FUNCTION pgboss.create_queue(text, json) TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA pgboss GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
  `);
}
