import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PostPage, postPage, type PostView, postView } from '@scholars-commons/shared/discussions';
import type { Problem } from '@scholars-commons/shared/problem';
import * as z from 'zod';
import { eventually } from '../../../../test/support/eventually.js';
import { statementsOf } from '../../../../test/support/statements.js';
import { reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

/** A field beyond the contract fails. */
const strictly = (schema: z.ZodObject) => z.strictObject(schema.shape);
const path = (threadId: string) => `/api/threads/${threadId}/posts`;
const words = (markdown = 'We *do* this') => ({ id: t.make.id(), markdown });
const aThread = (values: Parameters<TestApp['make']['thread']>[0] = {}) =>
  t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id, ...values });

describe('POST /api/threads/:id/posts', () => {
  it('adds the next post', async () => {
    const thread = await aThread();
    const input = words();
    const answer = await t.http(talk.ben).post<PostView>(path(thread.id), { ...input, replyTo: thread.firstPostId });
    expect(answer.status).toBe(201);
    expect(strictly(postView).parse(answer.body)).toMatchObject({
      id: input.id,
      number: 2,
      changedSeq: 2,
      html: '<p dir="auto">We <em>do</em> this</p>',
      author: { id: talk.ben.scholar.id, name: 'Ben Okoro' },
      replyTo: { id: thread.firstPostId, number: 1, authorName: 'Amina Diallo' },
    });
  });

  it('raises the counters of the thread and the marker of the author', async () => {
    const thread = await aThread();
    await reply(t, talk.ben, thread.id, 'The last **word**');
    const { body } = await t.http(talk.ben).get(`/api/threads/${thread.id}`);
    expect(body).toMatchObject({ seq: 2, postCount: 2, lastPostNumber: 2, readNumber: 2, unread: 0 });
    const list = await t.http(talk.amina).get<{ items: object[] }>(`/api/threads?space=${talk.open.slug}&limit=1`);
    expect(list.body.items[0]).toMatchObject({ id: thread.id, excerpt: 'The last word', lastAuthor: { name: 'Ben Okoro' } });
  });

  it('answers the first post again when the same id comes twice, also once the thread is closed', async () => {
    const thread = await aThread();
    const input = words();
    const first = await t.http(talk.ben).post(path(thread.id), input);
    const again = await t.http(talk.ben).post(path(thread.id), input);
    await t.http(talk.kofi).patch(`/api/threads/${thread.id}`, { closed: true, reason: 'All is said' });
    const late = await t.http(talk.ben).post(path(thread.id), input);
    expect([first.status, again.status, late.status]).toEqual([201, 200, 200]);
    expect(again.body).toEqual(first.body);
    expect(late.body).toEqual(first.body);
  });

  it('makes one post of twenty identical requests at once, and leaves no hole in the numbers', async () => {
    const thread = await aThread();
    for (let round = 0; round < 5; round += 1) {
      const input = words(`Round ${round}`);
      const answers = await Promise.all(Array.from({ length: 20 }, () => t.http(talk.ben).post<PostView>(path(thread.id), input)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
      expect(new Set(answers.map(({ body }) => body.number))).toEqual(new Set([round + 2]));
    }
    const rows = await t.owner.query<{ number: number }[]>('SELECT number FROM post WHERE thread_id = $1 ORDER BY number', [thread.id]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('answers 409 for an id of another person or another thread, telling nothing', async () => {
    const [thread, other] = [await aThread(), await aThread()];
    const input = words('A secret of Ben');
    await t.http(talk.ben).post(path(thread.id), input);
    const ofOther = await t.http(talk.amina).post(path(thread.id), input);
    const elsewhere = await t.http(talk.ben).post(path(other.id), input);
    expect([ofOther.status, elsewhere.status]).toEqual([409, 409]);
    expect(ofOther.text + elsewhere.text).not.toMatch(/secret|Ben|number/);
  });

  it('keeps order and numbers when ten write at once', async () => {
    const thread = await aThread();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => t.http(n % 2 ? talk.ben : talk.amina).post<PostView>(path(thread.id), words())),
    );
    expect(answers.map(({ body }) => body.number).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    for (const { body } of answers) expect(body.changedSeq).toBe(body.number);
  });

  it('holds the lock for one write: begin, lock, write, commit', async () => {
    const thread = await aThread();
    await reply(t, talk.ben, thread.id);
    const sent = await statementsOf(() => reply(t, talk.ben, thread.id));
    const begun = sent.findIndex((text) => text.startsWith('START TRANSACTION'));
    expect(sent.slice(begun).findIndex((text) => text === 'COMMIT')).toBe(3);
  });

  it('answers 401 to a visitor', async () => expect((await t.http().post(path((await aThread()).id), words())).status).toBe(401));

  it('answers 404 to a scholar of another cohort, as for a thread that is not', async () => {
    const thread = await aThread({ spaceId: talk.ofCohort.id });
    const unseen = await t.http(talk.ben).post(path(thread.id), words());
    const absent = await t.http(talk.ben).post(path(t.make.id()), words());
    expect([unseen.status, absent.status]).toEqual([404, 404]);
    expect({ ...unseen.body, requestId: null }).toEqual({ ...absent.body, requestId: null });
  });

  it('answers 404 where the answered post is of another thread', async () => {
    const [thread, other] = [await aThread(), await aThread()];
    const answer = await t.http(talk.ben).post(path(thread.id), { ...words(), replyTo: other.firstPostId });
    expect(answer.status).toBe(404);
  });

  it('answers 403 to a moderator who reads the space of a cohort', async () => {
    const thread = await aThread({ spaceId: talk.ofCohort.id });
    expect((await t.http(talk.kofi).post(path(thread.id), words())).status).toBe(403);
  });

  it('answers 403 with a type of its own once the thread is closed', async () => {
    const thread = await aThread({ closedAt: new Date(), closedById: talk.kofi.scholar.id, closedReason: 'Done' });
    const answer = await t.http(talk.ben).post<Problem>(path(thread.id), words());
    expect(answer.status).toBe(403);
    expect(answer.body.type).toBe('/problems/thread-closed');
  });

  it('waits for a closing that is under way, and is refused by it', async () => {
    const thread = await aThread();
    const closing = t.owner.createQueryRunner();
    await closing.startTransaction();
    await closing.query('SELECT 1 FROM thread WHERE id = $1 FOR NO KEY UPDATE', [thread.id]);
    const asked = t.http(talk.ben).post<Problem>(path(thread.id), words());
    await eventually(async () => {
      const waiting = await t.owner.query<unknown[]>(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(waiting).not.toEqual([]);
    });
    await closing.query(`UPDATE thread SET closed_at = now(), closed_by_id = $2, closed_reason = 'Done' WHERE id = $1`, [
      thread.id,
      talk.kofi.scholar.id,
    ]);
    await closing.commitTransaction();
    await closing.release();
    expect((await asked).body.type).toBe('/problems/thread-closed');
    const [{ count }] = await t.owner.query<[{ count: number }]>('SELECT count(*)::int AS count FROM post WHERE thread_id = $1', [
      thread.id,
    ]);
    expect(count).toBe(1);
  });

  it.each([
    ['empty text', { markdown: ' \n ' }, '/markdown'],
    ['text nobody can see', { markdown: '\u200b\u200d' }, '/markdown'],
    ['text that is too long', { markdown: 'a'.repeat(20_001) }, '/markdown'],
    ['NUL', { markdown: 'a\u0000' }, '/markdown'],
    ['an id of no version 7', { id: '7f1d8c2e-0c8e-4b8e-9d6a-1b2c3d4e5f60' }, '/id'],
    ['an unknown field', { number: 7 }, '/number'],
    ['an answered post that is no id', { replyTo: 'x' }, '/replyTo'],
  ])('answers 400 for %s', async (_what, fault, pointer) => {
    const answer = await t.http(talk.ben).post<Problem>(path((await aThread()).id), { ...words(), ...fault });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
  });
});

describe('GET /api/threads/:id/posts', () => {
  it('pages forwards and back without a gap, and around a number', async () => {
    const thread = await aThread();
    for (let n = 0; n < 24; n += 1) await t.make.post({ threadId: thread.id, authorId: talk.ben.scholar.id });
    const at = async (query: string) => (await t.http(talk.amina).get<PostPage>(`${path(thread.id)}?limit=10${query}`)).body;
    const numbers = (page: PostPage) => page.items.map(({ number }) => number);
    const [first, middle, last] = [await at(''), await at('&after=10'), await at('&after=20')];
    expect([first, middle, last].flatMap(numbers)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    expect([first.previous, first.next, last.previous, last.next]).toEqual([null, 10, 21, null]);
    expect(numbers(await at(`&before=${last.previous}`))).toEqual(numbers(middle));
    expect(numbers(await at('&around=15'))).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(numbers(await at('&after=999'))).toEqual([]);
  });

  it('holds what its contract names and no more, with the thread where asked', async () => {
    const thread = await aThread();
    await reply(t, talk.ben, thread.id);
    const { body } = await t.http(talk.amina).get<PostPage>(`${path(thread.id)}?thread=1`);
    const page = strictly(postPage).parse(body) as PostPage;
    for (const post of page.items) strictly(postView).parse(post);
    expect(page.thread).toMatchObject({ id: thread.id, isNew: true, unread: 0, readNumber: null });
    expect((await t.http(talk.amina).get<PostPage>(path(thread.id))).body.thread).toBeUndefined();
  });

  it('takes the same two statements for one post and for a hundred', async () => {
    const thread = await aThread();
    const read = () => statementsOf(() => t.http(talk.amina).get(`${path(thread.id)}?limit=100&thread=1`));
    await read();
    const forOne = await read();
    for (let n = 0; n < 99; n += 1) await t.make.post({ threadId: thread.id, authorId: talk.ben.scholar.id });
    expect([forOne.length, (await read()).length]).toEqual([2, 2]);
  });

  it('brings my reactions and nobody else’s', async () => {
    const thread = await aThread();
    await t.http(talk.ben).put(`/api/posts/${thread.firstPostId}/reactions/thanks`);
    await t.http(talk.chen).put(`/api/posts/${thread.firstPostId}/reactions/heart`);
    const { body } = await t.http(talk.ben).get<PostPage>(path(thread.id));
    expect(body.mine).toEqual({ [thread.firstPostId]: ['thanks'] });
    expect(body.items[0]?.reactions).toEqual([
      { kind: 'thanks', count: 1 },
      { kind: 'heart', count: 1 },
    ]);
  });

  it('answers 401, 404 and 400', async () => {
    const thread = await aThread({ spaceId: talk.ofCohort.id });
    expect((await t.http().get(path(thread.id))).status).toBe(401);
    expect((await t.http(talk.ben).get(path(thread.id))).status).toBe(404);
    expect((await t.http(talk.chen).get(path(thread.id))).status).toBe(200);
    expect((await t.http(talk.chen).get(`${path(thread.id)}?after=1&before=3`)).status).toBe(400);
    expect((await t.http(talk.chen).get(`${path(thread.id)}?limit=1000`)).status).toBe(400);
    expect((await t.http(talk.chen).get(`${path(thread.id)}?order=desc`)).status).toBe(400);
  });
});
