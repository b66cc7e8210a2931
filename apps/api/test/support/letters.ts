import type { DataSource } from 'typeorm';
import { eventually } from './eventually.js';
import type { SmtpSink } from './smtp-sink.js';

const WAITING = `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'send-mail' AND state < 'completed'`;
const STARTED = `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'send-mail' AND state = 'active'`;

/** After some failures the pause before the next try is longer than a test may take. */
const TRY_NOW = `UPDATE pgboss.job SET start_after = now() WHERE name = 'send-mail' AND state = 'retry'`;
/** A letter that a killed process had in hand comes back after two minutes: they are over here and now. */
const COME_BACK = `UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE name = 'send-mail' AND state = 'active'
  AND started_on < now() - interval '5 seconds'`;

/** Waits until no letter waits any more; to be called only when nothing is killed any more. */
export async function allLettersSent(owner: DataSource): Promise<void> {
  const count = async (sql: string) => (await owner.query<[{ count: number }]>(sql))[0].count;
  await eventually(async () => {
    await owner.query(TRY_NOW);
    expectNone((await count(WAITING)) - (await count(STARTED)));
  }, 60_000);
  await owner.query(COME_BACK);
  await eventually(async () => {
    await owner.query(TRY_NOW);
    expectNone(await count(WAITING));
  }, 60_000);
}

function expectNone(count: number): void {
  if (count > 0) throw new Error(`${count} letters still wait`);
}

/** Message ids of what came to each address. A letter handed over twice, as mail may be, has the same one: it is one letter. */
export function lettersOf({ received }: SmtpSink): Map<string, Set<string>> {
  const letters = new Map<string, Set<string>>();
  for (const { to, message } of received) {
    const id = /^Message-ID: (\S+)/im.exec(message)?.[1] ?? 'none';
    for (const address of to) letters.set(address, (letters.get(address) ?? new Set()).add(id));
  }
  return letters;
}
