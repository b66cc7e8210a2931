import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ThreadPage, threadPage, threadRow, type ThreadView, threadView } from '@scholars-commons/shared/discussions';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { Problem } from '@scholars-commons/shared/problem';
import * as z from 'zod';
import type { SignedIn } from '../../../../test/support/make.js';
import { statementsOf } from '../../../../test/support/statements.js';
import { age, reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const strictly = (schema: z.ZodObject) => z.strictObject(schema.shape);
const aThread = (values: Parameters<TestApp['make']['thread']>[0] = {}) =>
  t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id, ...values });
const list = async (who: SignedIn, query = '') => (await t.http(who).get<ThreadPage>(`/api/threads?${query}`)).body;
const ids = (page: ThreadPage) => page.items.map(({ id }) => id);
const started = (spaceId = talk.open.id) => ({
  id: t.make.id(),
  spaceId,
  title: 'How do you assess empathy?',
  post: { id: t.make.id(), markdown: 'We *try*.' },
});

describe('POST /api/threads', () => {
  it('starts a thread with its first post, read by its author', async () => {
    const input = started();
    const answer = await t.http(talk.ben).post<ThreadView>('/api/threads', input);
    expect(answer.status).toBe(201);
    expect(strictly(threadView).parse(answer.body)).toMatchObject({
      id: input.id,
      slug: 'how-do-you-assess-empathy',
      seq: 1,
      postCount: 1,
      readNumber: 1,
      unread: 0,
      isNew: false,
      space: { id: talk.open.id, kind: 'open' },
      can: { reply: true, rename: true, close: false, pin: false },
    });
    expect(await list(talk.amina)).toMatchObject({ items: [{ id: input.id, excerpt: 'We try.', isNew: true }] });
  });

  it('makes one thread of twenty identical requests at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const input = started();
      const answers = await Promise.all(Array.from({ length: 20 }, () => t.http(talk.ben).post('/api/threads', input)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
      const [row] = await t.owner.query<[{ count: string }]>('SELECT count(*) FROM post WHERE thread_id = $1', [input.id]);
      expect(row.count).toBe('1');
    }
  });

  it('counts threads of a space', async () => {
    const space = await t.make.space();
    for (let n = 0; n < 3; n += 1) await t.http(talk.ben).post('/api/threads', started(space.id));
    const { body } = await t.http(talk.amina).get<{ items: { id: string }[] }>('/api/spaces');
    expect(body.items.find(({ id }) => id === space.id)).toMatchObject({ threadCount: 3, unreadThreads: 3 });
  });

  it('answers 409 for an id of another person or another post, telling nothing', async () => {
    const input = started();
    await t.http(talk.ben).post('/api/threads', input);
    const answers = [
      await t.http(talk.amina).post('/api/threads', input),
      await t.http(talk.ben).post('/api/threads', { ...started(), post: input.post }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
    expect(answers.map(({ text }) => text).join()).not.toMatch(/empathy|Ben/);
  });

  it('refuses other words under the same id, and says which ones stand', async () => {
    const input = started();
    const other = await t.make.space();
    await t.http(talk.ben).post('/api/threads', input);
    const changed = [
      { ...input, title: 'How do you assess empathy' },
      { ...input, post: { ...input.post, markdown: 'We *try*!' } },
      { ...input, spaceId: other.id },
    ];
    for (const words of changed) {
      const { status, body } = await t.http(talk.ben).post<Problem>('/api/threads', words);
      expect([status, body.type]).toEqual([409, '/problems/already-posted']);
      expect(strictly(threadView).parse(body.current)).toMatchObject({ id: input.id, title: input.title, space: { id: talk.open.id } });
    }
    expect((await t.http(talk.ben).post('/api/threads', input)).status).toBe(200);
    expect(await list(talk.ben, `space=${other.slug}`)).toMatchObject({ items: [] });
  });

  it('tells nothing of a thread that its author may not read any more', async () => {
    const input = started(talk.ofCohort.id);
    expect((await t.http(talk.chen).post('/api/threads', input)).status).toBe(201);
    await t.owner.query('UPDATE thread SET author_id = $2 WHERE id = $1', [input.id, talk.ben.scholar.id]);
    const { status, text } = await t.http(talk.ben).post('/api/threads', { ...input, spaceId: talk.open.id });
    expect(status).toBe(409);
    expect(text).not.toMatch(/empathy|already-posted/);
  });

  it('answers 401, 404 for a space out of sight, 403 to a moderator who only reads, 400', async () => {
    expect((await t.http().post('/api/threads', started())).status).toBe(401);
    expect((await t.http(talk.ben).post('/api/threads', started(talk.ofCohort.id))).status).toBe(404);
    expect((await t.http(talk.ben).post('/api/threads', started(t.make.id()))).status).toBe(404);
    expect((await t.http(talk.kofi).post('/api/threads', started(talk.ofCohort.id))).status).toBe(403);
    expect((await t.http(talk.chen).post('/api/threads', started(talk.ofCohort.id))).status).toBe(201);
    const faults: [object, string][] = [
      [{ title: 'ab' }, '/title'],
      [{ title: 'two\nlines' }, '/title'],
      [{ title: '\u200b\u200b\u200b\u200b' }, '/title'],
      [{ post: { id: t.make.id(), markdown: '' } }, '/post/markdown'],
      [{ isPinned: true }, '/isPinned'],
    ];
    for (const [fault, pointer] of faults) {
      const answer = await t.http(talk.ben).post<Problem>('/api/threads', { ...started(), ...fault });
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
  });
});

describe('GET /api/threads', () => {
  it('pages by key without a gap or a double while others write', async () => {
    const space = await t.make.space();
    const made: string[] = [];
    for (let n = 0; n < 25; n += 1) made.push((await aThread({ spaceId: space.id })).id);
    for (const sort of ['recent', 'newest', 'most-posts']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: ThreadPage = await list(talk.ben, `space=${space.slug}&limit=10&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...ids(page));
        cursor = page.next;
      }
      expect(seen).toEqual(made.toReversed());
    }
  });

  it('keeps threads of the same microsecond apart', async () => {
    const space = await t.make.space();
    for (let n = 0; n < 5; n += 1) await aThread({ spaceId: space.id });
    await t.owner.query(`UPDATE thread SET last_post_at = '2026-01-01 00:00:00.123456+00' WHERE space_id = $1`, [space.id]);
    const first = await list(talk.ben, `space=${space.slug}&limit=3`);
    const second = await list(talk.ben, `space=${space.slug}&limit=3&cursor=${first.next}`);
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(5);
  });

  it('sorts by last post, by age and by number of posts; pinned first within a space only', async () => {
    const space = await t.make.space();
    const [a, b, c] = [await aThread({ spaceId: space.id }), await aThread({ spaceId: space.id }), await aThread({ spaceId: space.id })];
    await t.make.post({ threadId: a.id });
    await t.make.post({ threadId: a.id });
    await t.make.post({ threadId: b.id });
    const of = `space=${space.slug}`;
    expect(ids(await list(talk.ben, of))).toEqual([b.id, a.id, c.id]);
    expect(ids(await list(talk.ben, `${of}&sort=newest`))).toEqual([c.id, b.id, a.id]);
    expect(ids(await list(talk.ben, `${of}&sort=most-posts`))).toEqual([a.id, b.id, c.id]);
    await t.http(talk.kofi).patch(`/api/threads/${c.id}`, { isPinned: true });
    expect(ids(await list(talk.ben, of))).toEqual([c.id, b.id, a.id]);
    const first = await list(talk.ben, `${of}&limit=1`);
    expect(ids(await list(talk.ben, `${of}&limit=2&cursor=${first.next}`))).toEqual([b.id, a.id]);
    expect(ids(await list(talk.ben)).slice(0, 2)).toEqual([b.id, a.id]);
  });

  it('filters what is unread, mine and unanswered', async () => {
    const dana = await t.make.signedIn();
    const space = await t.make.space();
    const [read, moved, fresh, closed] = await Promise.all(Array.from({ length: 4 }, () => aThread({ spaceId: space.id })));
    if (!read || !moved || !fresh || !closed) throw new Error('Four were made');
    for (const thread of [read, moved, closed]) await t.http(dana).put(`/api/threads/${thread.id}/read`, { number: 1 });
    await reply(t, dana, read.id);
    await reply(t, talk.ben, moved.id);
    await t.http(talk.kofi).patch(`/api/threads/${closed.id}`, { closed: true, reason: 'All is said' });
    const of = async (filter: string) => ids(await list(dana, `space=${space.slug}&filter=${filter}`)).toSorted();
    expect(await of('unread')).toEqual([moved.id, fresh.id].toSorted());
    expect(await of('mine')).toEqual([read.id]);
    expect(await of('unanswered')).toEqual([fresh.id]);
    expect(await of('all')).toHaveLength(4);
    await age(t, 'thread', fresh.id, '1 day', ['last_post_at']);
    expect(await of('unread')).toEqual([moved.id]);
  });

  it('holds what its contract names and no more', async () => {
    const { body } = await t.http(talk.ben).get<ThreadPage>('/api/threads?limit=50');
    strictly(threadPage).parse(body);
    for (const row of body.items) strictly(threadRow).parse(row);
  });

  it('takes one statement for one thread and for fifty', async () => {
    const of = (limit: number) => statementsOf(() => list(talk.ben, `limit=${limit}`));
    expect([(await of(1)).length, (await of(50)).length]).toEqual([1, 1]);
  });

  it('answers 401, 404 for a space out of sight, 400 for a place that never was', async () => {
    expect((await t.http().get('/api/threads')).status).toBe(401);
    for (const slug of [talk.ofCohort.slug, 'nowhere']) expect((await t.http(talk.ben).get(`/api/threads?space=${slug}`)).status).toBe(404);
    const odd = [
      ['9'.repeat(30), t.make.id(), false],
      ['x', t.make.id(), false],
      ['1', 'x', false],
      ['1', t.make.id(), 'true'],
      ['1'],
      {},
      null,
    ];
    for (const values of odd) {
      const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
      for (const sort of ['recent', 'newest', 'most-posts']) {
        const answer = await t.http(talk.ben).get<Problem>(`/api/threads?sort=${sort}&cursor=${cursor}`);
        expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, '/cursor']);
      }
    }
    const far = Buffer.from(JSON.stringify(['99999999999999999', t.make.id(), true])).toString('base64url');
    for (const sort of ['recent', 'newest', 'most-posts'])
      expect((await t.http(talk.ben).get(`/api/threads?sort=${sort}&cursor=${far}`)).status).toBe(200);
    for (const query of ['filter=secret', 'sort=id', 'limit=0', 'limit=1000', 'q=x', 'space=a&space=b']) {
      expect((await t.http(talk.ben).get(`/api/threads?${query}`)).status).toBe(400);
    }
  });
});

describe('GET /api/threads/:id', () => {
  it('says what the viewer may do', async () => {
    const thread = await aThread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id });
    const of = async (who: SignedIn) => (await t.http(who).get<ThreadView>(`/api/threads/${thread.id}`)).body;
    expect(await of(talk.chen)).toMatchObject({ readAsModerator: false, can: { reply: true, rename: true, close: false } });
    expect(await of(talk.kofi)).toMatchObject({
      readAsModerator: true,
      can: { reply: false, rename: true, close: true, reopen: false, pin: true },
    });
    expect((await t.http().get(`/api/threads/${thread.id}`)).status).toBe(401);
    for (const who of [talk.ben, talk.ada]) expect((await t.http(who).get(`/api/threads/${thread.id}`)).status).toBe(404);
    expect((await t.http(talk.ben).get('/api/threads/constructor')).status).toBe(400);
  });
});

describe('PATCH /api/threads/:id', () => {
  const patch = (who: SignedIn, id: string, change: object) => t.http(who).patch<ThreadView>(`/api/threads/${id}`, change);

  it('renames for the author and a moderator, who is on record', async () => {
    const thread = await aThread();
    expect((await patch(talk.amina, thread.id, { title: 'A better title' })).body).toMatchObject({
      title: 'A better title',
      slug: 'a-better-title',
      seq: 2,
    });
    expect((await patch(talk.kofi, thread.id, { title: 'The best title' })).body).toMatchObject({ seq: 3 });
    expect((await patch(talk.ben, thread.id, { title: 'Not mine' })).status).toBe(403);
    const rows = await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1', [thread.id]);
    expect(rows).toHaveLength(2);
  });

  it('closes and reopens with a reason that readers see and the author is told', async () => {
    const thread = await aThread();
    const closed = await patch(talk.kofi, thread.id, { closed: true, reason: 'All is said' });
    expect(closed.body).toMatchObject({ closed: { byName: 'Kofi Mensah', reason: 'All is said' }, can: { close: false, reopen: true } });
    expect((await patch(talk.amina, thread.id, { title: 'Too late now' })).status).toBe(403);
    const opened = await patch(talk.kofi, thread.id, { closed: false, reason: 'More to say' });
    expect(opened.body).toMatchObject({ closed: null, can: { close: true, reopen: false } });
    const { body } = await t.http(talk.amina).get<NotificationPage>('/api/notifications');
    expect(body.items.slice(0, 2).map(({ kind, text }) => [kind, text])).toEqual([
      ['thread-reopened', 'More to say'],
      ['thread-closed', 'All is said'],
    ]);
  });

  it('tells the second of two moderators; both are on record', async () => {
    const lena = await t.make.signedIn({ grants: ['moderator'] });
    const thread = await aThread();
    const answers = await Promise.all([
      patch(talk.kofi, thread.id, { closed: true, reason: 'Done' }),
      patch(lena, thread.id, { closed: true, reason: 'Heated' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body as unknown as Problem & { current: ThreadView };
    expect(refused.current.closed).not.toBeNull();
    const rows = await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1', [thread.id]);
    expect(rows.map(({ act }) => act).toSorted()).toEqual(['thread.close', 'thread.close-refused']);
    expect((await patch(talk.kofi, thread.id, { isPinned: true })).status).toBe(200);
  });

  it('answers 401, 403, 404 and 400', async () => {
    const thread = await aThread();
    const unseen = await aThread({ spaceId: talk.ofCohort.id });
    expect((await t.http().patch(`/api/threads/${thread.id}`, { isPinned: true })).status).toBe(401);
    for (const who of [talk.amina, talk.ben, talk.ada]) {
      expect((await patch(who, thread.id, { closed: true, reason: 'Not mine' })).status).toBe(403);
      expect((await patch(who, thread.id, { isPinned: true })).status).toBe(403);
    }
    expect((await patch(talk.ben, unseen.id, { title: 'Unseen' })).status).toBe(404);
    for (const change of [
      {},
      { closed: true },
      { title: 'Two at once', isPinned: true },
      { seq: 9 },
      { closed: 'yes', reason: 'because' },
    ]) {
      expect((await patch(talk.kofi, thread.id, change)).status).toBe(400);
    }
  });
});

describe('GET /api/threads/:id/changes', () => {
  it('answers posts changed since, as they stand now', async () => {
    const thread = await aThread();
    const post = await reply(t, talk.ben, thread.id);
    await t.http(talk.ben).delete(`/api/posts/${post.id}`, {});
    const { body } = await t.http(talk.amina).get(`/api/threads/${thread.id}/changes?since=1`);
    expect(body).toMatchObject({
      seq: 3,
      refetch: false,
      posts: [{ number: 2, removed: { by: 'author' }, html: '' }],
      thread: { postCount: 1 },
    });
  });

  it('answers 401, 404 and 400', async () => {
    const unseen = await aThread({ spaceId: talk.ofCohort.id });
    expect((await t.http().get(`/api/threads/${unseen.id}/changes?since=0`)).status).toBe(401);
    expect((await t.http(talk.ben).get(`/api/threads/${unseen.id}/changes?since=0`)).status).toBe(404);
    for (const since of ['', 'since=-1', 'since=x', 'since=1e99']) {
      expect((await t.http(talk.chen).get(`/api/threads/${unseen.id}/changes?${since}`)).status).toBe(400);
    }
  });
});

describe('the author of a thread', () => {
  it.each([
    ['shows his photo to the network', {}, true],
    ['keeps it for his cohorts', { audiencePhoto: 'cohorts' as const }, false],
    ['shows none that nobody could open, where he is not listed', { isStaff: true, isListed: false }, false],
  ])('%s', async (_what, person, isShown) => {
    const photoId = t.make.id();
    const author = await t.make.scholar({ photoId, ...person });
    const thread = await aThread({ authorId: author.id });
    const { body } = await t.http(talk.ben).get<ThreadView>(`/api/threads/${thread.id}`);
    expect(body.author).toMatchObject({ id: author.id, photoId: isShown ? photoId : null });
  });
});
