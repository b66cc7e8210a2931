import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { Problem } from '@scholars-commons/shared/problem';
import { flagView } from '@scholars-commons/shared/review';
import * as z from 'zod';
import { flag, newsItem } from '../../../test/support/desk.js';
import { eventually } from '../../../test/support/eventually.js';
import type { SignedIn } from '../../../test/support/make.js';
import { type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const aPost = async () => (await t.make.thread({ spaceId: talk.open.id, authorId: talk.ben.scholar.id })).firstPostId;
const cases = (column: string, id: string) =>
  t.owner.query<{ state: string; flag_count: number; flags: number }[]>(
    `SELECT r.state, r.flag_count, (SELECT count(*)::int FROM flag f WHERE f.review_id = r.id) AS flags FROM review r WHERE r.${column} = $1 ORDER BY r.opened_at`,
    [id],
  );

describe('POST /api/{posts,news,scholars}/:id/flags', () => {
  it('opens a case; the next ones join it', async () => {
    const postId = await aPost();
    const first = await flag(t, talk.amina, `posts/${postId}`, { kind: 'patient-data', words: 'It names her' });
    expect(first.status).toBe(201);
    expect(z.strictObject(flagView.shape).parse(first.body)).toMatchObject({ kind: 'patient-data', words: 'It names her', outcome: null });
    expect((await flag(t, talk.chen, `posts/${postId}`)).status).toBe(201);
    expect(await cases('post_id', postId)).toEqual([{ state: 'waiting', flag_count: 2, flags: 2 }]);
    const newsId = await newsItem(t, talk.ben.scholar.id);
    expect((await flag(t, talk.amina, `news/${newsId}`)).status).toBe(201);
    const dana = await t.make.scholar();
    expect((await flag(t, talk.amina, `scholars/${dana.id}`)).status).toBe(201);
    expect([...(await cases('news_id', newsId)), ...(await cases('subject_id', dana.id))]).toHaveLength(2);
  });

  it('is one for each scholar and thing: the first is answered, with the same id or another', async () => {
    const postId = await aPost();
    const first = await flag(t, talk.amina, `posts/${postId}`, { words: 'Sharp' });
    const same = await flag(t, talk.amina, `posts/${postId}`, { words: 'Sharp', id: first.body.id });
    const another = await flag(t, talk.amina, `posts/${postId}`, { words: 'Still sharp' });
    for (const again of [same, another]) expect(again).toMatchObject({ status: 200, body: first.body });
    expect(await cases('post_id', postId)).toEqual([{ state: 'waiting', flag_count: 1, flags: 1 }]);
  });

  it('makes one case of many at once', async () => {
    const postId = await aPost();
    const people: SignedIn[] = [];
    for (let n = 0; n < 8; n += 1) people.push(await t.make.signedIn());
    const answers = await Promise.all([...people, ...people].map((who) => flag(t, who, `posts/${postId}`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(8).fill(200), ...Array<number>(8).fill(201)]);
    expect(await cases('post_id', postId)).toEqual([{ state: 'waiting', flag_count: 8, flags: 8 }]);
  });

  it('waits for a decision under way, and opens the next case after it', async () => {
    const postId = await aPost();
    await flag(t, talk.amina, `posts/${postId}`);
    const deciding = t.owner.createQueryRunner();
    await deciding.startTransaction();
    await deciding.query(`UPDATE review SET state = 'decided', decision = 'keep', decided_at = now(), told_at = now() WHERE post_id = $1`, [
      postId,
    ]);
    const asked = flag(t, talk.chen, `posts/${postId}`);
    await eventually(async () => {
      const waiting = await t.owner.query<unknown[]>(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(waiting).not.toEqual([]);
    });
    await deciding.commitTransaction();
    await deciding.release();
    expect((await asked).status).toBe(201);
    expect(await cases('post_id', postId)).toEqual([
      { state: 'decided', flag_count: 1, flags: 1 },
      { state: 'waiting', flag_count: 1, flags: 1 },
    ]);
    // The first one hears how his ended.
    expect((await flag(t, talk.amina, `posts/${postId}`)).body.outcome).toBe('kept');
  });

  it('tells nobody who it was, and its author nothing at all', async () => {
    const postId = await aPost();
    await flag(t, talk.amina, `posts/${postId}`, { words: 'mkwords' });
    for (const path of [`/api/posts/${postId}`, '/api/notifications', '/api/today', '/api/threads'])
      expect((await t.http(talk.ben).get(path)).text).not.toContain('mkwords');
    expect((await t.http(talk.ben).get<NotificationPage>('/api/notifications')).body.items).toEqual([]);
    expect(await t.owner.query(`SELECT act FROM audit WHERE act LIKE 'flag%' OR thing_id = $1`, [postId])).toEqual([]);
  });

  it('refuses an id that is taken, telling nothing', async () => {
    const [one, other] = [await aPost(), await aPost()];
    const { body } = await flag(t, talk.amina, `posts/${one}`, { words: 'mkfirst' });
    const taken = await flag(t, talk.chen, `posts/${other}`, { id: body.id });
    expect(taken.status).toBe(409);
    expect(taken.text).not.toContain('mkfirst');
    expect(await cases('post_id', other)).toEqual([]);
  });

  it('answers 401, 403, 404, 409 and 400', async () => {
    const postId = await aPost();
    const body = { id: t.make.id(), kind: 'unkind', words: '' };
    expect((await t.http().post(`/api/posts/${postId}/flags`, body)).status).toBe(401);
    expect((await flag(t, talk.ben, `posts/${postId}`)).status).toBe(403);
    expect((await flag(t, talk.ben, `scholars/${talk.ben.scholar.id}`)).status).toBe(403);
    const hidden = await t.make.thread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id });
    expect((await flag(t, talk.amina, `posts/${hidden.firstPostId}`)).status).toBe(404);
    await t.http(talk.ben).delete(`/api/posts/${postId}`, {});
    expect((await flag(t, talk.amina, `posts/${postId}`)).status).toBe(409);
    const open = await aPost();
    for (const [more, pointer] of [
      [{ kind: 'rude' }, '/kind'],
      [{ kind: 'other' }, '/words'],
      [{ words: 'x'.repeat(1_001) }, '/words'],
      [{ id: 'x' }, '/id'],
      [{ by: 'me' }, '/by'],
    ] as const) {
      const answer = await t.http(talk.amina).post<Problem>(`/api/posts/${open}/flags`, { ...body, id: t.make.id(), ...more });
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
  });
});
