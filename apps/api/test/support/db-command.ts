import { spawn } from 'node:child_process';
import { join } from 'node:path';

const DB = join(import.meta.dirname, '../../dist/cli/db.js');

export interface Ran {
  code: number | null;
  said: string;
}

/** One of `npm run db`'s commands as a process of its own. Needs `npm run build`. */
export function dbCommand(
  environment: Record<string, string>,
  args: readonly string[],
  { signal, db = DB, onStart }: { signal?: AbortSignal; db?: string; onStart?: (pid: number | undefined) => void } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [db, ...args], {
    env: { PATH: process.env.PATH ?? '', APP_MODE: 'demo', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  onStart?.(child.pid);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => (signal?.aborted ? undefined : reject(error)));
    child.once('close', (code) => resolve({ code, said }));
  });
}
