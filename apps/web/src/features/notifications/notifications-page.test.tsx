import { describe, expect, it } from '@jest/globals';
import type { NotificationPage, NotificationView } from '@scholars-commons/shared/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import { joerg, kofiAuthor, ngozi, postId, row } from '../../testing/discussions';
import { answer, refuse, silence } from '../../testing/handlers';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const first = { id: row(1).id, title: 'Sequential testing', slug: 'sequential-testing' };
const second = { id: row(2).id, title: 'Blueprints', slug: 'blueprints' };
const notification = (number: number, more: Partial<NotificationView> = {}): NotificationView => ({
  id: postId(number),
  kind: 'reply',
  news: null,
  submission: null,
  reviewId: null,
  createdAt: '2026-05-04T09:00:00.000Z',
  readAt: null,
  actor: joerg,
  thread: first,
  post: { id: postId(number), number },
  text: `Words ${number}`,
  ...more,
});
const serve = (...items: NotificationView[]) =>
  server.use(
    answer<NotificationPage>('get', '/api/notifications', { items, next: null, unread: items.filter(({ readAt }) => !readAt).length }),
  );
const bell = () => screen.getByRole('link', { name: /^Notifications/ });

describe('notifications', () => {
  it('stand by thread, the new ones marked', async () => {
    serve(
      notification(9),
      notification(4, { thread: second, kind: 'post-removed', actor: kofiAuthor, text: 'It names a hospital.' }),
      notification(8, { actor: ngozi, readAt: '2026-05-04T10:00:00.000Z' }),
    );
    await renderPage('/me/notifications');
    const groups = await screen.findAllByRole('heading', { level: 2 });
    expect(groups.map((one) => one.textContent)).toEqual(['Sequential testing', 'Blueprints']);
    expect(screen.getByRole('link', { name: 'Ngozi Okafor replied to you' })).toHaveAttribute(
      'href',
      `/threads/${first.id}/sequential-testing?post=8`,
    );
    expect(screen.getByText('Reason: It names a hospital.')).toBeVisible();
    expect(screen.getAllByText('New')).toHaveLength(2);
  });

  it('about my rights of staff say who changed them and why', async () => {
    serve(notification(1, { kind: 'grants-changed', actor: kofiAuthor, thread: null, post: null, text: 'You joined the desk.' }));
    await renderPage('/me/notifications');
    expect(await screen.findByRole('heading', { level: 2, name: 'Your rights of staff' })).toBeVisible();
    expect(screen.getByText(/changed what you may do as staff/)).toBeVisible();
    expect(screen.getByText('Reason: You joined the desk.')).toBeVisible();
  });

  it('of decisions and of what waits too long lead to where one can act', async () => {
    const about = { thread: null, post: null, actor: null, text: 'A patient could be recognised.' };
    serve(
      notification(1, { ...about, kind: 'decision', reviewId: postId(7) }),
      notification(2, { ...about, kind: 'review-waiting', text: null }),
      notification(3, { ...about, kind: 'flag-settled' }),
      notification(4, { ...about, kind: 'moderator-needed', text: null }),
      notification(5, { ...about, kind: 'editor-needed', text: null }),
    );
    await renderPage('/me/notifications');
    const decision = await screen.findByRole('link', { name: 'Moderators decided about something of yours' });
    expect(decision).toHaveAttribute('href', `/me/decisions/${postId(7)}`);
    expect(screen.getByRole('link', { name: /waited in the review queue/ })).toHaveAttribute('href', '/desk/review');
    for (const name of [/no moderator may judge/, /no editor may judge/])
      expect(screen.getByRole('link', { name })).toHaveAttribute('href', '/desk/grants');
    expect(screen.getByText('Moderators looked at what you reported')).toBeVisible();
  });

  it('about news lead to my submission, or to the item that names me', async () => {
    const bare = { thread: null, post: null, text: null } as const;
    serve(
      notification(1, { ...bare, kind: 'news-returned', submission: { id: postId(71), title: 'A prize' }, text: 'Please name it.' }),
      notification(2, {
        ...bare,
        kind: 'news-published',
        actor: null,
        submission: { id: postId(72), title: '' },
        news: { id: postId(73), title: '' },
      }),
      notification(3, { ...bare, kind: 'news-named', news: { id: postId(74), title: 'A grant' } }),
    );
    await renderPage('/me/notifications');
    expect(await screen.findByRole('heading', { level: 2, name: 'A prize' })).toBeVisible();
    const hrefOf = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href');
    expect(hrefOf(/returned your news with a note/)).toBe(`/me/submissions/${postId(71)}`);
    expect(hrefOf(/Your news is published/)).toBe(`/me/submissions/${postId(72)}`);
    expect(hrefOf(/named you in the news/)).toBe(`/news/${postId(74)}`);
  });

  it('are all marked as read, and the bell with them', async () => {
    serve(notification(9), notification(8));
    const sent: unknown[] = [];
    server.use(answer('put', '/api/notifications/read', ({ body }) => (sent.push(body), { unread: 0 })));
    const { user } = await renderPage('/me/notifications');
    await screen.findAllByText('New');
    expect(bell()).toHaveAccessibleName('Notifications, 2 new');
    await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(screen.queryByText('New')).toBeNull());
    expect(sent).toEqual([{ all: true }]);
    expect(bell()).toHaveAccessibleName('Notifications');
  });

  it('opened are read', async () => {
    serve(notification(9));
    const sent: unknown[] = [];
    server.use(
      answer('put', '/api/notifications/read', ({ body }) => (sent.push(body), { unread: 1 })),
      silence('get', '/api/threads/:threadId/posts'),
    );
    const { user, address } = await renderPage('/me/notifications');
    await user.click(await screen.findByRole('link', { name: 'Jörg Müller replied to you' }));
    await waitFor(() => expect(sent).toEqual([{ ids: [postId(9)] }]));
    await waitFor(() => expect(address()).toBe(`/threads/${first.id}/sequential-testing?post=9`));
    await waitFor(() => expect(bell()).toHaveAccessibleName('Notifications, 1 new'));
  });

  it('arrive while the list is open', async () => {
    serve(notification(8));
    const { live } = await renderPage('/me/notifications');
    await screen.findByText('Words 8');
    serve(notification(9), notification(8));
    live.receive('me.changed', { unreadNotifications: 3 });
    expect(await screen.findByText('Words 9')).toBeVisible();
    expect(bell()).toHaveAccessibleName('Notifications, 3 new');
  });

  it('of a thread that cannot be read any more tell nothing of it', async () => {
    serve(notification(9, { thread: null, post: null, text: null }));
    await renderPage('/me/notifications');
    expect(await screen.findByText('A thread that you can no longer open')).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'Notifications' })).queryByRole('link')).toBeNull();
  });

  it('say when there are none, that they load, and what went wrong', async () => {
    serve();
    const { unmount } = await renderPage('/me/notifications');
    expect(await screen.findByText('Nothing yet')).toBeVisible();
    unmount();
    server.use(silence('get', '/api/notifications'));
    const waiting = await renderPage('/me/notifications');
    expect(await screen.findByText('Loading your notifications')).toBeInTheDocument();
    waiting.unmount();
    server.use(refuse('get', '/api/notifications', 500));
    await renderPage('/me/notifications');
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
  });
});
