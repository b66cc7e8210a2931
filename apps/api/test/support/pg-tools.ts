import { spawnSync } from 'node:child_process';
import { rowsOf } from './rows.js';

/** Whether PostgreSQL's own tools are here, and new enough for this server: an older `pg_dump` refuses a newer one. */
export async function canDump(url: string): Promise<boolean> {
  const [major] = /(?<=\(PostgreSQL\) )\d+/.exec(spawnSync('pg_dump', ['--version'], { encoding: 'utf8' }).stdout ?? '') ?? [];
  if (!major || spawnSync('pg_restore', ['--version']).status !== 0) return false;
  const [server] = await rowsOf<{ major: number }>(url, `SELECT current_setting('server_version_num')::int / 10000 AS major`);
  return Number(major) >= (server?.major ?? Number.POSITIVE_INFINITY);
}

/** @throws Error with what the tool said when it failed */
export function pgTool(program: 'pg_dump' | 'pg_restore', ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}
