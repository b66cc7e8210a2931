import { jest } from '@jest/globals';
import type { PostPage, PostView, ThreadChanges, ThreadView } from '@scholars-commons/shared/discussions';
import { screen } from '@testing-library/react';
import { page, THREAD_ID, thread } from './discussions';
import { FakeTransport } from './fake-live';
import { answer, type Sent } from './handlers';
import { renderPage } from './render-page';
import { server } from './server';

// Two seconds of a mark, and two cores shared with others.
jest.setTimeout(60_000);

export const ADDRESS = `/threads/${THREAD_ID}/sequential-testing-in-osces`;
export const POSTS = '/api/threads/:threadId/posts';

/** The api's side of one thread: pages by number, and the socket's watch. */
export function serve(all: PostView[], view: ThreadView = thread(), mine: PostPage['mine'] = {}) {
  const asked: URLSearchParams[] = [];
  const some = ({ query }: Sent): PostPage => {
    asked.push(query);
    const limit = Number(query.get('limit') ?? 20);
    const first = all[0]?.number ?? 1;
    const around = Number(query.get('around') ?? 0);
    const from = query.has('after')
      ? Number(query.get('after')) + 1
      : query.has('before')
        ? Math.max(first, Number(query.get('before')) - limit)
        : Math.max(first, around ? around - Math.floor(limit / 2) : first);
    const to = query.has('before') ? Number(query.get('before')) - 1 : from + limit - 1;
    const items = all.filter(({ number }) => number >= from && number <= to);
    const last = items.at(-1)?.number ?? 0;
    return page(items, {
      mine,
      thread: view,
      next: last && last < view.lastPostNumber ? last : null,
      previous: from > first ? from : null,
    });
  };
  server.use(
    answer<PostPage>('get', POSTS, some),
    answer<ThreadChanges>('get', '/api/threads/:threadId/changes', { seq: view.seq, posts: [], refetch: false }),
    answer('put', '/api/threads/:threadId/read', { readNumber: view.lastPostNumber, unread: 0 }),
    answer('get', '/api/threads/:threadId', view),
  );
  return asked;
}
/** A socket that has nothing new to tell at first. */
export function quiet(): FakeTransport {
  const live = new FakeTransport();
  live.replies['thread.watch'] = ({ since }) => ({ ok: true, seq: since, posts: [], refetch: false });
  return live;
}
export const open = async (address = ADDRESS, options: Parameters<typeof renderPage>[1] = {}) => {
  const opened = await renderPage(address, { live: quiet(), ...options });
  await screen.findByRole('heading', { level: 1, name: 'Sequential testing in OSCEs' });
  return opened;
};
export const postNumber = (number: number) => screen.findByRole('article', { name: new RegExp(`^Post ${number} by`) });
