import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostSource, SpaceList, SpaceView, ThreadPage, ThreadView } from '@scholars-commons/shared/discussions';
import { kept, naughty } from '../../../test/support/naughty.js';
import { reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const shown = naughty.map((text): [string, string] => [JSON.stringify(text).slice(0, 60), text]);

describe('odd words', () => {
  it.each(shown)('%s come back as sent, or are refused', async (_name, text) => {
    const [id, postId] = [t.make.id(), t.make.id()];
    const start = await t
      .http(talk.amina)
      .post<ThreadView>('/api/threads', { id, spaceId: talk.open.id, title: text, post: { id: postId, markdown: 'x' } });
    expect([201, 400]).toContain(start.status);
    if (start.status === 201) expect(start.body.title).toBe(kept(text));

    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id });
    const post = await t.http(talk.ben).post(`/api/threads/${thread.id}/posts`, { id: t.make.id(), markdown: text });
    expect([201, 400]).toContain(post.status);
    if (post.status === 201) {
      const { body } = await t.http(talk.amina).get<PostSource>(`/api/posts/${String(post.body.id)}`);
      expect(body.markdown).toBe(kept(text));
      expect(body.html).not.toMatch(/<(script|img|svg|iframe)/i);
    }
    const own = await reply(t, talk.ben, thread.id);
    const edited = await t.http(talk.ben).patch(`/api/posts/${own.id}`, { markdown: text, changedSeq: own.changedSeq });
    expect(edited.status).toBe(post.status === 201 ? 200 : 400);

    const preview = await t.http(talk.ben).post('/api/previews', { markdown: text });
    expect([200, 400]).toContain(preview.status);
    const closed = await t.http(talk.kofi).patch<ThreadView>(`/api/threads/${thread.id}`, { closed: true, reason: text });
    expect([200, 400]).toContain(closed.status);
    if (closed.status === 200) expect(closed.body.closed?.reason).toBe(kept(text));
    const removed = await t.http(talk.kofi).delete(`/api/posts/${own.id}`, { reason: text });
    expect([200, 400]).toContain(removed.status);
    if (removed.status === 200) {
      const { body } = await t.http(talk.kofi).get<PostSource>(`/api/posts/${own.id}`);
      expect(body.removedReason).toBe(kept(text));
    }
  });

  it.each(shown)('%s come back as sent from a space, or are refused', async (_name, text) => {
    for (const field of ['name', 'description'] as const) {
      const space = { id: t.make.id(), name: 'Assessment', description: '', [field]: text };
      const { status, body } = await t.http(talk.ada).post<SpaceView>('/api/spaces', space);
      expect([201, 400]).toContain(status);
      if (status === 400) continue;
      const { body: list } = await t.http(talk.ben).get<SpaceList>('/api/spaces');
      for (const read of [body, list.items.find(({ id }) => id === space.id)]) expect(read?.[field]).toBe(kept(text));
    }
  });

  it.each(shown)('%s are no address, place or filter', async (_name, text) => {
    const value = encodeURIComponent(text.replace(/\p{Cs}/gu, 'x'));
    const paths = ['space', 'filter', 'sort', 'cursor', 'limit'].map((name) => `/api/threads?${name}=${value}`);
    for (const path of [...paths, `/api/threads/${value || 'x'}`, `/api/posts/${value || 'x'}`, `/api/notifications?cursor=${value}`]) {
      expect((await t.http(talk.ben).get(path)).status).toBeLessThan(500);
    }
  });

  it('leave every list readable', async () => {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body }: { status: number; body: ThreadPage } = await t
        .http(talk.ben)
        .get<ThreadPage>(`/api/threads?limit=50${cursor ? `&cursor=${cursor}` : ''}`);
      expect(status).toBe(200);
      cursor = body.next;
    }
    for (const path of ['/api/spaces', '/api/today', '/api/notifications']) expect((await t.http(talk.ben).get(path)).status).toBe(200);
  });
});
