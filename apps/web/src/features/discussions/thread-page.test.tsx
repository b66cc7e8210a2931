import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ThreadChanges } from '@scholars-commons/shared/discussions';
import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { joerg, post, postId, posts, scholarRights, THREAD_ID, thread } from '../../testing/discussions';
import { answer, refuse, silence } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';
import { ADDRESS, open, postNumber, POSTS, serve } from '../../testing/thread-page';

describe('a thread', () => {
  it('shows its posts, with the line above the first that is new', async () => {
    serve(posts(1, 10));
    await open();
    expect(screen.getAllByRole('article')).toHaveLength(10);
    expect(within(await postNumber(8)).getByText(/^New since (3 May|May 3)$/)).toBeVisible();
    expect(within(await postNumber(7)).queryByText(/New since/)).toBeNull();
  });

  it('loads around the first unread post of a long thread', async () => {
    const asked = serve(posts(1, 400), thread({ lastPostNumber: 400, postCount: 400, readNumber: 300, unread: 100, seq: 400 }));
    await open();
    expect(await postNumber(301)).toBeInTheDocument();
    expect(asked.map((query) => query.get('around'))).toEqual([null, '301']);
  });

  it('goes to a permalink with 400 posts before it in one request, points at it and gives it the focus', async () => {
    const asked = serve(posts(1, 500), thread({ lastPostNumber: 500, postCount: 500, seq: 500 }));
    await open(`${ADDRESS}?post=401`);
    const target = await postNumber(401);
    await waitFor(() => expect(target).toHaveFocus());
    expect(target).toHaveAttribute('data-marked', 'true');
    expect(asked).toHaveLength(1);
    await waitFor(() => expect(target).toHaveAttribute('data-marked', 'false'), { timeout: 3500 });
  });

  it('leads to what a post answers, each time it is pressed', async () => {
    serve([...posts(1, 9), post(10, { replyTo: { id: postId(2), number: 2, authorName: 'Ngozi Okafor' } })]);
    const { user, address } = await open();
    const link = within(await postNumber(10)).getByRole('link', { name: /^In reply to/ });
    for (let press = 0; press < 2; press += 1) {
      await user.click(link);
      await waitFor(async () => expect(await postNumber(2)).toHaveFocus());
    }
    expect(address()).toBe(`${ADDRESS}?post=2`);
  });

  it('loads later and earlier posts by button, without a double', async () => {
    serve(posts(1, 90), thread({ lastPostNumber: 90, postCount: 90, readNumber: 44, unread: 46, seq: 90 }));
    const { user } = await open();
    await postNumber(45);
    await user.click(screen.getByRole('button', { name: 'Show later posts' }));
    expect(await postNumber(65)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show earlier posts' }));
    expect(await postNumber(2)).toBeInTheDocument();
    const numbers = screen.getAllByRole('article').map((one) => Number(one.dataset.number));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it('jumps to the newest', async () => {
    serve(posts(1, 400), thread({ lastPostNumber: 400, postCount: 400, readNumber: 10, unread: 390, seq: 400 }));
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Jump to newest' }));
    await waitFor(async () => expect(await postNumber(400)).toHaveFocus());
  });

  it('says that it loads, and what went wrong with the request id', async () => {
    server.use(silence('get', POSTS));
    const { unmount } = await renderPage(ADDRESS);
    expect(await screen.findByText('Loading the thread')).toBeInTheDocument();
    unmount();
    server.use(refuse('get', POSTS, 404));
    await renderPage(ADDRESS);
    expect(await screen.findByRole('alert')).toHaveTextContent('There is nothing here that you can open');
    expect(screen.getByText('req-7f3a')).toBeInTheDocument();
  });

  it('that is closed says who closed it and why, and offers no box', async () => {
    const closed = { at: '2026-05-04T00:00:00.000Z', byName: 'Kofi Mensah', reason: 'The question is answered.' };
    serve(posts(1, 10), thread({ closed, can: { reply: false, rename: false, close: false, reopen: false, pin: false } }));
    await open();
    expect(screen.getByText(/Kofi Mensah closed this thread on .*: “The question is answered.”/)).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('live', () => {
  it('watches from where it stands, and brings in what others write', async () => {
    serve(posts(1, 10));
    const { live } = await open();
    await waitFor(() => expect(live.asked).toContainEqual({ event: 'thread.watch', request: { threadId: THREAD_ID, since: 10 } }));
    live.receive('thread.changed', { threadId: THREAD_ID, seq: 11, post: post(11, { author: joerg }) });
    expect(await postNumber(11)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '1 new post' })).toBeVisible();
    await waitFor(() => expect(screen.getByRole('log')).toHaveTextContent('New post by Jörg Müller'));
  });

  it('after a cut asks for everything since, and applies edits and removals', async () => {
    serve(posts(1, 10));
    const { live } = await open();
    await waitFor(() => expect(live.asked.some(({ event }) => event === 'thread.watch')).toBe(true));
    live.cut();
    live.replies['thread.watch'] = () => ({
      ok: true,
      seq: 14,
      refetch: false,
      posts: [
        post(11, { changedSeq: 11 }),
        post(3, { changedSeq: 12, html: '<p>Corrected</p>' }),
        post(4, { changedSeq: 13, html: '', removed: { by: 'author', at: '2026-05-04T00:00:00.000Z' } }),
      ],
    });
    live.mend();
    expect(await postNumber(11)).toBeInTheDocument();
    expect(screen.getByText('Corrected')).toBeVisible();
    expect(within(await postNumber(4)).getByText(/Removed by its author/)).toBeVisible();
    expect(live.asked.at(-1)).toEqual({ event: 'thread.watch', request: { threadId: THREAD_ID, since: 10 } });
  });

  it('behind a pulse asks for the changes', async () => {
    serve(posts(1, 10));
    server.use(
      answer<ThreadChanges>('get', '/api/threads/:threadId/changes', ({ query }) => ({
        seq: 11,
        posts: query.get('since') === '10' ? [post(11)] : [],
        refetch: false,
      })),
    );
    const { live } = await open();
    live.receive('thread.pulse', { threadId: THREAD_ID, seq: 11 });
    expect(await postNumber(11)).toBeInTheDocument();
  });

  it('that stays behind asks more and more seldom', async () => {
    serve(posts(1, 10));
    const asked: number[] = [];
    server.use(
      answer<ThreadChanges>('get', '/api/threads/:threadId/changes', () => {
        asked.push(performance.now());
        return { seq: 10, posts: [], refetch: false };
      }),
    );
    const { live } = await open();
    live.receive('thread.pulse', { threadId: THREAD_ID, seq: 11 });
    await waitFor(() => expect(asked).toHaveLength(4), { timeout: 10_000 });
    // At least 300, 600 and 1,200 ms; without growing pauses all three take 1,200 at most.
    expect((asked[3] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(2_000);
  }, 20_000);

  it('that was closed while the word of it was lost loses its box too', async () => {
    serve(posts(1, 10));
    const closed = { at: '2026-05-04T09:00:00.000Z', byName: 'Kofi Mensah', reason: 'All is said' };
    const now = thread({ seq: 11, closed });
    server.use(
      answer<ThreadChanges>('get', '/api/threads/:threadId/changes', { seq: 11, posts: [], refetch: false, thread: now }),
      answer('get', '/api/threads/:threadId', thread({ seq: 11, closed, can: { ...now.can, reply: false } })),
    );
    const { live } = await open();
    expect(screen.getByRole('textbox', { name: 'Your post' })).toBeVisible();
    live.receive('thread.pulse', { threadId: THREAD_ID, seq: 11 });
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Your post' })).toBeNull(), { timeout: 3_000 });
  });

  it('shows who is writing, two names at most, and who is here', async () => {
    serve(posts(1, 10));
    const { live } = await open();
    const writes = (number: number, name: string) =>
      live.receive('thread.typing', { threadId: THREAD_ID, scholarId: postId(number), name });
    writes(1, 'Ngozi');
    expect(screen.getByText('Ngozi is writing…')).toBeVisible();
    writes(2, 'Jörg');
    writes(3, 'Ana');
    expect(screen.getByText('Ngozi, Jörg and others are writing…')).toBeVisible();
    live.receive('thread.presence', { threadId: THREAD_ID, count: 7, names: ['Ngozi', 'Jörg'] });
    expect(screen.getByText('7 people reading')).toBeInTheDocument();
  });

  it('loads the window anew when too much was missed, and keeps its place', async () => {
    const asked = serve(posts(1, 90), thread({ lastPostNumber: 90, postCount: 90, readNumber: 44, unread: 46, seq: 90 }));
    const { live } = await open();
    await postNumber(45);
    live.cut();
    live.replies['thread.watch'] = () => ({ ok: true, seq: 900, posts: [], refetch: true });
    serve(
      posts(1, 90).map((one) => ({ ...one, html: `<p>Anew ${one.number}</p>`, changedSeq: 900 })),
      thread({ lastPostNumber: 90, readNumber: 44, unread: 46, seq: 900 }),
    );
    live.mend();
    expect(await screen.findByText('Anew 45')).toBeVisible();
    expect(screen.queryByText('Words of post 45')).toBeNull();
    expect(asked.at(-1)?.get('around')).toBe('45');
  });

  it('that went out of sight is not shown any more', async () => {
    serve(posts(1, 10));
    const { live } = await open();
    live.cut();
    live.replies['thread.watch'] = () => ({ ok: false, problem: { type: 'about:blank', title: 'Not Found', status: 404 } });
    server.use(refuse('get', POSTS, 404));
    live.mend();
    expect(await screen.findByText('There is nothing here that you can open')).toBeVisible();
    expect(screen.queryByText('Words of post 1')).toBeNull();
  });

  it('that may not be read any more goes from the page at once', async () => {
    serve(posts(1, 10));
    const { live } = await open();
    live.replies['thread.watch'] = () => ({ ok: false, problem: { type: 'about:blank', title: 'Not Found', status: 404 } });
    server.use(refuse('get', POSTS, 404));
    live.receive('me.changed', { rights: true });
    expect(await screen.findByText('There is nothing here that you can open')).toBeVisible();
    expect(screen.queryByText('Words of post 1')).toBeNull();
  });

  it('follows the marker of another device', async () => {
    serve(posts(1, 10));
    const { live, cache } = await open();
    live.receive('me.changed', { read: { threadId: THREAD_ID, readNumber: 9 } });
    expect(cache.getQueryData(['discussions', 'thread', THREAD_ID])).toMatchObject({ thread: { readNumber: 9, unread: 1 } });
  });
});

describe('single keys', () => {
  it('move, reply and open the help', async () => {
    serve(posts(1, 10));
    const { user } = await open();
    await postNumber(1);
    for (const one of document.querySelectorAll<HTMLElement>('[data-number]')) {
      one.getBoundingClientRect = () => ({ bottom: 200 }) as DOMRect;
    }
    await user.keyboard('j');
    expect(await postNumber(1)).toHaveFocus();
    await user.keyboard('jj');
    expect(await postNumber(3)).toHaveFocus();
    await user.keyboard('k');
    expect(await postNumber(2)).toHaveFocus();
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    (await postNumber(2)).focus();
    await user.keyboard('r');
    expect(screen.getByText(/^Answering/)).toHaveTextContent('Answering Ngozi Okafor, post 2');
  });

  it('are letters while one writes, and nothing when they are switched off', async () => {
    serve(posts(1, 10));
    const off = { ...kofi, settings: { ...kofi.settings, singleKeyShortcuts: false } };
    const { user } = await open(ADDRESS, { as: off });
    await user.keyboard('?');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.type(screen.getByRole('textbox', { name: 'Your post' }), 'jkr?');
    expect(screen.getByRole('textbox', { name: 'Your post' })).toHaveValue('jkr?');
  });
});

describe('reading', () => {
  const kept = window.IntersectionObserver;
  let see: IntersectionObserverCallback = () => {};
  beforeEach(() => {
    window.IntersectionObserver = class extends kept {
      constructor(callback: IntersectionObserverCallback, init?: IntersectionObserverInit) {
        super(callback, init);
        if (init?.threshold) see = callback;
      }
    };
  });
  afterEach(() => {
    window.IntersectionObserver = kept;
  });
  const look = async (number: number) => {
    const target = await postNumber(number);
    const entry = { target, isIntersecting: true, intersectionRatio: 0.6, intersectionRect: { height: 100 }, rootBounds: { height: 800 } };
    act(() => see([entry as unknown as IntersectionObserverEntry], new kept(() => {})));
  };

  it('moves the marker when a post was on screen for 1.5 s', async () => {
    const sent: unknown[] = [];
    serve(posts(1, 10), thread({ postRights: scholarRights }));
    server.use(answer('put', '/api/threads/:threadId/read', ({ body }) => (sent.push(body), { readNumber: 9, unread: 1 })));
    const { live, cache } = await open();
    await look(9);
    await waitFor(() => expect(sent).toEqual([{ number: 9 }]));
    // Read on elsewhere; the echo of what this page told comes after, and moves nothing back.
    live.receive('me.changed', { read: { threadId: THREAD_ID, readNumber: 10 } });
    live.receive('me.changed', { read: { threadId: THREAD_ID, readNumber: 9 } });
    expect(cache.getQueryData(['discussions', 'thread', THREAD_ID])).toMatchObject({ thread: { readNumber: 10, unread: 0 } });
  });

  it('tells it again when the connection is back, also of the last post', async () => {
    const tried: unknown[] = [];
    serve(posts(1, 10), thread({ postRights: scholarRights }));
    server.use(
      http.put('/api/threads/:threadId/read', async ({ request }) => {
        tried.push(await request.json());
        return HttpResponse.error();
      }),
    );
    const { live } = await open();
    await look(10);
    await waitFor(() => expect(tried).toEqual([{ number: 10 }]));
    const told: unknown[] = [];
    server.use(answer('put', '/api/threads/:threadId/read', ({ body }) => (told.push(body), { readNumber: 10, unread: 0 })));
    live.cut();
    live.mend();
    await waitFor(() => expect(told).toEqual([{ number: 10 }]));
  });
});
