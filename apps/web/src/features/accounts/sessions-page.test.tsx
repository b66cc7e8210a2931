import { describe, expect, it } from '@jest/globals';
import type { OpenSession } from '@scholars-commons/shared/accounts';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const at = '2026-03-02T10:00:00.000Z';
const phone: OpenSession = {
  id: '01920000-0000-7000-8000-0000000000b1',
  device: 'Safari on iOS',
  createdAt: at,
  lastSeenAt: at,
  isCurrent: false,
};
const desk: OpenSession = {
  id: '01920000-0000-7000-8000-0000000000b2',
  device: 'Firefox on Linux',
  createdAt: at,
  lastSeenAt: at,
  isCurrent: true,
};
const lab: OpenSession = {
  id: '01920000-0000-7000-8000-0000000000b3',
  device: 'Chrome on Windows',
  createdAt: at,
  lastSeenAt: at,
  isCurrent: false,
};

/** The api with these sessions; ending one takes it away. */
function open(...sessions: OpenSession[]) {
  let held = sessions;
  server.use(
    answer('get', '/api/sessions', () => ({ items: held })),
    answer('delete', '/api/sessions/:id', ({ params }) => {
      held = held.filter(({ id }) => id !== params.id);
      return undefined;
    }),
  );
}

describe('the signed-in devices', () => {
  it('stand with this one first, and each other can be ended', async () => {
    open(phone, desk, lab);
    const { user } = await renderPage('/me/sessions');
    await screen.findByText('Firefox on Linux');
    const lines = within(screen.getByRole('main')).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent('Firefox on Linux This device');
    expect(within(screen.getByRole('main')).queryByRole('button', { name: /Firefox/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'End the session of Safari on iOS' }));
    await waitFor(() => expect(screen.queryByText('Safari on iOS')).toBeNull());
    expect(screen.getByText('Chrome on Windows')).toBeVisible();
    expect(screen.getByRole('log')).toHaveTextContent('Ended: Safari on iOS.');
  });

  it('can all be ended but this one', async () => {
    open(phone, desk, lab);
    const { user } = await renderPage('/me/sessions');
    await user.click(await screen.findByRole('button', { name: 'End all others' }));
    expect(await screen.findByText('You are signed in here only.')).toBeVisible();
  });

  it('stand as a shape while they come', async () => {
    server.use(silence('get', '/api/sessions'));
    await renderPage('/me/sessions');
    expect(await screen.findByText('Loading')).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1, name: 'Signed-in devices' })).toBeVisible();
  });

  it('can be asked for again after a failure', async () => {
    server.use(refuse('get', '/api/sessions', 500));
    const { user } = await renderPage('/me/sessions');
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
    open(desk);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Firefox on Linux')).toBeVisible();
  });

  it('keeps a session in the list that could not be ended, and says so', async () => {
    open(phone, desk);
    server.use(refuse('delete', '/api/sessions/:id', 500));
    const { user } = await renderPage('/me/sessions');
    await user.click(await screen.findByRole('button', { name: /Safari/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The server failed at this request');
    expect(screen.getByText('Safari on iOS')).toBeVisible();
  });
});
