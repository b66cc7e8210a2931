import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadMarkerView, ThreadView } from '@scholars-commons/shared/discussions';
import { setTimeout as sleep } from 'node:timers/promises';
import { reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const ofTen = async () => {
  const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id });
  for (let n = 0; n < 9; n += 1) await t.make.post({ threadId: thread.id, authorId: talk.amina.scholar.id });
  return thread;
};
const read = (threadId: string, number: number, unreadFromHere?: boolean) =>
  t
    .http(talk.ben)
    .put<ReadMarkerView>(`/api/threads/${threadId}/read`, { number, ...(unreadFromHere === undefined ? {} : { unreadFromHere }) });
const view = async (threadId: string) => (await t.http(talk.ben).get<ThreadView>(`/api/threads/${threadId}`)).body;

describe('PUT /api/threads/:id/read', () => {
  it('only rises, unless "unread from here" lowers it, and never passes the last post', async () => {
    const thread = await ofTen();
    expect(await view(thread.id)).toMatchObject({ readNumber: null, unread: 0, isNew: true });
    expect((await read(thread.id, 4)).body).toEqual({ readNumber: 4, unread: 6 });
    expect((await read(thread.id, 2)).body).toEqual({ readNumber: 4, unread: 6 });
    expect((await read(thread.id, 2, true)).body).toEqual({ readNumber: 2, unread: 8 });
    expect((await read(thread.id, 999)).body).toEqual({ readNumber: 10, unread: 0 });
    expect((await read(thread.id, 0, true)).body).toEqual({ readNumber: 0, unread: 10 });
    expect(await view(thread.id)).toMatchObject({ readNumber: 0, unread: 10, isNew: false });
  });

  it('ends highest when two devices tell at once', async () => {
    const thread = await ofTen();
    await Promise.all([3, 9, 5, 7, 1, 8].map((number) => read(thread.id, number)));
    expect(await view(thread.id)).toMatchObject({ readNumber: 9 });
  });

  it('is raised to one’s own post', async () => {
    const thread = await ofTen();
    await read(thread.id, 1);
    await reply(t, talk.ben, thread.id);
    expect(await view(thread.id)).toMatchObject({ readNumber: 11, unread: 0 });
  });

  it('answers 401, 404 and 400', async () => {
    const unseen = await t.make.thread({ spaceId: talk.ofCohort.id });
    expect((await t.http().put(`/api/threads/${unseen.id}/read`, { number: 1 })).status).toBe(401);
    expect((await read(unseen.id, 1)).status).toBe(404);
    expect((await read(t.make.id(), 1)).status).toBe(404);
    const thread = await ofTen();
    for (const number of [-1, 1.5, 3_000_000_000, Number.NaN]) expect((await read(thread.id, number)).status).toBe(400);
    expect((await t.http(talk.ben).put(`/api/threads/${thread.id}/read`, { number: 1, scholarId: talk.amina.scholar.id })).status).toBe(
      400,
    );
  });
});

describe('PUT /api/threads/read', () => {
  it('makes nothing unread and nothing new, for me alone', async () => {
    const [begun, fresh] = [await ofTen(), await ofTen()];
    await read(begun.id, 1);
    const answer = await t.http(talk.ben).put('/api/threads/read');
    expect(answer.status).toBe(200);
    await sleep(200);
    expect(await view(begun.id)).toMatchObject({ unread: 0, readNumber: 10 });
    expect(await view(fresh.id)).toMatchObject({ isNew: false });
    expect((await t.http(talk.chen).get(`/api/threads/${fresh.id}`)).body).toMatchObject({ isNew: true });
    await reply(t, talk.amina, fresh.id);
    expect(await view(fresh.id)).toMatchObject({ isNew: true });
  });

  it('answers 401', async () => expect((await t.http().put('/api/threads/read')).status).toBe(401));
});

describe('POST /api/previews', () => {
  it('shows words as they will stand', async () => {
    const markdown = '**Bold** <script>alert(1)</script>';
    const { body } = await t.http(talk.ben).post<{ html: string }>('/api/previews', { markdown });
    const thread = await ofTen();
    expect(body.html).toBe((await reply(t, talk.ben, thread.id, markdown)).html);
  });

  it('answers 401 and 400, and nothing for nothing', async () => {
    expect((await t.http().post('/api/previews', { markdown: 'x' })).status).toBe(401);
    expect((await t.http(talk.ben).post('/api/previews', { markdown: 1 })).status).toBe(400);
    expect((await t.http(talk.ben).post('/api/previews', { markdown: '' })).body).toEqual({ html: '' });
  });
});
