import { describe, expect, it } from '@jest/globals';
import type { DecisionView } from '@scholars-commons/shared/review';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { drafts } from '../../lib/drafts';
import { posts, THREAD_ID } from '../../testing/discussions';
import { answer, refuse } from '../../testing/handlers';
import { renderPage } from '../../testing/render-page';
import { caseId } from '../../testing/review';
import { server } from '../../testing/server';
import { quiet, serve as serveThread } from '../../testing/thread-page';

const ID = caseId(1);
const decided = (more: Partial<DecisionView> = {}): DecisionView => ({
  id: ID,
  kind: 'post',
  title: 'Sequential testing',
  decision: 'remove',
  reason: 'patient-data',
  words: 'A patient could be recognised.',
  at: '2026-05-01T08:00:00.000Z',
  text: 'The man of 43 from the harbour',
  thread: { id: THREAD_ID, title: 'Sequential testing', slug: 'sequential-testing', isClosed: false },
  submissionId: null,
  appeal: null,
  can: { appeal: true },
  ...more,
});
const serve = (view: DecisionView) => server.use(answer('get', '/api/decisions/:id', view));
const open = () => renderPage(`/me/decisions/${ID}`, { live: quiet() });

describe('a decision about something of mine', () => {
  it('says what and why, and gives my words back as a draft', async () => {
    serve(decided());
    serveThread(posts(1, 10));
    const { user } = await open();
    expect(await screen.findByText('It was removed.')).toBeVisible();
    expect(screen.getByText('A patient could be recognised.')).toBeVisible();
    expect(screen.getByText('The man of 43 from the harbour')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Write it anew in the thread' }));
    expect(await screen.findByRole('textbox')).toHaveValue('The man of 43 from the harbour');
  });

  it('is asked to be looked at again, once, with words that are kept when they do not go out', async () => {
    serve(decided());
    const sent: unknown[] = [];
    server.use(refuse('post', '/api/decisions/:id/appeal', 503));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Ask for another look' }));
    expect(screen.getByText('Please write a sentence at least.')).toBeVisible();
    await user.type(screen.getByRole('textbox'), 'Nobody can be recognised here');
    await user.click(screen.getByRole('button', { name: 'Ask for another look' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByRole('textbox')).toHaveValue('Nobody can be recognised here');
    const appeal = { at: '2026-05-02T08:00:00.000Z', words: 'Nobody can be recognised here', outcome: null, answer: null };
    server.use(
      answer<DecisionView>(
        'post',
        '/api/decisions/:id/appeal',
        ({ body }) => (sent.push(body), decided({ appeal, can: { appeal: false } })),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Ask for another look' }));
    expect(await screen.findByText(/It waits for another moderator than the one who decided/, { selector: '[role=status]' })).toBeVisible();
    expect(sent).toEqual([{ id: expect.any(String), words: 'Nobody can be recognised here' }]);
  });

  it('keeps the words of an appeal over a reload, until they are sent', async () => {
    serve(decided());
    const first = await open();
    await first.user.type(await screen.findByRole('textbox', { name: 'Why you see it otherwise' }), 'Nobody can be recognised');
    first.unmount();
    const { user } = await open();
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('Nobody can be recognised'));
    const appeal = { at: '2026-05-02T08:00:00.000Z', words: 'Nobody can be recognised', outcome: null, answer: null };
    server.use(answer<DecisionView>('post', '/api/decisions/:id/appeal', decided({ appeal, can: { appeal: false } })));
    await user.click(screen.getByRole('button', { name: 'Ask for another look' }));
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    await waitFor(async () => expect(await drafts.all()).toEqual([]));
  });

  it('keeps the words of each appeal apart, also for whoever goes from one to the other', async () => {
    const OTHER = caseId(2);
    server.use(
      answer('get', '/api/decisions/:id', ({ params }) => decided({ id: String(params.id), title: `Decision ${String(params.id)}` })),
    );
    const { user, router } = await open();
    const go = async (reviewId: string) => {
      await act(() => router.navigate({ to: '/me/decisions/$reviewId', params: { reviewId } }));
      await screen.findByText(new RegExp(`Decision ${reviewId}`));
    };
    await user.type(await screen.findByRole('textbox'), 'Nobody can be recognised');
    await go(OTHER);
    await user.type(await screen.findByRole('textbox'), 'It was a quotation');
    await go(ID);
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('Nobody can be recognised'));
    await go(OTHER);
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('It was a quotation'));
  });

  it('shows what came of it', async () => {
    const appeal = { at: '2026-05-02T08:00:00.000Z', words: 'Look again', outcome: 'overturn' as const, answer: 'You were right.' };
    serve(decided({ appeal, can: { appeal: false } }));
    await open();
    expect(await screen.findByText('Another moderator has looked: the decision was taken back.')).toBeVisible();
    expect(screen.getByText('You were right.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Write it anew in the thread' })).toBeNull();
  });

  it('of somebody else is not there', async () => {
    server.use(refuse('get', '/api/decisions/:id', 404));
    await open();
    expect(await screen.findByText('There is nothing here that you can open')).toBeVisible();
  });
});

describe('the appeal of who is suspended', () => {
  const write = async () => {
    const { user } = await renderPage('/appeal/abcdefghijklmnopqrstuvwxyz', { as: null });
    await user.type(await screen.findByRole('textbox'), 'I did not advertise anything');
    await user.click(screen.getByRole('button', { name: 'Ask for another look' }));
  };

  it('goes out without signing in', async () => {
    const sent: unknown[] = [];
    server.use(answer('post', '/api/suspension-appeals', ({ body }) => void sent.push(body)));
    await write();
    expect(await screen.findByRole('heading', { name: 'Your words are with the moderators' })).toBeVisible();
    expect(sent).toEqual([{ token: 'abcdefghijklmnopqrstuvwxyz', words: 'I did not advertise anything' }]);
  });

  it('keeps its words over a reload, and no link that somebody could use', async () => {
    server.use(refuse('post', '/api/suspension-appeals', 503));
    await write();
    expect(await screen.findByRole('alert')).toBeVisible();
    cleanup();
    expect((await drafts.all()).map(([place]) => place)).toEqual(['appeal:abcdefgh']);
    await renderPage('/appeal/abcdefghijklmnopqrstuvwxyz', { as: null });
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('I did not advertise anything'));
  });

  it('says when the link was used', async () => {
    server.use(refuse('post', '/api/suspension-appeals', 410));
    await write();
    await waitFor(() => expect(screen.getByText(/somebody has written to the moderators already/)).toBeVisible());
    expect(screen.getByText('I did not advertise anything')).toBeVisible();
  });
});
