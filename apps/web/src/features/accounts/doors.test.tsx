import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { answer, cut, refuse, type Sent } from '../../testing/handlers';
import { amina } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const token = 'A'.repeat(43);
/** Answers, and keeps what was sent. */
function remembered<T>(method: 'post' | 'put', path: string, view: T) {
  const sent: Sent[] = [];
  server.use(
    answer(method, path, (request) => {
      sent.push(request);
      return view;
    }),
  );
  return sent;
}

/** As `remembered`, and from then on the session is hers. */
function signsIn(path: string, session = amina) {
  const sent: Sent[] = [];
  server.use(
    answer('post', path, (request) => {
      sent.push(request);
      server.use(answer('get', '/api/session', session));
      return session;
    }),
  );
  return sent;
}

describe('the sign-in page', () => {
  it('signs in and goes to where the visitor wanted to be', async () => {
    const { user, address } = await renderPage('/sign-in?next=%2Fabout', { as: null });
    const sent = signsIn('/api/session');
    await user.type(screen.getByLabelText('E-mail address'), 'amina@commons.example');
    await user.type(screen.getByLabelText('Password'), 'a long pass phrase');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(address()).toBe('/about'));
    expect(sent.map(({ body }) => body)).toEqual([{ email: 'amina@commons.example', password: 'a long pass phrase' }]);
  });

  it.each(['//evil.example/x', '/\\evil.example', 'https://evil.example/'])('does not leave the site for %s', async (next) => {
    const { user, address } = await renderPage(`/sign-in?next=${encodeURIComponent(next)}`, { as: null });
    signsIn('/api/session');
    await user.type(screen.getByLabelText('E-mail address'), 'amina@commons.example');
    await user.type(screen.getByLabelText('Password'), 'a long pass phrase');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(address()).toBe('/'));
  });

  it('says what is missing before it asks the server', async () => {
    const { user } = await renderPage('/sign-in', { as: null });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/Please enter an e-mail address/)).toBeVisible();
    expect(screen.getByLabelText('E-mail address')).toBeInvalid();
    expect(screen.getByLabelText('E-mail address')).toHaveFocus();
  });

  it('tells a wrong password from a failing server and from a cut line', async () => {
    const { user } = await renderPage('/sign-in', { as: null });
    server.use(refuse('post', '/api/session', 401));
    await user.type(screen.getByLabelText('E-mail address'), 'amina@commons.example');
    await user.type(screen.getByLabelText('Password'), 'not mine');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('do not belong together');
    server.use(refuse('post', '/api/session', 503));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('req-7f3a'));
    server.use(cut('post', '/api/session'));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('We could not reach the server'));
    server.use(refuse('post', '/api/session', 429, { retryAfter: 120 }));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('try again in 2 minutes'));
    expect(screen.getByLabelText('Password')).toHaveValue('not mine');
  });

  it('says why and until when somebody is suspended', async () => {
    const suspension = { reason: 'Insults', until: '2026-12-03T12:00:00.000Z', appealToken: 'a'.repeat(43) };
    server.use(refuse('post', '/api/session', 403, { type: '/problems/suspended', suspension }));
    const { user } = await renderPage('/sign-in', { as: null });
    await user.type(screen.getByLabelText('E-mail address'), 'amina@commons.example');
    await user.type(screen.getByLabelText('Password'), 'a long pass phrase');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^You are suspended until .*2026\.Reason: Insults/);
    expect(screen.getByRole('link', { name: /write to the moderators/ })).toHaveAttribute('href', `/appeal/${'a'.repeat(43)}`);
    server.use(refuse('post', '/api/session', 403, { suspension: { reason: 'Insults', until: null, appealToken: null } }));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('until a moderator lifts it'));
    expect(screen.getByRole('alert')).toHaveTextContent('Your words wait for another moderator');
  });

  it('sends a link to the address, pasted, without a password', async () => {
    const { user } = await renderPage('/sign-in', { as: null });
    const sent = remembered('post', '/api/session/link', { detail: 'A link is on its way.' });
    await user.click(screen.getByLabelText('E-mail address'));
    await user.paste(' amina@commons.example ');
    await user.click(screen.getByRole('button', { name: 'Send me a sign-in link' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Look into your mail' })).toBeVisible();
    expect(sent[0]?.body).toEqual({ email: 'amina@commons.example' });
  });

  it('sends the signed-in on', async () => {
    const { address } = await renderPage('/sign-in?next=%2Fabout');
    await waitFor(() => expect(address()).toBe('/about'));
  });
});

describe('a sign-in link', () => {
  it('signs in only when the button is pressed', async () => {
    const { user, address } = await renderPage(`/sign-in/link/${token}`, { as: null });
    const sent = signsIn('/api/session/link/redeem');
    const button = await screen.findByRole('button', { name: 'Sign in now' });
    expect(sent).toHaveLength(0);
    await user.click(button);
    await waitFor(() => expect(address()).toBe('/'));
    expect(sent[0]?.body).toEqual({ token });
  });

  it.each([
    ['/problems/link-used', /used already/],
    ['/problems/link-expired', /too old/],
    ['/problems/link-unknown', /do not know this link/],
  ])('says why it does not work: %s', async (type, words) => {
    const { user } = await renderPage(`/sign-in/link/${token}`, { as: null });
    server.use(refuse('post', '/api/session/link/redeem', 410, { type }));
    await user.click(await screen.findByRole('button', { name: 'Sign in now' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(screen.getByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/sign-in');
    expect(screen.queryByRole('button', { name: 'Sign in now' })).toBeNull();
  });

  it('can be tried again when the server only failed', async () => {
    const { user, address } = await renderPage(`/sign-in/link/${token}`, { as: null });
    server.use(cut('post', '/api/session/link/redeem'));
    await user.click(await screen.findByRole('button', { name: 'Sign in now' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('We could not reach the server');
    signsIn('/api/session/link/redeem');
    await user.click(screen.getByRole('button', { name: 'Sign in now' }));
    await waitFor(() => expect(address()).toBe('/'));
  });
});

describe('a new password', () => {
  it('is asked for by mail, with the same words for any address', async () => {
    const { user } = await renderPage('/reset', { as: null });
    const sent = remembered('post', '/api/password-resets', { detail: 'ok' });
    await user.type(screen.getByLabelText('E-mail address'), 'nobody@commons.example');
    await user.click(screen.getByRole('button', { name: 'Send the link' }));
    expect(await screen.findByText(/If nobody@commons.example belongs to a scholar here/)).toBeVisible();
    expect(sent[0]?.body).toEqual({ email: 'nobody@commons.example' });
  });

  it('is refused when short, and when the server knows it as common', async () => {
    const { user, address } = await renderPage(`/reset/${token}`, { as: null });
    const field = screen.getByLabelText('New password');
    await user.type(field, 'short');
    await user.click(screen.getByRole('button', { name: 'Save and sign in' }));
    expect(await screen.findByText('Please use at least 12 characters.')).toBeVisible();
    await user.clear(field);
    await user.type(field, 'password1234');
    server.use(
      refuse('post', '/api/password-resets/redeem', 400, {
        type: '/problems/common-password',
        errors: [{ pointer: '/password', detail: 'Many people use this password.' }],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Save and sign in' }));
    expect(await screen.findByText('Many people use this password.')).toBeVisible();
    expect(field).toBeInvalid();
    signsIn('/api/password-resets/redeem');
    await user.clear(field);
    await user.type(field, 'seven lamps on the quay');
    await user.click(screen.getByRole('button', { name: 'Save and sign in' }));
    await waitFor(() => expect(address()).toBe('/'));
  });
});

describe('an invitation', () => {
  it('sets a password and goes on to the welcome', async () => {
    const { user, address } = await renderPage(`/invitation/${token}`, { as: null });
    const sent = signsIn('/api/invitations/redeem');
    server.use(refuse('get', '/api/scholars/:id', 500));
    await user.type(await screen.findByLabelText('New password'), 'seven lamps on the quay');
    await user.click(screen.getByRole('button', { name: 'Save the password and go on' }));
    await waitFor(() => expect(address()).toBe('/me/welcome'));
    expect(sent[0]?.body).toEqual({ token, password: 'seven lamps on the quay' });
  });

  it('goes on without a password', async () => {
    const { user, address } = await renderPage(`/invitation/${token}`, { as: null });
    const sent = signsIn('/api/invitations/redeem', { ...amina, hasPassword: false });
    server.use(refuse('get', '/api/scholars/:id', 500));
    await user.click(await screen.findByRole('button', { name: 'Go on without a password' }));
    await waitFor(() => expect(address()).toBe('/me/welcome'));
    expect(sent[0]?.body).toEqual({ token });
  });

  it('that was used says whom to ask', async () => {
    const { user } = await renderPage(`/invitation/${token}`, { as: null });
    server.use(refuse('post', '/api/invitations/redeem', 410, { type: '/problems/link-used' }));
    await user.click(await screen.findByRole('button', { name: 'Go on without a password' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('used already');
    expect(screen.getByText(/Ask the staff of the institute/)).toBeVisible();
  });
});

describe('a change of address', () => {
  it.each([
    ['confirm', 'Use this address', '/api/account/email/redeem', /From now on you sign in with your new address/],
    ['undo', 'Put the old address back', '/api/account/email/undo', /The old address is back/],
  ])('is done by the button of its link: %s', async (act, button, path, words) => {
    const { user } = await renderPage(`/email/${act}/${token}`, { as: null });
    const sent = remembered('post', path, undefined);
    await user.click(await screen.findByRole('button', { name: button }));
    expect(await screen.findByText(words)).toBeVisible();
    expect(sent[0]?.body).toEqual({ token });
  });
});
