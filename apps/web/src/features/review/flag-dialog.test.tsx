import { describe, expect, it } from '@jest/globals';
import type { FlagView } from '@scholars-commons/shared/review';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { drafts } from '../../lib/drafts';
import { posts } from '../../testing/discussions';
import { answer, refuse } from '../../testing/handlers';
import { server } from '../../testing/server';
import { open, postNumber, serve } from '../../testing/thread-page';

const view: FlagView = { id: 'f', kind: 'unkind', words: '', createdAt: '2026-05-01T08:00:00.000Z', outcome: null };

async function ask() {
  serve(posts(1, 10));
  const rendered = await open();
  const card = within(await postNumber(1));
  await rendered.user.click(card.getByRole('button', { name: /^More/ }));
  await rendered.user.click(screen.getByRole('menuitem', { name: 'Ask a moderator to look' }));
  return { ...rendered, dialog: within(await screen.findByRole('dialog', { name: 'Ask a moderator to look' })) };
}

describe('asking a moderator to look', () => {
  it('says what is the matter, and thanks', async () => {
    const sent: unknown[] = [];
    server.use(answer<FlagView>('post', '/api/posts/:id/flags', ({ body }) => (sent.push(body), view), 201));
    const { user, dialog } = await ask();
    await user.click(dialog.getByRole('radio', { name: 'Unkind' }));
    await user.type(dialog.getByRole('textbox'), 'It is about the person');
    await user.click(dialog.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ id: expect.any(String), kind: 'unkind', words: 'It is about the person' }]);
    expect(screen.getByRole('log')).toHaveTextContent('Thank you. A moderator will look');
  });

  it('asks for words where the kind says nothing, and keeps them when they do not go out', async () => {
    server.use(refuse('post', '/api/posts/:id/flags', 429, { retryAfter: 60 }));
    const { user, dialog } = await ask();
    await user.click(dialog.getByRole('button', { name: 'Send' }));
    expect(dialog.getByText('Please say what is the matter.')).toBeVisible();
    await user.click(dialog.getByRole('radio', { name: 'Something else' }));
    await user.click(dialog.getByRole('button', { name: 'Send' }));
    expect(dialog.getByText('Please say what is the matter.')).toBeVisible();
    await user.type(dialog.getByRole('textbox'), 'A copy of my own words');
    await user.click(dialog.getByRole('button', { name: 'Send' }));
    expect(await dialog.findByRole('alert')).toBeVisible();
    expect(dialog.getByRole('textbox')).toHaveValue('A copy of my own words');
  });

  it('finds words that did not go out again, also after a reload, and sends them as the report that they were', async () => {
    const sent: { id: string }[] = [];
    server.use(
      http.post('/api/posts/:id/flags', async ({ request }) => {
        sent.push((await request.json()) as { id: string });
        return HttpResponse.error();
      }),
    );
    const first = await ask();
    await first.user.click(first.dialog.getByRole('radio', { name: 'Unkind' }));
    await first.user.type(first.dialog.getByRole('textbox'), 'It is about the person');
    await first.user.click(first.dialog.getByRole('button', { name: 'Send' }));
    expect(await first.dialog.findByRole('alert')).toBeVisible();
    first.unmount();

    server.use(answer<FlagView>('post', '/api/posts/:id/flags', ({ body }) => (sent.push(body as { id: string }), view), 201));
    const { user, dialog } = await ask();
    await waitFor(() => expect(dialog.getByRole('textbox')).toHaveValue('It is about the person'));
    expect(dialog.getByRole('radio', { name: 'Unkind' })).toBeChecked();
    await user.click(dialog.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([expect.objectContaining({ words: 'It is about the person' }), sent[0]]);
    expect((await drafts.all()).filter(([place]) => place.startsWith('flag:'))).toEqual([]);
  });
});
