import { describe, expect, it, jest } from '@jest/globals';
import type { PostPage, PostView, ThreadChanges, ThreadView } from '@scholars-commons/shared/discussions';
import { act, screen, waitFor, within } from '@testing-library/react';
import { drafts } from '../../lib/drafts';
import {
  aminaAuthor,
  joerg,
  moderatorRights,
  page,
  post,
  postId,
  posts,
  scholarRights,
  THREAD_ID,
  thread,
} from '../../testing/discussions';
import { FakeTransport } from '../../testing/fake-live';
import { answer, cut, refuse, type Sent, silence } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

// Two seconds of a mark, and two cores shared with others.
jest.setTimeout(20_000);

const ADDRESS = `/threads/${THREAD_ID}/sequential-testing-in-osces`;
const POSTS = '/api/threads/:threadId/posts';

/** The api's side of one thread: pages by number, and the socket's watch. */
function serve(all: PostView[], view: ThreadView = thread(), mine: PostPage['mine'] = {}) {
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
function quiet(): FakeTransport {
  const live = new FakeTransport();
  live.replies['thread.watch'] = ({ since }) => ({ ok: true, seq: since, posts: [], refetch: false });
  return live;
}
const open = async (address = ADDRESS, options: Parameters<typeof renderPage>[1] = {}) => {
  const opened = await renderPage(address, { live: quiet(), ...options });
  await screen.findByRole('heading', { level: 1, name: 'Sequential testing in OSCEs' });
  return opened;
};
const postNumber = (number: number) => screen.findByRole('article', { name: new RegExp(`^Post ${number} by`) });

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

  it('follows the marker of another device', async () => {
    serve(posts(1, 10));
    const { live, cache } = await open();
    live.receive('me.changed', { read: { threadId: THREAD_ID, readNumber: 9 } });
    expect(cache.getQueryData(['discussions', 'thread', THREAD_ID])).toMatchObject({ thread: { readNumber: 9, unread: 1 } });
  });
});

describe('writing', () => {
  const box = () => screen.getByRole('textbox', { name: 'Your post' });

  it('shows the post at once, and the real one in its place, never two', async () => {
    serve(posts(1, 10));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sent: unknown[] = [];
    server.use(
      answer<PostView>(
        'post',
        POSTS,
        async ({ body }) => {
          sent.push(body);
          await held;
          return post(11, { ...(body as { id: string }), author: aminaAuthor, html: '<p>Yes, in Ibadan.</p>' });
        },
        201,
      ),
    );
    const { user, live } = await open();
    await user.type(box(), 'Yes, in Ibadan.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByRole('article', { name: 'Your post, not sent yet' })).toHaveTextContent('Yes, in Ibadan.');
    expect(box()).toHaveValue('');
    const { id } = sent[0] as { id: string };
    live.receive('thread.changed', {
      threadId: THREAD_ID,
      seq: 11,
      post: post(11, { id, author: aminaAuthor, html: '<p>Yes, in Ibadan.</p>' }),
    });
    expect(screen.getAllByText('Yes, in Ibadan.')).toHaveLength(1);
    release();
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Your post, not sent yet' })).toBeNull());
    expect(screen.getAllByText('Yes, in Ibadan.')).toHaveLength(1);
    expect(sent).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{14}7/), markdown: 'Yes, in Ibadan.' }]);
  });

  it('keeps a refused post with Retry, Copy and Discard', async () => {
    serve(posts(1, 10));
    server.use(refuse('post', POSTS, 403, { detail: 'The thread was closed.' }));
    const { user } = await open();
    await user.type(box(), 'Too late');
    await user.click(screen.getByRole('button', { name: 'Post' }));
    const kept = await screen.findByRole('article', { name: 'Your post, not sent yet' });
    expect(await within(kept).findByRole('alert')).toHaveTextContent('Not sent: The thread was closed.');
    expect(within(kept).getByRole('button', { name: 'Copy' })).toBeEnabled();
    server.use(answer<PostView>('post', POSTS, ({ body }) => post(11, { id: (body as { id: string }).id, author: aminaAuthor }), 201));
    await user.click(within(kept).getByRole('button', { name: 'Retry' }));
    expect(await postNumber(11)).toBeInTheDocument();
    expect(screen.queryByText('Too late')).toBeNull();
  });

  it('without connection waits in words, and can be taken back', async () => {
    serve(posts(1, 10));
    server.use(cut('post', POSTS));
    const { user } = await open();
    await user.type(box(), 'From the train');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const kept = await screen.findByText('Will be sent when you are back');
    expect(kept).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByText('From the train')).toBeNull();
  });

  it('keeps a draft over a reload, for its writer', async () => {
    serve(posts(1, 10));
    const { user, unmount } = await open();
    await user.type(box(), 'Half a thought');
    unmount();
    await waitFor(async () => expect((await drafts.get(`thread:${THREAD_ID}`))?.text).toBe('Half a thought'));
    const { unmount: leave } = await open();
    await waitFor(() => expect(box()).toHaveValue('Half a thought'));
    leave();
    await open(ADDRESS, { as: kofi });
    expect(box()).toHaveValue('');
  });

  it('answers a post, and says which', async () => {
    serve(posts(1, 10));
    const sent: unknown[] = [];
    server.use(
      answer<PostView>(
        'post',
        POSTS,
        ({ body }) => (sent.push(body), post(11, { id: (body as { id: string }).id, author: aminaAuthor })),
        201,
      ),
    );
    const { user } = await open();
    await user.click(within(await postNumber(9)).getByRole('button', { name: /^Reply to/ }));
    expect(screen.getByText(/^Answering/)).toHaveTextContent('Answering Jörg Müller, post 9');
    await waitFor(() => expect(box()).toHaveFocus());
    await user.type(box(), 'Indeed');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent).toEqual([expect.objectContaining({ markdown: 'Indeed', replyTo: postId(9) })]));
  });

  it('tells others at most every three seconds that I write', async () => {
    serve(posts(1, 10));
    const { user, live } = await open();
    await user.type(box(), 'Several letters');
    expect(live.asked.filter(({ event }) => event === 'thread.typing')).toHaveLength(1);
  });
});

