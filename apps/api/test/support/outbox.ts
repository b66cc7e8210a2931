import { expect } from '@jest/globals';
import { join } from 'node:path';
import { Jobs } from '../../src/common/jobs/jobs.js';
import { Outbox } from '../../src/common/mail/outbox.js';
import { eventually } from './eventually.js';
import type { TestApp } from './test-app.js';

export interface SentMail {
  to: string;
  subject: string;
  text: string;
}

/** Does the work that waits and answers the mails that left since the last call. */
export function outboxOf(t: TestApp): () => Promise<SentMail[]> {
  const seen = new Set<string>();
  return async () => {
    await t.app.get(Jobs).drain();
    const fresh = (await t.app.get(Outbox).kept()).filter(({ to, text }) => !seen.has(`${to} ${text}`));
    for (const { to, text } of fresh) seen.add(`${to} ${text}`);
    return fresh;
  };
}

const TOKEN = /[A-Za-z0-9_-]{43}/;

/** The token of a link in fresh mails to this address, or words that no link takes. */
export const tokenFrom = (mails: readonly SentMail[], address: string): string =>
  mails.flatMap(({ to, text }) => (to === address ? (TOKEN.exec(text) ?? []) : []))[0] ?? 'no mail';

/** Waits for the letter to this address from any of the processes whose files are in this folder, and answers the token of its link. */
export async function tokenSent(dataDir: string, address: string): Promise<string> {
  let token = '';
  await eventually(async () => {
    token = tokenFrom(await new Outbox(join(dataDir, 'outbox'), 'nobody').kept(), address);
    expect(token).toHaveLength(43);
  }, 15_000);
  return token;
}
