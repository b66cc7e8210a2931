import { describe, expect, it } from '@jest/globals';
import type { PostView } from '@scholars-commons/shared/discussions';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { drafts } from '../../lib/drafts';
import { aminaAuthor, moderatorRights, post, postId, posts, THREAD_ID, thread } from '../../testing/discussions';
import { answer, cut, refuse } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { server } from '../../testing/server';
import { ADDRESS, open, postNumber, POSTS, serve } from '../../testing/thread-page';

const justWritten = (number: number) => post(number, { author: aminaAuthor, createdAt: new Date().toJSON() });

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
    expect(await postNumber(11)).toBeInTheDocument();
    expect(screen.getAllByText('Yes, in Ibadan.')).toHaveLength(1);
    release();
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Your post, not sent yet' })).toBeNull());
    expect(screen.getAllByText('Yes, in Ibadan.')).toHaveLength(1);
    expect(sent).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{14}7/), markdown: 'Yes, in Ibadan.' }]);
  });

  it('sent from the preview gives the box back, with the focus in it', async () => {
    serve(posts(1, 10));
    server.use(
      answer('post', '/api/previews', { html: '<p>Yes.</p>' }),
      answer<PostView>('post', POSTS, ({ body }) => post(11, { ...(body as { id: string }), author: aminaAuthor }), 201),
    );
    const { user } = await open();
    await user.type(box(), 'Yes.');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    await user.click(screen.getByRole('button', { name: 'Post' }));
    await waitFor(() => expect(box()).toHaveFocus());
    expect(box()).toHaveValue('');
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

  it('makes one post of the same draft in two tabs, and another of other words', async () => {
    serve(posts(1, 10));
    const sent: { id: string; markdown: string }[] = [];
    server.use(
      answer<PostView>(
        'post',
        POSTS,
        ({ body }) => (sent.push(body as (typeof sent)[0]), post(11, { ...(body as object), author: aminaAuthor })),
        201,
      ),
    );
    const written = await open();
    await written.user.type(box(), 'Half a thought');
    written.unmount();
    await waitFor(async () => expect((await drafts.get(`thread:${THREAD_ID}`))?.text).toBe('Half a thought'));
    const kept = await drafts.get(`thread:${THREAD_ID}`);
    for (const more of ['', '', ', and the other half']) {
      await drafts.save(`thread:${THREAD_ID}`, kept?.text ?? '', kept?.extra);
      const tab = await open();
      await waitFor(() => expect(box()).toHaveValue('Half a thought'));
      if (more) await tab.user.type(box(), more);
      await tab.user.click(screen.getByRole('button', { name: 'Post' }));
      await waitFor(async () => expect(await drafts.all()).toEqual([]));
      tab.unmount();
    }
    const [one, same, other] = sent;
    expect(same).toEqual(one);
    expect(other).toEqual({ id: expect.any(String), markdown: 'Half a thought, and the other half' });
    expect(other?.id).not.toBe(one?.id);
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

  it('keep a count that came live while a reaction was refused', async () => {
    serve([post(1, { reactions: [{ kind: 'thanks', count: 2 }] }), ...posts(2, 10)]);
    let refuseNow = () => {};
    const refused = new Promise<void>((resolve) => {
      refuseNow = resolve;
    });
    server.use(
      http.put('/api/posts/:postId/reactions/:kind', async () => {
        await refused;
        return HttpResponse.json({ type: 'about:blank', title: 'Forbidden', status: 403, detail: 'You may not.' }, { status: 403 });
      }),
    );
    const { user, live } = await open();
    const first = within(await postNumber(1));
    await user.click(first.getByRole('button', { name: 'Thanks: 2' }));
    expect(first.getByRole('button', { name: 'Thanks: 3, yours too' })).toBeVisible();
    live.receive('thread.changed', {
      threadId: THREAD_ID,
      seq: 11,
      post: post(1, { changedSeq: 11, reactions: [{ kind: 'thanks', count: 5 }] }),
    });
    refuseNow();
    expect(await screen.findByText('That did not work: You may not.')).toBeVisible();
    expect(first.getByRole('button', { name: 'Thanks: 5' })).toHaveAttribute('aria-pressed', 'false');
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

  it('of mine older than a month are not edited any more', async () => {
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toJSON();
    serve([post(1, { author: aminaAuthor, createdAt: days(31) }), post(2, { author: aminaAuthor, createdAt: days(29) }), ...posts(3, 10)]);
    await open();
    expect(within(await postNumber(1)).queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(within(await postNumber(2)).getByRole('button', { name: 'Edit' })).toBeVisible();
  });

  it('of mine are edited in place', async () => {
    const own = justWritten(10);
    serve([...posts(1, 9), own]);
    server.use(
      answer('get', '/api/posts/:postId', { ...own, markdown: 'Words of post 10', removedReason: null, isReasonDue: false }),
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

  it('of mine keep an edit under way over a reload, and beside words that were changed elsewhere since', async () => {
    const own = justWritten(10);
    const source = { ...own, markdown: 'Words of post 10', removedReason: null, isReasonDue: false };
    serve([...posts(1, 9), own]);
    server.use(answer('get', '/api/posts/:postId', source));
    const first = await open();
    await first.user.click(within(await postNumber(10)).getByRole('button', { name: 'Edit' }));
    await first.user.type(await screen.findByRole('textbox', { name: 'Edit your post' }), ', continued');
    first.unmount();

    const second = await open();
    await second.user.click(within(await postNumber(10)).getByRole('button', { name: 'Edit' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Edit your post' })).toHaveValue('Words of post 10, continued'));
    expect(screen.getByText(/kept on this device/)).toBeVisible();
    second.unmount();

    server.use(answer('get', '/api/posts/:postId', { ...source, markdown: 'Other words of post 10', changedSeq: 12 }));
    const third = await open();
    await third.user.click(within(await postNumber(10)).getByRole('button', { name: 'Edit' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('This post was changed elsewhere while you wrote');
    const saved: unknown[] = [];
    server.use(answer<PostView>('patch', '/api/posts/:postId', ({ body }) => (saved.push(body), { ...own, changedSeq: 13 })));
    await third.user.click(screen.getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(saved).toEqual([{ markdown: 'Words of post 10, continued', changedSeq: 12 }]));
    await waitFor(async () => expect(await drafts.get(`edit:${own.id}`)).toBeUndefined());
  });

  it('edited elsewhere meanwhile show the difference and lose nothing', async () => {
    const own = justWritten(10);
    const source = { ...own, markdown: 'We moved stations', removedReason: null, isReasonDue: false };
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
        isReasonDue: false,
      }),
    );
    await open();
    expect(await screen.findByText('The reason given: “It names a hospital and a date.”')).toBeVisible();
    expect(screen.getByText('About a patient')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Restore' })).toBeNull();
  });

  it('of mine that a moderator removed just now say that the reason comes', async () => {
    const stub = post(10, { author: aminaAuthor, html: '', removed: { by: 'moderator', at: new Date().toISOString() } });
    serve([...posts(1, 9), stub]);
    server.use(
      answer('get', '/api/posts/:postId', { ...stub, html: '<p>Mine</p>', markdown: 'Mine', removedReason: null, isReasonDue: true }),
    );
    await open();
    expect(await screen.findByText('You can read the reason here within a minute.')).toBeVisible();
    expect(screen.getByText('Mine')).toBeVisible();
  });

  it('that a moderator removed just now come back without a word; later a reason is asked', async () => {
    const stub = post(10, { html: '', removed: { by: 'moderator', at: new Date().toISOString() } });
    serve([...posts(1, 9), stub], thread({ postRights: moderatorRights }));
    const sent: unknown[] = [];
    server.use(answer('post', '/api/posts/:postId/restore', ({ body }) => (sent.push(body), { ...post(10), changedSeq: 12 })));
    const { user } = await open(ADDRESS, { as: kofi });
    await user.click(within(await postNumber(10)).getByRole('button', { name: 'Restore' }));
    expect(await screen.findByText('Words of post 10')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent).toEqual([{}]);
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
    expect(within(dialog).getByText('Say in a few words why.')).toBeVisible();
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
