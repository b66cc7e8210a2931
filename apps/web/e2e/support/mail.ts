import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** Mails that this world has sent since `after`, newest first, as they lie in its outbox. */
function mails(after: number): string[] {
  const folder = join(process.env.WORLD_DIR ?? '', 'outbox');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => join(folder, name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .filter(({ at }) => at >= after - 1_000)
    .sort((a, b) => b.at - a.at)
    .map(({ path }) => readFileSync(path, 'utf8'));
}

/** Text of a mail with its soft line ends and escapes undone (RFC 2045 6.7). */
const plain = (mail: string) => mail.replace(/=\r?\n/g, '').replace(/=3D/gi, '=');

/** Waits for a mail to this person that holds a link to this kind of page, and gives the link's path. */
export async function linkFor(email: string, path: string, after: number): Promise<string> {
  let found: string | undefined;
  await expect
    .poll(
      () => {
        const mail = mails(after).find((text) => text.toLowerCase().includes(email.toLowerCase()) && plain(text).includes(path));
        found = mail && new RegExp(`${path}[A-Za-z0-9_-]+`).exec(plain(mail))?.[0];
        return Boolean(found);
      },
      { message: `a mail to ${email} with ${path}`, timeout: 15_000 },
    )
    .toBe(true);
  return found ?? '';
}