describe('posts', () => {
  it('take reactions at once, and give them back when refused', async () => {
    serve([post(1, { reactions: [{ kind: 'thanks', count: 2 }] }), ...posts(2, 10)]);
    server.use(refuse('put', '/api/posts/:postId/reactions/:kind', 403, { detail: 'You may not.' }));
    const { user } = await open();
    const first = within(await postNumber(1));
    const chip = first.getByRole('button', { name: 'Thanks: 2' });
    expect(chip).toHaveAttribute('aria-pressed', 'false');
    await user.click(chip);
    expect(await screen.findByText('That did not work: You may not.')).toBeVisible();
    expect(first.getByRole('button', { name: 'Thanks: 2' })).toHaveAttribute('aria-pressed', 'false');
  });

  it('are reacted to with the keyboard alone', async () => {
    serve(posts(1, 10));
    server.use(
      answer('put', '/api/posts/:postId/reactions/:kind', ({ params }) => ({ postId: postId(1), reactions: [], mine: [params.kind] })),
    );
    const { user } = await open();
    const first = within(await postNumber(1));
    first.getByRole('button', { name: 'React to post 1' }).focus();
    await user.keyboard('{Enter}');
    expect(first.getByRole('button', { name: 'Thanks' })).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    const chip = await first.findByRole('button', { name: 'Insight: 1, yours too' });
    expect(chip).toHaveAttribute('aria-pressed', 'true');
    expect(first.getByRole('button', { name: 'React to post 1' })).toHaveFocus();
  });

  it('of mine are edited in place', async () => {
    const own = post(10, { author: aminaAuthor });
    serve([...posts(1, 9), own]);
    server.use(
      answer('get', '/api/posts/:postId', { ...own, markdown: 'Words of post 10', removedReason: null }),
      answer<PostView>('patch', '/api/posts/:postId', ({ body }) => {
        expect(body).toEqual({ markdown: 'Better words', changedSeq: 10 });
        return { ...own, html: '<p>Better words</p>', changedSeq: 11 };
      }),
    );
    const { user } = await open();
    await user.click(within(await postNumber(10)).getByRole('button', { name: 'Edit' }));
    const box = await screen.findByRole('textbox', { name: 'Edit your post' });
    await user.clear(box);
    await user.type(box, 'Better words');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Better words')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Edit your post' })).toBeNull();
  });

  it('edited elsewhere meanwhile show the difference and lose nothing', async () => {
    const own = post(10, { author: aminaAuthor });
    const source = { ...own, markdown: 'We moved stations', removedReason: null };
    const present = { ...source, markdown: 'We moved four stations', changedSeq: 12 };
    serve([...posts(1, 9), own]);
    const sent: unknown[] = [];
    server.use(
      answer('get', '/api/posts/:postId', source),
      refuse('patch', '/api/posts/:postId', 409, { type: '/problems/stale', current: present }),
    );
    const { user } = await open();
    await user.click(within(await postNumber(10)).getByRole('button', { name: 'Edit' }));
    await user.type(await screen.findByRole('textbox', { name: 'Edit your post' }), ' today');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('This post was changed elsewhere while you wrote');
    expect(screen.getByText('four', { exact: false, selector: 'del' })).toBeVisible();
    server.use(
      answer<PostView>('patch', '/api/posts/:postId', ({ body }) => (sent.push(body), { ...own, changedSeq: 13, html: '<p>Mine</p>' })),
    );
    await user.click(screen.getByRole('button', { name: 'Save mine' }));
    expect(await screen.findByText('Mine')).toBeVisible();
    expect(sent).toEqual([{ markdown: 'We moved stations today', changedSeq: 12 }]);
  });

  it('of mine are removed and brought back', async () => {
    const own = post(10, { author: aminaAuthor });
    const stub = { ...own, html: '', changedSeq: 11, removed: { by: 'author' as const, at: '2026-05-04T00:00:00.000Z' } };
    serve([...posts(1, 9), own]);
    server.use(answer('delete', '/api/posts/:postId', stub), answer('post', '/api/posts/:postId/restore', { ...own, changedSeq: 12 }));
    const { user } = await open();
    await user.click(within(await postNumber(10)).getByRole('button', { name: 'More about post 10' }));
    await user.click(screen.getByRole('menuitem', { name: 'Remove' }));
    expect(await screen.findByText(/You removed this post/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Words of post 10')).toBeVisible();
  });

  it('of mine that a moderator removed say why, with my words', async () => {
    const stub = post(10, { author: aminaAuthor, html: '', removed: { by: 'moderator', at: '2026-05-04T00:00:00.000Z' } });
    serve([...posts(1, 9), stub]);
    server.use(
      answer('get', '/api/posts/:postId', {
        ...stub,
        html: '<p>About a patient</p>',
        markdown: 'About a patient',
        removedReason: 'It names a hospital and a date.',
      }),
    );
    await open();
    expect(await screen.findByText('The reason given: “It names a hospital and a date.”')).toBeVisible();
    expect(screen.getByText('About a patient')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Restore' })).toBeNull();
  });

  it('show how they were edited', async () => {
    serve([...posts(1, 9), post(10, { editedAt: '2026-05-02T10:00:00.000Z', revisionCount: 1 })]);
    const at = '2026-05-02T10:00:00.000Z';
    server.use(
      answer('get', '/api/posts/:postId/revisions', {
        items: [
          { number: 1, markdown: 'in Ibadan', html: '<p>in Ibadan</p>', at },
          { number: 2, markdown: 'in Accra', html: '<p>in Accra</p>', at },
        ],
      }),
    );
    const { user } = await open();
    await user.click(within(await postNumber(10)).getByRole('button', { name: /^Edited/ }));
    const dialog = await screen.findByRole('dialog', { name: 'How post 10 changed' });
    expect(await within(dialog).findByText('Accra', { selector: 'ins' })).toBeVisible();
  });

  it('are marked unread from one on, and stay so', async () => {
    serve(posts(1, 10), thread({ readNumber: 10, unread: 0 }));
    const sent: unknown[] = [];
    server.use(answer('put', '/api/threads/:threadId/read', ({ body }) => (sent.push(body), { readNumber: 3, unread: 7 })));
    const { user, cache } = await open();
    await user.click(within(await postNumber(4)).getByRole('button', { name: 'More about post 4' }));
    await user.click(screen.getByRole('menuitem', { name: 'Mark unread from here' }));
    await waitFor(() => expect(sent).toEqual([{ number: 3, unreadFromHere: true }]));
    await waitFor(() =>
      expect(cache.getQueryData(['discussions', 'thread', THREAD_ID])).toMatchObject({ thread: { readNumber: 3, unread: 7 } }),
    );
  });
});

describe('a moderator', () => {
  const view = thread({ postRights: moderatorRights, can: { reply: true, rename: true, close: true, reopen: false, pin: true } });

  it('removes a post with a reason', async () => {
    serve(posts(1, 10), view);
    const sent: unknown[] = [];
    server.use(
      answer(
        'delete',
        '/api/posts/:postId',
        ({ body }) => (
          sent.push(body), post(9, { html: '', changedSeq: 11, removed: { by: 'moderator', at: '2026-05-04T00:00:00.000Z' } })
        ),
      ),
    );
    const { user } = await open(ADDRESS, { as: kofi });
    await user.click(within(await postNumber(9)).getByRole('button', { name: 'More about post 9' }));
    await user.click(screen.getByRole('menuitem', { name: 'Remove as moderator' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove post 9 by Jörg Müller?' });
    await user.click(within(dialog).getByRole('button', { name: 'Remove the post' }));
    expect(within(dialog).getByText('Please say why, in a few words at least.')).toBeVisible();
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'It names a hospital');
    await user.click(within(dialog).getByRole('button', { name: 'Remove the post' }));
    expect(await within(await postNumber(9)).findByText(/Removed by a moderator/)).toBeVisible();
    expect(sent).toEqual([{ reason: 'It names a hospital' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('closes the thread with a reason', async () => {
    serve(posts(1, 10), view);
    const closed = { at: '2026-05-04T00:00:00.000Z', byName: 'Kofi Mensah', reason: 'The question is answered.' };
    server.use(
      answer('patch', '/api/threads/:threadId', ({ body }) => {
        expect(body).toEqual({ closed: true, reason: 'The question is answered; a new question deserves a new thread.' });
        return { ...view, seq: 11, closed };
      }),
    );
    const { user } = await open(ADDRESS, { as: kofi });
    await user.click(screen.getByRole('button', { name: 'Thread actions' }));
    await user.click(screen.getByRole('menuitem', { name: 'Close the thread' }));
    const dialog = await screen.findByRole('dialog', { name: 'Close this thread?' });
    await user.click(within(dialog).getByRole('button', { name: /^The question is answered/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Close the thread' }));
    expect(await screen.findByText(/Kofi Mensah closed this thread/)).toBeVisible();
  });

  it('is told that he reads a cohort’s space as a moderator', async () => {
    serve(posts(1, 10), thread({ readAsModerator: true, can: { reply: false, rename: false, close: true, reopen: false, pin: true } }));
    await open(ADDRESS, { as: kofi });
    expect(screen.getByText(/You read this cohort’s space as a moderator/)).toBeVisible();
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
  it('moves the marker when a post was on screen for 1.5 s', async () => {
    let see: IntersectionObserverCallback = () => {};
    const kept = window.IntersectionObserver;
    class Seen extends kept {
      constructor(callback: IntersectionObserverCallback, init?: IntersectionObserverInit) {
        super(callback, init);
        if (init?.threshold) see = callback;
      }
    }
    window.IntersectionObserver = Seen;
    try {
      const sent: unknown[] = [];
      serve(posts(1, 10), thread({ postRights: scholarRights }));
      server.use(answer('put', '/api/threads/:threadId/read', ({ body }) => (sent.push(body), { readNumber: 9, unread: 1 })));
      await open();
      const target = await postNumber(9);
      const entry = {
        target,
        isIntersecting: true,
        intersectionRatio: 0.6,
        intersectionRect: { height: 100 },
        rootBounds: { height: 800 },
      };
      act(() => see([entry as unknown as IntersectionObserverEntry], new Seen(() => {})));
      await waitFor(() => expect(sent).toEqual([{ number: 9 }]), { timeout: 4000 });
    } finally {
      window.IntersectionObserver = kept;
    }
  });
});
