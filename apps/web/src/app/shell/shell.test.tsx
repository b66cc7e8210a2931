import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { answer, cut, refuse, silence } from '../../testing/handlers';
import { amina, kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the shell', () => {
  it('names the places and marks the present one', async () => {
    await renderPage('/about');
    const nav = screen.getAllByRole('navigation', { name: 'Main' })[0];
    if (!nav) throw new Error('no navigation');
    expect(
      within(nav)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Today', 'People', 'Institutions', 'Programs', 'Discussions', 'News']);
  });

  it('keeps what does not fit at the thumb behind "More"', async () => {
    const { user, address } = await renderPage('/');
    const bar = screen.getAllByRole('navigation', { name: 'Main' })[1];
    if (!bar) throw new Error('no bar');
    expect(
      within(bar)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Today', 'People', 'Discussions', 'News']);
    server.use(silence('get', '/api/programs'));
    await user.click(within(bar).getByRole('button', { name: 'More' }));
    await user.click(within(bar).getByRole('menuitem', { name: 'Programs' }));
    await waitFor(() => expect(address()).toBe('/programs'));
  });

  it('counts notifications live and says so', async () => {
    const { live } = await renderPage('/about');
    expect(await screen.findByRole('link', { name: 'Notifications, 2 new' })).toBeVisible();
    live.receive('me.changed', { unreadNotifications: 3 });
    expect(await screen.findByRole('link', { name: 'Notifications, 3 new' })).toBeVisible();
    expect(screen.getByRole('log')).toHaveTextContent('You have 3 new notifications.');
  });

  it('says in words that the connection is away', async () => {
    const { live } = await renderPage('/about');
    await screen.findByRole('link', { name: /Notifications/ });
    live.cut();
    expect(await screen.findByText(/live connection is away/)).toBeVisible();
    live.mend();
    await waitFor(() => expect(screen.queryByText(/live connection is away/)).toBeNull());
    expect(screen.getByRole('log')).toHaveTextContent('Connected again.');
  });

  it('works the menu with the keyboard and signs out', async () => {
    server.use(answer('delete', '/api/session', undefined));
    const { user, address } = await renderPage('/about');
    (await screen.findByRole('button', { name: 'Your menu, Amina Diallo' })).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitem', { name: 'Your profile' })).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    const signOut = screen.getByRole('menuitem', { name: 'Sign out' });
    expect(signOut).toHaveFocus();
    server.use(refuse('get', '/api/session', 401));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/sign-in'));
    expect(screen.queryByRole('link', { name: /Notifications/ })).toBeNull();
  });

  it('keeps who is signed in when signing out fails', async () => {
    server.use(cut('delete', '/api/session'));
    const { user } = await renderPage('/about');
    await user.click(await screen.findByRole('button', { name: 'Your menu, Amina Diallo' }));
    await user.click(screen.getByRole('menuitem', { name: 'Sign out' }));
    expect(await screen.findByRole('dialog', { name: 'Sign out' })).toHaveTextContent('You are still signed in here.');
  });

  it('brings a visitor to the sign-in and remembers where he wanted to go', async () => {
    const { address } = await renderPage('/people?q=Nairobi', { as: null });
    await waitFor(() => expect(decodeURIComponent(address())).toBe('/sign-in?next=/people?q=Nairobi'));
  });

  it('brings to the sign-in when the session ends elsewhere', async () => {
    const { live, address } = await renderPage('/about');
    await screen.findByRole('link', { name: /Notifications/ });
    server.use(refuse('get', '/api/session', 401));
    live.receive('session.ended', { reason: 'ended' });
    await waitFor(() => expect(screen.queryByRole('link', { name: /Notifications/ })).toBeNull());
    expect(address()).toBe('/about');
  });

  it('stays when the word of an ended session comes after a new sign-in', async () => {
    const { live } = await renderPage('/about');
    await screen.findByRole('link', { name: /Notifications/ });
    live.receive('session.ended', { reason: 'ended' });
    expect(live.connected).toBe(false);
    await waitFor(() => expect(live.connected).toBe(true));
    expect(screen.getByRole('link', { name: /Notifications/ })).toBeVisible();
  });

  it('stays when nobody can say whether the session ended, and listens again', async () => {
    const { live } = await renderPage('/about');
    await screen.findByRole('link', { name: /Notifications/ });
    server.use(refuse('get', '/api/session', 503));
    live.receive('session.ended', { reason: 'ended' });
    await waitFor(() => expect(live.connected).toBe(false));
    expect(screen.getByRole('link', { name: /Notifications/ })).toBeVisible();
    server.use(answer('get', '/api/session', amina));
    await waitFor(() => expect(live.connected).toBe(true));
    expect(screen.getByRole('link', { name: /Notifications/ })).toBeVisible();
  });

  it('asks anew what may be seen when grants or cohorts came or went', async () => {
    const { live } = await renderPage('/about');
    await screen.findByRole('link', { name: 'Notifications, 2 new' });
    server.use(answer('get', '/api/session', { ...amina, unreadNotifications: 7 }));
    live.receive('me.changed', { rights: true });
    expect(await screen.findByRole('link', { name: 'Notifications, 7 new' })).toBeVisible();
  });

  it('asks anew for what stands on the page when the connection is back: what went out of sight meanwhile was told to nobody here', async () => {
    let asked = 0;
    server.use(answer('get', '/api/sessions', () => ((asked += 1), { items: [] })));
    const { live } = await renderPage('/me/sessions');
    await waitFor(() => expect(asked).toBe(1));
    live.cut();
    live.mend();
    await waitFor(() => expect(asked).toBe(2));
  });

  it('says whose page it is as long as somebody is signed in', async () => {
    const heard: (string | null)[] = [];
    server.use(
      http.get('/api/sessions', ({ request }) => {
        heard.push(request.headers.get('x-scholar'));
        return HttpResponse.json({ items: [] });
      }),
      http.post('/api/session', ({ request }) => {
        heard.push(request.headers.get('x-scholar'));
        return HttpResponse.json({}, { status: 401 });
      }),
    );
    const { live, user } = await renderPage('/me/sessions');
    await waitFor(() => expect(heard).toEqual([amina.scholar.id]));
    server.use(refuse('get', '/api/session', 401));
    live.receive('session.ended', { reason: 'ended' });
    await user.type(await screen.findByLabelText('E-mail address'), 'ngozi@alumni.example');
    await user.type(screen.getByLabelText('Password'), 'seven lamps on the quay');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(heard).toEqual([amina.scholar.id, null]));
  });

  it('brings to the sign-in, and back later, when an answer says that nobody is signed in', async () => {
    server.use(refuse('get', '/api/sessions', 401));
    const { address, cache } = await renderPage('/me/sessions');
    await waitFor(() => expect(decodeURIComponent(address())).toBe('/sign-in?next=/me/sessions'));
    expect(cache.getQueryData(['sessions'])).toBeUndefined();
  });

  it('follows a sign-out in another tab, and forgets what was read', async () => {
    server.use(answer('get', '/api/sessions', { items: [] }));
    const { address, cache } = await renderPage('/me/sessions');
    await waitFor(() => expect(cache.getQueryData(['sessions'])).toBeDefined());
    const otherTab = new BroadcastChannel('scholars-commons.signed-out');
    otherTab.postMessage('out');
    await waitFor(() => expect(decodeURIComponent(address())).toBe('/sign-in?next=/me/sessions'));
    expect(cache.getQueryData(['sessions'])).toBeUndefined();
    otherTab.close();
  });

  it('ends when somebody else signs in in another tab, and stays when it is the same person', async () => {
    server.use(answer('get', '/api/sessions', { items: [] }));
    const { address, cache } = await renderPage('/me/sessions');
    await waitFor(() => expect(cache.getQueryData(['sessions'])).toBeDefined());
    const otherTab = new BroadcastChannel('scholars-commons.signed-out');
    otherTab.postMessage(amina.scholar.id);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(address()).toBe('/me/sessions');
    otherTab.postMessage(kofi.scholar.id);
    await waitFor(() => expect(decodeURIComponent(address())).toBe('/sign-in?next=/me/sessions'));
    expect(cache.getQueryData(['sessions'])).toBeUndefined();
    otherTab.close();
  });

  it('names the page that is not there', async () => {
    await renderPage('/no/such/page');
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no page here' })).toBeVisible();
    expect(document.title).toBe('There is no page here · Scholars Commons');
  });

  it('shows a problem with its request id when nobody can say who is signed in', async () => {
    // React and the router say aloud what their boundary caught.
    jest.spyOn(console, 'error').mockImplementation(() => {});
    jest.spyOn(console, 'warn').mockImplementation(() => {});
    server.use(refuse('get', '/api/session', 500));
    await renderPage('/about');
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
  });
});
