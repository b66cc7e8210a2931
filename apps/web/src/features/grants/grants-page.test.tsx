import { describe, expect, it } from '@jest/globals';
import type { GrantHolders, GrantsView } from '@scholars-commons/shared/grants';
import { screen, waitFor, within } from '@testing-library/react';
import { joerg } from '../../testing/discussions';
import { answer, refuse, silence } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const ada = { ...kofi, grants: ['admin' as const] };
const held = (kind: 'moderator' | 'admin' | 'editor') => ({ kind, givenAt: '2026-05-01T08:00:00.000Z', givenByName: 'Ada Lund' });
const view = (more: Partial<GrantsView> = {}): GrantsView => ({
  scholar: joerg,
  grants: [held('moderator')],
  canSignIn: true,
  isLastAdmin: false,
  ...more,
});
const serve = (...items: GrantHolders['items']) => server.use(answer<GrantHolders>('get', '/api/grants', { items }));
const open = () => renderPage('/desk/grants', { as: ada });

describe('the rights of staff', () => {
  it('list who has which, since when and by whom', async () => {
    serve({ scholar: joerg, grants: [held('moderator'), { ...held('admin'), givenByName: null }] });
    await open();
    const line = within(await screen.findByRole('list', { name: 'People of staff' }));
    expect(line.getByRole('link', { name: /Jörg Müller/ })).toHaveAttribute('href', `/people/${joerg.id}`);
    expect(line.getByText('Moderator')).toBeVisible();
    expect(line.getByText(/given by/)).toHaveTextContent('given by Ada Lund');
  });

  it('are reached from the menu by admins alone', async () => {
    serve();
    const { user } = await renderPage('/about', { as: ada });
    await user.click(await screen.findByRole('button', { name: /^Your menu/ }));
    expect(screen.getByRole('menuitem', { name: 'Rights of staff' })).toHaveAttribute('href', '/desk/grants');
  });

  it('say that they load, that there are none, and what went wrong', async () => {
    server.use(silence('get', '/api/grants'));
    const first = await open();
    expect(await screen.findByText('Loading who is of staff')).toBeInTheDocument();
    first.unmount();
    server.use(refuse('get', '/api/grants', 403));
    const second = await open();
    expect(await screen.findByText('req-7f3a', { exact: false })).toBeVisible();
    second.unmount();
    serve();
    await open();
    expect(await screen.findByText('Nobody is of staff yet')).toBeVisible();
  });
});

describe('a change', () => {
  it('needs a reason and sends what stood before', async () => {
    serve({ scholar: joerg, grants: [held('moderator')] });
    const sent: unknown[] = [];
    server.use(
      answer('get', '/api/scholars/:scholarId/grants', view()),
      answer<GrantsView>('put', '/api/scholars/:scholarId/grants', ({ body }) => (sent.push(body), view())),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Change the rights of Jörg Müller' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Rights of Jörg Müller' }));
    expect(await dialog.findByRole('switch', { name: 'Moderator' })).toBeChecked();
    await user.click(dialog.getByRole('switch', { name: 'Editor' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('Say in a few words why.')).toBeVisible();
    expect(sent).toEqual([]);
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'She joins the desk');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ was: ['moderator'], grants: ['moderator', 'editor'], reason: 'She joins the desk' }]);
    expect(screen.getByRole('log')).toHaveTextContent('The rights of Jörg Müller are changed.');
  });

  it('that came second shows how it stands now, and keeps the reason', async () => {
    serve({ scholar: joerg, grants: [held('moderator')] });
    server.use(
      answer('get', '/api/scholars/:scholarId/grants', view()),
      refuse('put', '/api/scholars/:scholarId/grants', 409, { type: '/problems/stale', current: view({ grants: [held('editor')] }) }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Change the rights of Jörg Müller' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('switch', { name: 'Admin' }));
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Elected');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText(/Somebody has changed these rights meanwhile/)).toBeVisible();
    expect(dialog.getByRole('switch', { name: 'Editor' })).toBeChecked();
    expect(dialog.getByRole('switch', { name: 'Moderator' })).not.toBeChecked();
    expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('Elected');
  });

  it('begins with a name, and says who cannot be given a right', async () => {
    serve();
    server.use(
      answer('get', '/api/suggest/scholars', {
        items: [{ id: joerg.id, name: 'Jörg Müller', credentials: 'MD', institution: 'Basel', photoId: null }],
      }),
      answer('get', '/api/scholars/:scholarId/grants', view({ grants: [], canSignIn: false })),
    );
    const { user } = await open();
    await user.type(await screen.findByRole('combobox', { name: 'Give a right to somebody' }), 'mul');
    await user.click(await screen.findByRole('option', { name: /Jörg Müller/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Rights of Jörg Müller' }));
    expect(await dialog.findByText(/cannot sign in just now/)).toBeVisible();
  });
});
