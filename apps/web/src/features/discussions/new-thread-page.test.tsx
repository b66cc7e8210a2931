import { describe, expect, it } from '@jest/globals';
import type { NewThread, SpaceList, ThreadView } from '@scholars-commons/shared/discussions';
import { type Problem, problemTypes } from '@scholars-commons/shared/problem';
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { drafts } from '../../lib/drafts';
import { row, SPACE_ID, space, thread } from '../../testing/discussions';
import { answer, refuse, silence } from '../../testing/handlers';
import { amina } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const second = space({ id: row(95).id, slug: 'simulation', name: 'Simulation' });
const serve = (...items: SpaceList['items']) => server.use(answer<SpaceList>('get', '/api/spaces', { items, can: { create: false } }));
const title = () => screen.findByRole('textbox', { name: 'Title' });
const text = () => screen.getByRole('textbox', { name: 'First post' });

/** What the page sends, while every answer is lost on the way. */
function sentWithoutAnswer(): NewThread[] {
  const sent: NewThread[] = [];
  server.use(
    http.post('/api/threads', async ({ request }) => {
      sent.push((await request.json()) as NewThread);
      return HttpResponse.error();
    }),
  );
  return sent;
}

describe('a new thread', () => {
  it('is started once, however often it is tried, and opens', async () => {
    serve(space(), second);
    const sent: NewThread[] = [];
    server.use(refuse('post', '/api/threads', 503, { detail: 'The database is away.' }));
    const { user, address } = await renderPage('/discussions/new?space=assessment');
    await user.type(await title(), 'Sequential testing');
    await user.type(text(), 'Has anyone tried it?');
    await user.click(screen.getByRole('button', { name: 'Start the thread' }));
    expect(await screen.findByText(/^Not started:/)).toBeVisible();
    server.use(
      answer<ThreadView>('post', '/api/threads', ({ body }) => (sent.push(body as NewThread), thread({ id: (body as NewThread).id })), 201),
    );
    server.use(silence('get', '/api/threads/:threadId/posts'));
    text().focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ spaceId: SPACE_ID, title: 'Sequential testing', post: { markdown: 'Has anyone tried it?' } });
    await waitFor(() => expect(address()).toBe(`/threads/${sent[0]?.id}/sequential-testing-in-osces`));
    expect(await drafts.get('new-thread')).toBeUndefined();
  });

  it('is the same one after a reload, when nobody knows whether the first try arrived', async () => {
    serve(space());
    const sent: string[] = [];
    server.use(
      http.post('/api/threads', async ({ request }) => {
        sent.push(((await request.json()) as NewThread).id);
        return HttpResponse.error();
      }),
    );
    const start = async (user: UserEvent) => {
      await user.click(await screen.findByRole('button', { name: 'Start the thread' }));
      await screen.findByText(/^Not started:/);
    };
    const first = await renderPage('/discussions/new?space=assessment');
    await first.user.type(await title(), 'Sequential testing');
    await first.user.type(text(), 'Has anyone tried it?');
    await start(first.user);
    first.unmount();
    const { user } = await renderPage('/discussions/new?space=assessment');
    await waitFor(async () => expect(await title()).toHaveValue('Sequential testing'));
    await start(user);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toBe(sent[0]);
  });

  it('is not made twice by a letter changed after a lost answer: the page leads to the first, and keeps the words', async () => {
    serve(space());
    const sent = sentWithoutAnswer();
    const { user, address } = await renderPage('/discussions/new?space=assessment');
    await user.type(await title(), 'Sequential testing');
    await user.type(text(), 'Has anyone tried it?');
    await user.click(screen.getByRole('button', { name: 'Start the thread' }));
    await screen.findByText(/^Not started:/);
    const [first] = sent;
    server.use(
      http.post('/api/threads', async ({ request }) => {
        const input = (await request.json()) as NewThread;
        sent.push(input);
        const made = thread({ id: input.id });
        if (input.id !== first?.id) return HttpResponse.json(made, { status: 201 });
        const problem: Problem = { type: problemTypes.alreadyPosted, title: 'Already posted', status: 409, current: made };
        return HttpResponse.json(problem, { status: 409, headers: { 'content-type': 'application/problem+json' } });
      }),
      silence('get', '/api/threads/:threadId/posts'),
    );
    await user.type(text(), '!');
    await user.click(screen.getByRole('button', { name: 'Start the thread' }));
    const said = await screen.findByRole('alert');
    expect(said).toHaveTextContent(/^Your thread was already posted as “Sequential testing in OSCEs”\./);
    expect(within(said).getByRole('link')).toHaveAttribute('href', `/threads/${first?.id}/sequential-testing-in-osces`);
    expect(sent.map(({ id }) => id)).toEqual([first?.id, first?.id]);
    expect(text()).toHaveValue('Has anyone tried it?!');
    await user.click(within(said).getByRole('button', { name: 'Start another thread with these words' }));
    await waitFor(() => expect(address()).toBe(`/threads/${sent[2]?.id}/sequential-testing-in-osces`));
    expect(sent[2]?.id).not.toBe(first?.id);
    expect(sent[2]?.post).toMatchObject({ markdown: 'Has anyone tried it?!' });
    expect(sent[2]?.post.id).not.toBe(first?.post.id);
  });

  it('is the same one from two tabs that were given the same words, and another one with other words', async () => {
    serve(space());
    const sent = sentWithoutAnswer();
    const written = await renderPage('/discussions/new?space=assessment');
    await written.user.type(await title(), 'Sequential testing');
    await written.user.type(text(), 'Has anyone tried it?');
    written.unmount();
    const kept = await drafts.get('new-thread');
    for (const more of ['', '', ' With whom?']) {
      await drafts.save('new-thread', kept?.text ?? '', kept?.extra);
      const tab = await renderPage('/discussions/new?space=assessment');
      await waitFor(async () => expect(await title()).toHaveValue('Sequential testing'));
      if (more) await tab.user.type(text(), more);
      await tab.user.click(screen.getByRole('button', { name: 'Start the thread' }));
      await screen.findByText(/^Not started:/);
      tab.unmount();
    }
    const [one, same, other] = sent.map(({ id, post }) => `${id} ${post.id}`);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  it('says what is missing, and points at what the api refuses', async () => {
    serve(space(), second);
    server.use(refuse('post', '/api/threads', 400, { errors: [{ pointer: '/title', detail: 'Holds nothing to read' }] }));
    const { user } = await renderPage('/discussions/new');
    await title();
    await user.click(screen.getByRole('button', { name: 'Start the thread' }));
    expect(screen.getByText('Choose where it belongs.')).toBeVisible();
    expect(screen.getByText('A title has at least three characters.')).toBeVisible();
    expect(screen.getByText('Write the first post.')).toBeVisible();
    // Who hears the page or sees a part of it is brought to what is wrong.
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Space' })).toHaveFocus());
    await user.selectOptions(screen.getByRole('combobox', { name: 'Space' }), 'Simulation');
    await user.type(await title(), 'Three');
    await user.type(text(), 'Words');
    await user.click(screen.getByRole('button', { name: 'Start the thread' }));
    expect(await screen.findByText('Holds nothing to read')).toBeVisible();
    await waitFor(async () => expect(await title()).toHaveFocus());
  });

  it('is kept on this device', async () => {
    serve(space());
    const { user, unmount } = await renderPage('/discussions/new');
    await user.type(await title(), 'Half a title');
    unmount();
    await waitFor(async () => expect((await drafts.get('new-thread'))?.extra?.title).toBe('Half a title'));
    await renderPage('/discussions/new');
    await waitFor(async () => expect(await title()).toHaveValue('Half a title'));
  });

  it('is previewed as the api will show it', async () => {
    serve(space());
    server.use(
      answer('post', '/api/previews', ({ body }) => ({ html: `<p><strong>${(body as { markdown: string }).markdown}</strong></p>` })),
    );
    const { user } = await renderPage('/discussions/new');
    await title();
    await user.type(text(), 'Bold');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(await within(screen.getByRole('region', { name: 'Preview' })).findByText('Bold')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back to writing' }));
    expect(text()).toHaveValue('Bold');
  });

  it('needs a space where one may write', async () => {
    serve(space({ can: { start: false, edit: false } }));
    await renderPage('/discussions/new');
    expect(await screen.findByText('There is no space where you can start a thread')).toBeVisible();
  });
});

describe('the drafts of this device', () => {
  it('are listed with where they belong, and can be thrown away and taken back', async () => {
    const scholarId = amina.scholar.id;
    await drafts.save(`thread:${row(1).id}`, 'Half a thought', { scholarId, threadTitle: 'Thread 1', slug: 'thread-1' });
    await drafts.save('new-thread', 'Somebody else wrote this', { scholarId: row(9).id, title: 'Not mine' });
    const { user } = await renderPage('/me/drafts');
    expect(await screen.findByRole('link', { name: 'Thread 1' })).toHaveAttribute('href', `/threads/${row(1).id}/thread-1`);
    expect(screen.queryByText('Somebody else wrote this')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Discard the draft “Half a thought”' }));
    expect(await screen.findByText('No drafts')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Half a thought')).toBeVisible();
  });
});
