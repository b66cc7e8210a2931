import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import { type CannedReason, cannedReason, cannedReasons, type CannedReasons } from '@scholars-commons/shared/review';
import * as z from 'zod';
import type { SignedIn } from '../../../test/support/make.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let kofi: SignedIn;
let edda: SignedIn;
let amina: SignedIn;
beforeAll(async () => {
  t = await testApp();
  kofi = await t.make.signedIn({ grants: ['moderator'] });
  edda = await t.make.signedIn({ grants: ['editor'] });
  amina = await t.make.signedIn();
});
afterAll(() => t.close());

const list = async (who: SignedIn) => (await t.http(who).get<CannedReasons>('/api/canned-reasons')).body.items;
const first = async (who: SignedIn, usedFor: string) => {
  const found = (await list(who)).find((reason) => reason.for === usedFor);
  if (!found) throw new Error(`No words for ${usedFor}`);
  return found;
};
const change = <T = CannedReason>(who: SignedIn, { id, version, label }: CannedReason, more: object = {}) =>
  t.http(who).patch<T>(`/api/canned-reasons/${id}`, { version, label, words: 'Please say it kindly.', ...more });

describe('GET /api/canned-reasons', () => {
  it('gives each the words that he uses', async () => {
    const { body } = await t.http(kofi).get<CannedReasons>('/api/canned-reasons');
    z.strictObject(cannedReasons.shape).parse(body);
    for (const reason of body.items) expect(z.strictObject(cannedReason.shape).parse(reason).can.edit).toBe(true);
    expect(new Set(body.items.map((reason) => reason.for))).toEqual(new Set(['keep', 'remove', 'remove-and-warn', 'suspend']));
    expect(new Set((await list(edda)).map((reason) => reason.for))).toEqual(new Set(['return', 'decline']));
    const both = await t.make.signedIn({ grants: ['moderator', 'editor'] });
    expect(await list(both)).toHaveLength((await list(kofi)).length + (await list(edda)).length);
  });

  it('answers 401 and 403', async () => {
    expect((await t.http().get('/api/canned-reasons')).status).toBe(401);
    expect((await t.http(amina).get('/api/canned-reasons')).status).toBe(403);
  });
});

describe('PATCH /api/canned-reasons/:id', () => {
  it('changes the words, and is on record', async () => {
    const reason = await first(kofi, 'remove');
    const answer = await change(kofi, reason, { label: 'In kind words' });
    expect(answer).toMatchObject({
      status: 200,
      body: { ...reason, label: 'In kind words', words: 'Please say it kindly.', version: reason.version + 1 },
    });
    expect(await first(kofi, 'remove')).toEqual(answer.body);
    const acts = await t.owner.query<{ act: string; actor_id: string }[]>('SELECT act, actor_id FROM audit WHERE thing_id = $1', [
      reason.id,
    ]);
    expect(acts).toEqual([{ act: 'canned-reason.change', actor_id: kofi.scholar.id }]);
  });

  it('refuses words that somebody else changed meanwhile, with how they stand', async () => {
    const reason = await first(kofi, 'suspend');
    const answers = await Promise.all(['One.', 'Other.'].map((words) => change<CannedReason & Problem>(kofi, reason, { words })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ type: '/problems/stale', current: await first(kofi, 'suspend') });
    const acts = await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1', [reason.id]);
    expect(acts.map(({ act }) => act).toSorted()).toEqual(['canned-reason.change', 'canned-reason.change-refused']);
    // The same once more is a retry, no change.
    const present = await first(kofi, 'suspend');
    expect((await change(kofi, { ...present, version: reason.version }, { words: present.words })).body).toEqual(present);
  });

  it('answers 401, 404 and 400', async () => {
    const [one, other] = (await list(edda)).filter((reason) => reason.for === 'return');
    if (!one || !other) throw new Error('Too few words');
    expect((await t.http().patch(`/api/canned-reasons/${one.id}`, {})).status).toBe(401);
    for (const who of [amina, kofi]) expect((await change(who, one)).status).toBe(404);
    expect((await change(edda, { ...one, id: t.make.id() })).status).toBe(404);
    for (const [more, pointer] of [
      [{ words: 'x' }, '/words'],
      [{ label: 'x\ny' }, '/label'],
      [{ label: other.label }, '/label'],
      [{ for: 'remove' }, '/for'],
    ] as const) {
      const answer = await change<Problem>(edda, one, more);
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
  });
});
