import { describe, expect, it } from '@jest/globals';
import type { AccountSettings } from '@scholars-commons/shared/accounts';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, cut, refuse } from '../../testing/handlers';
import { amina } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const part = (name: string) => within(screen.getByRole('region', { name }));

describe('the account page', () => {
  it('changes the password, asking for the old one', async () => {
    const bodies: unknown[] = [];
    server.use(
      answer('put', '/api/account/password', ({ body }) => {
        bodies.push(body);
        return undefined;
      }),
    );
    const { user } = await renderPage('/me/account');
    await user.type(part('Password').getByLabelText('Present password'), 'the old pass phrase');
    await user.type(part('Password').getByLabelText('New password'), 'seven lamps on the quay');
    await user.click(part('Password').getByRole('button', { name: 'Change the password' }));
    expect(await screen.findByText(/All other devices are signed out/)).toBeVisible();
    expect(bodies).toEqual([{ current: 'the old pass phrase', password: 'seven lamps on the quay' }]);
    expect(part('Password').getByLabelText('New password')).toHaveValue('');
  });

  it('does not ask for an old password where there is none', async () => {
    const { user } = await renderPage('/me/account', { as: { ...amina, hasPassword: false } });
    server.use(answer('put', '/api/account/password', undefined));
    expect(part('Password').queryByLabelText('Present password')).toBeNull();
    await user.type(part('Password').getByLabelText('New password'), 'seven lamps on the quay');
    await user.click(part('Password').getByRole('button', { name: 'Set a password' }));
    expect(await screen.findByText(/The password is changed/)).toBeVisible();
  });

  it('says that the old password is wrong and keeps what was typed', async () => {
    const wrong = { pointer: '/current', detail: 'This is not your present password' };
    server.use(refuse('put', '/api/account/password', 400, { errors: [wrong] }));
    const { user } = await renderPage('/me/account');
    await user.type(part('Password').getByLabelText('Present password'), 'wrong');
    await user.type(part('Password').getByLabelText('New password'), 'seven lamps on the quay');
    await user.click(part('Password').getByRole('button', { name: 'Change the password' }));
    expect(await part('Password').findByText('This is not your present password')).toBeVisible();
    expect(part('Password').getByLabelText('Present password')).toHaveFocus();
    expect(part('Password').getByLabelText('New password')).toHaveValue('seven lamps on the quay');
  });

  it('asks for the new address to be confirmed', async () => {
    server.use(answer('post', '/api/account/email', { detail: 'A link is on its way.' }, 202));
    const { user } = await renderPage('/me/account');
    await user.type(part('Sign-in address').getByLabelText('New address'), 'amina@elsewhere.example');
    await user.type(part('Sign-in address').getByLabelText('Present password'), 'the old pass phrase');
    await user.click(part('Sign-in address').getByRole('button', { name: 'Change the address' }));
    expect(await screen.findByText(/We sent a link to amina@elsewhere.example/)).toBeVisible();
  });

  it('shows display choices at once and keeps them for other devices', async () => {
    const kept: AccountSettings[] = [];
    server.use(
      answer('patch', '/api/account/settings', ({ body }) => {
        const settings = { ...amina.settings, ...(body as Partial<AccountSettings>) };
        kept.push(settings);
        return settings;
      }),
    );
    const { user } = await renderPage('/me/account');
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await user.click(screen.getByRole('radio', { name: /Atkinson/ }));
    expect(document.documentElement).toHaveAttribute('data-font', 'atkinson');
    await user.click(screen.getByRole('switch', { name: 'Shortcuts of a single key' }));
    await waitFor(() => expect(kept.at(-1)?.singleKeyShortcuts).toBe(false));
    expect(screen.getByRole('switch', { name: 'Shortcuts of a single key' })).not.toBeChecked();
    expect(kept[0]?.colorScheme).toBe('dark');
  });

  it('says when a choice stays on this device only', async () => {
    server.use(cut('patch', '/api/account/settings'));
    const { user } = await renderPage('/me/account');
    await user.click(screen.getByRole('radio', { name: 'Light' }));
    expect(await screen.findByText(/not saved for your other devices/)).toBeVisible();
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'light');
  });
});
