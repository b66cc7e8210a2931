import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { type Grant, grant } from '@scholars-commons/shared/accounts';
import * as z from 'zod';
import { hashPassword } from '../../../features/accounts/passwords.js';

/** How a visitor of the demo signs in. */
export interface DemoSignIn {
  email: string;
  password: string;
  grants: Grant[];
}

const kept = z.array(z.object({ email: z.string(), password: z.string(), grants: z.array(grant) }));
const fileIn = (dataDir: string) => join(dataDir, 'demo-sign-ins.json');

const SYLLABLES =
  'ba be bi bo da de di do fa fe fi fo ga ge gi go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za ze zi zo'.split(
    ' ',
  );
const word = () => Array.from({ length: 3 }, () => SYLLABLES[randomInt(SYLLABLES.length)]).join('');

/** Four words that can be read aloud and typed on a phone; 70 bits, other ones in each database. */
export const newPassword = (): string => Array.from({ length: 4 }, word).join('-');

/** Passwords of the demo stand in a file that only its owner reads, since the database holds hashes alone. */
export function keepSignIns(dataDir: string, signIns: readonly DemoSignIn[]): void {
  mkdirSync(dataDir, { recursive: true });
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(signIns, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readSignIns(dataDir: string): DemoSignIn[] | null {
  try {
    return kept.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

const ACCOUNTS = `SELECT a.id, a.email::text, a.password_hash,
    ARRAY(SELECT g.kind FROM staff_grant g WHERE g.scholar_id = a.scholar_id ORDER BY g.kind) AS grants
  FROM account a WHERE a.email LIKE '%@scholars-commons.example' ORDER BY a.id`;

/**
 * The sign-ins of the demo as they are now. A lost file, or one of another database, is no reason to be locked out: new
 * passwords are set. Empty where the database holds no demo.
 */
export async function demoSignIns(client: Client, dataDir: string): Promise<DemoSignIn[]> {
  const { rows } = await client.query<{ id: string; email: string; password_hash: string | null; grants: Grant[] }>(ACCOUNTS);
  const known = readSignIns(dataDir) ?? [];
  const { passwordFits } = await import('../../../features/accounts/passwords.js');
  // Side by side, since checking a password is slow on purpose and every start of the demo waits for this.
  const checked = await Promise.all(
    rows.map(async ({ id, email, password_hash: hash, grants }) => {
      const old = known.find((each) => each.email === email)?.password;
      if (old && (await passwordFits(hash, old))) return { id, signIn: { email, password: old, grants } };
      const password = newPassword();
      return { id, signIn: { email, password, grants }, newHash: await hashPassword(password) };
    }),
  );
  // One connection answers one question at a time.
  for (const { id, newHash } of checked)
    if (newHash) await client.query('UPDATE account SET password_hash = $2 WHERE id = $1', [id, newHash]);
  const signIns = checked.map(({ signIn }) => signIn);
  const sorted = signIns.toSorted((one, other) => one.grants.length - other.grants.length);
  if (rows.length > 0) keepSignIns(dataDir, sorted);
  return sorted;
}
