import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostSource } from '@scholars-commons/shared/discussions';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { CannedReason, CannedReasons, DecisionView } from '@scholars-commons/shared/review';
import type { SuspensionView } from '@scholars-commons/shared/suspension';
import { appealToken, caseOf, decide, flag, tellAll } from '../../../test/support/desk.js';
import type { SignedIn } from '../../../test/support/make.js';
import { kept, naughty } from '../../../test/support/naughty.js';
import { reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
let lee: SignedIn;
let threadId: string;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
  lee = await t.make.signedIn({ grants: ['moderator'] });
  threadId = (await t.make.thread({ spaceId: talk.open.id, authorId: talk.chen.scholar.id })).id;
});
afterAll(() => t.close());

const shown = naughty.map((text): [string, string] => [JSON.stringify(text).slice(0, 60), text]);
const PLAIN = 'It can hurt a colleague.';

/** Sends the odd words, and plain ones where those are refused, so that the next step has something to stand on. @returns what was kept */
async function kindly(text: string, send: (words: string) => Promise<{ status: number }>): Promise<string> {
  const { status } = await send(text);
  if (status < 300) return kept(text);
  expect(status).toBe(400);
  expect((await send(PLAIN)).status).toBeLessThan(300);
  return PLAIN;
}

const idOf = async (sql: string, value: string): Promise<string> => {
  const [row] = await t.owner.query<{ id: string }[]>(sql, [value]);
  if (!row) throw new Error('No such row');
  return row.id;
};

describe('odd words', () => {
  it.each(shown)('%s come back as sent from flag, decision, appeal and its answer, or are refused', async (_name, text) => {
    const post = await reply(t, talk.ben, threadId);
    const flagId = t.make.id();
    const flagged = await kindly(text, (words) => flag(t, talk.amina, `posts/${post.id}`, { kind: 'other', words, id: flagId }));
    const reviewId = await idOf(`SELECT review_id AS id FROM flag WHERE id = $1`, flagId);
    expect((await caseOf(t, lee, reviewId)).flags.map(({ words }) => words)).toEqual([flagged]);

    const why = await kindly(text, (words) => decide(t, lee, reviewId, { words }));
    expect((await caseOf(t, lee, reviewId)).outcome?.words).toBe(why);
    await tellAll(t);
    expect((await t.http(talk.ben).get<PostSource>(`/api/posts/${post.id}`)).body.removedReason).toBe(why);

    const path = `/api/decisions/${reviewId}`;
    const decided = async () => (await t.http(talk.ben).get<DecisionView>(path)).body;
    const appealed = await kindly(text, (words) => t.http(talk.ben).post(`${path}/appeal`, { id: t.make.id(), words }));
    expect(await decided()).toMatchObject({ words: why, appeal: { words: appealed } });
    const appealId = await idOf(`SELECT id FROM review WHERE appeal_of_id = $1`, reviewId);
    expect((await caseOf(t, talk.kofi, appealId)).thing).toMatchObject({ words: appealed, against: { words: why } });
    const answer = await kindly(text, (words) => decide(t, talk.kofi, appealId, { decision: 'uphold', words }));
    await tellAll(t);
    expect((await decided()).appeal?.answer).toBe(answer);
  });

  it.each(shown)('%s come back as sent from a suspension and the appeal against it, or are refused', async (_name, text) => {
    const { scholar } = await t.make.signedIn();
    const path = `/api/scholars/${scholar.id}/suspension`;
    const reason = await kindly(text, (words) => t.http(lee).put(path, { reason: words, until: null, was: null }));
    expect((await t.http(talk.kofi).get<SuspensionView>(path)).body.suspension).toEqual({ reason, until: null });

    const noor = await t.make.signedIn();
    const token = await appealToken(t, noor);
    const appealed = await kindly(text, (words) => t.http().post('/api/suspension-appeals', { token, words }));
    const appealId = await idOf(`SELECT id FROM review WHERE kind = 'appeal' AND subject_id = $1`, noor.scholar.id);
    expect((await caseOf(t, talk.kofi, appealId)).thing).toMatchObject({ words: appealed });
  });

  it.each(shown)('%s come back as sent from the reason of a grant, or are refused', async (_name, text) => {
    const noor = await t.make.signedIn();
    const path = `/api/scholars/${noor.scholar.id}/grants`;
    const reason = await kindly(text, (words) => t.http(talk.ada).put(path, { was: [], grants: ['editor'], reason: words }));
    const [row] = await t.owner.query<[{ reason: string }]>(
      `SELECT d.after ->> 'reason' AS reason FROM audit a JOIN audit_detail d ON d.audit_id = a.id WHERE a.thing_id = $1`,
      [noor.scholar.id],
    );
    expect(row.reason).toBe(reason);
    const { body } = await t.http(await t.make.session(noor.accountId)).get<NotificationPage>('/api/notifications');
    expect(body.items[0]).toMatchObject({ kind: 'grants-changed', text: reason });
  });

  it.each(shown)('%s come back as sent from words kept ready, or are refused', async (_name, text) => {
    const list = async () => (await t.http(lee).get<CannedReasons>('/api/canned-reasons')).body.items;
    for (const field of ['label', 'words'] as const) {
      const [{ id, version, label, words }] = (await list()) as [CannedReason];
      const answer = await t.http(lee).patch<CannedReason>(`/api/canned-reasons/${id}`, { version, label, words, [field]: text });
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 400) continue;
      for (const read of [answer.body, (await list()).find((reason) => reason.id === id)]) expect(read?.[field]).toBe(kept(text));
    }
  });
});
