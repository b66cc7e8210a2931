import { describe, expect, it } from '@jest/globals';
import type { SpaceList, SpaceView, ThreadPage } from '@scholars-commons/shared/discussions';
import { screen, waitFor, within } from '@testing-library/react';
import { aminaAuthor, joerg, row, SPACE_ID, space } from '../../testing/discussions';
import { answer, refuse, silence } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const spaces = (...items: SpaceList['items']): SpaceList => ({ items, can: { create: false } });
const serve = (items: ThreadPage['items'], more: Partial<ThreadPage> = {}, list = spaces(space())) =>
  server.use(answer<SpaceList>('get', '/api/spaces', list), answer<ThreadPage>('get', '/api/threads', { items, next: null, ...more }));
const lines = async () => within(await screen.findByRole('list', { name: 'Threads' })).getAllByRole('listitem');
/** One line of the list, from the top. */
async function line(place: number) {
  const found = (await lines()).at(place - 1);
  if (!found) throw new Error(`There are fewer than ${place} lines`);
  return { element: found, ...within(found) };
}
const change = (number: number, more = {}) => ({
  spaceId: SPACE_ID,
  threadId: row(number).id,
  title: `Thread ${number}`,
  lastPostNumber: 12,
  lastPostAt: '2026-05-04T09:00:00.000Z',
  lastAuthor: joerg,
  ...more,
});

describe('a space', () => {
  it('lists its threads with what is unread and the last sentence', async () => {
    serve([row(1), row(2, { unread: 0 }), row(3, { unread: 0, readNumber: null, isNew: true })]);
    await renderPage('/discussions/assessment');
    const [first, second, third] = [await line(1), await line(2), await line(3)];
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Assessment & OSCEs');
    expect(first.getByRole('link', { name: 'Thread 1' })).toHaveAttribute('href', `/threads/${row(1).id}/thread-1`);
    expect(first.getByLabelText('3 unread posts')).toBeVisible();
    expect(first.getByText('What was said last in thread 1')).toBeVisible();
    expect(second.queryByLabelText(/unread/)).toBeNull();
    expect(third.getByLabelText('New to you')).toBeVisible();
  });

  it('keeps filter and order in the address', async () => {
    const asked: string[] = [];
    serve([row(1)]);
    server.use(
      answer<ThreadPage>('get', '/api/threads', ({ query }) => {
        asked.push(`${query.get('space')} ${query.get('filter')} ${query.get('sort')}`);
        return { items: [row(1)], next: null };
      }),
    );
    const { user, address } = await renderPage('/discussions/assessment');
    await lines();
    await user.click(screen.getByRole('button', { name: 'Unanswered' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Most posts first');
    await waitFor(() => expect(address()).toBe('/discussions/assessment?filter=unanswered&sort=most-posts'));
    expect(screen.getByRole('button', { name: 'Unanswered' })).toHaveAttribute('aria-pressed', 'true');
    expect(asked.at(0)).toBe('assessment all recent');
    await waitFor(() => expect(asked.at(-1)).toBe('assessment unanswered most-posts'));
  });

  it('shows more by key', async () => {
    serve([]);
    server.use(
      answer<ThreadPage>('get', '/api/threads', ({ query }) =>
        query.get('cursor') ? { items: [row(2)], next: null } : { items: [row(1)], next: 'place' },
      ),
    );
    const { user } = await renderPage('/discussions/assessment');
    await lines();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('link', { name: 'Thread 2' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('counts as people write, and moves nothing until asked', async () => {
    serve([row(1), row(2)]);
    const { live, user } = await renderPage('/discussions/assessment');
    await lines();
    await waitFor(() => expect(live.asked).toContainEqual({ event: 'space.watch', request: { spaceId: SPACE_ID } }));
    live.receive('space.changed', change(2));
    const second = await line(2);
    expect((await line(1)).element).toHaveTextContent('Thread 1');
    expect(second.getByLabelText('5 unread posts')).toBeVisible();
    expect(second.element).toHaveTextContent('Jörg Müller has just written here.');
    serve([row(2), row(1)]);
    await user.click(screen.getByRole('button', { name: '1 thread has new posts' }));
    await waitFor(async () => expect((await lines())[0]).toHaveTextContent('Thread 2'));
    expect(screen.queryByRole('button', { name: /has new posts/ })).toBeNull();
  });

  it('does not count what I wrote, and follows what I read elsewhere', async () => {
    serve([row(1), row(2)]);
    const { live } = await renderPage('/discussions/assessment');
    await lines();
    live.receive('space.changed', change(1, { lastAuthor: aminaAuthor }));
    live.receive('me.changed', { read: { threadId: row(2).id, readNumber: 10 } });
    await waitFor(() => expect(screen.queryByLabelText(/unread posts/)).toBeNull());
  });

  it.each([
    ['all', 'No threads here yet', 'New thread'],
    ['unread', 'You have caught up', 'Show all threads'],
    ['mine', 'You have not written here yet', 'Show all threads'],
    ['unanswered', 'Every thread has an answer', 'Show all threads'],
  ])('says why nothing is there (%s), with one next step', async (filter, title, step) => {
    serve([]);
    await renderPage(`/discussions/assessment?filter=${filter}`);
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getAllByRole(filter === 'all' ? 'link' : 'button', { name: step }).length).toBeGreaterThan(0);
  });

  it('says that it loads, and what went wrong', async () => {
    serve([]);
    server.use(silence('get', '/api/threads'));
    const { unmount } = await renderPage('/discussions/assessment');
    expect(await screen.findByText('Loading threads')).toBeInTheDocument();
    unmount();
    server.use(refuse('get', '/api/threads', 500));
    await renderPage('/discussions/assessment');
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
  });

  it('that I cannot read is not there', async () => {
    serve([]);
    await renderPage('/discussions/secret');
    expect(await screen.findByRole('alert')).toHaveTextContent('There is nothing here that you can open');
  });

  it('of a cohort tells a moderator that he reads as one', async () => {
    serve([row(1)], {}, spaces(space({ kind: 'cohort', readAsModerator: true, can: { start: false, edit: false } })));
    await renderPage('/discussions/assessment', { as: kofi });
    expect(await screen.findByText(/You read this cohort’s space as a moderator/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'New thread' })).toBeNull();
  });
});

describe('the spaces', () => {
  const cohort = space({
    id: row(91).id,
    slug: 'fellows-2024',
    name: 'Fellows 2024',
    kind: 'cohort',
    cohortId: row(92).id,
    unreadThreads: 2,
  });
  const other = space({ id: row(93).id, slug: 'fellows-1999', name: 'Fellows 1999', kind: 'cohort', readAsModerator: true });

  it('stand by kind, mine first, with what is unread', async () => {
    serve([], {}, spaces(space(), cohort, other));
    await renderPage('/discussions', { as: kofi });
    expect(await screen.findByRole('heading', { level: 2, name: 'My cohorts' })).toBeVisible();
    const mine = within(screen.getByRole('list', { name: 'My cohorts' }));
    expect(mine.getByRole('link', { name: 'Fellows 2024' })).toHaveAttribute('href', '/discussions/fellows-2024');
    expect(mine.getByLabelText('2 threads with unread posts')).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'Open to everybody' })).getByRole('link', { name: 'Assessment & OSCEs' })).toBeVisible();
    expect(screen.getByText('Cohort spaces you read as a moderator (1)')).toBeVisible();
  });

  it('of other cohorts are found by a piece of their name', async () => {
    const many = [1999, 2003, 2013].map((year, at) =>
      space({ id: row(90 + at).id, slug: `fellows-${year}`, name: `Fellows ${year}`, kind: 'cohort', readAsModerator: true }),
    );
    serve([], {}, spaces(space(), ...many));
    const { user } = await renderPage('/discussions', { as: kofi });
    await user.click(await screen.findByText('Cohort spaces you read as a moderator (3)'));
    await user.type(await screen.findByRole('searchbox', { name: 'Find a cohort by its name' }), '03');
    expect(screen.getByText('1 space')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Fellows 2003' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Fellows 1999' })).toBeNull();
  });

  it('give way to all threads, or the unread ones, across them', async () => {
    serve([row(1)], {}, spaces(space()));
    const { user, address } = await renderPage('/discussions');
    await user.click(await screen.findByRole('link', { name: 'Unread' }));
    expect(await screen.findByRole('link', { name: 'Thread 1' })).toBeVisible();
    expect(address()).toBe('/discussions?filter=unread');
    expect(screen.getByRole('link', { name: 'Assessment & OSCEs' })).toHaveAttribute('href', '/discussions/assessment');
  });

  it('are all marked as read at once', async () => {
    serve([], {}, spaces(space(), cohort));
    let done = false;
    server.use(
      answer('put', '/api/threads/read', () => {
        done = true;
        return { caughtUpAt: '2026-05-04T09:00:00.000Z' };
      }),
      answer<SpaceList>('get', '/api/spaces', () => spaces({ ...cohort, unreadThreads: done ? 0 : 2 })),
    );
    const { user } = await renderPage('/discussions');
    await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(screen.queryByLabelText(/unread/)).toBeNull());
    expect(screen.queryByRole('button', { name: 'Mark all as read' })).toBeNull();
  });

  it('are opened by an admin', async () => {
    serve([]);
    const sent: unknown[] = [];
    server.use(
      answer<SpaceList>('get', '/api/spaces', { items: [], can: { create: true } }),
      answer('post', '/api/spaces', ({ body }) => (sent.push(body), space()), 201),
    );
    const { user } = await renderPage('/discussions');
    expect(await screen.findByText('No spaces yet')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'New space' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New space' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Simulation');
    await user.click(dialog.getByRole('button', { name: 'Open the space' }));
    await waitFor(() => expect(sent).toEqual([expect.objectContaining({ name: 'Simulation', description: '' })]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is edited by an admin, who is told when somebody else was first', async () => {
    serve([], {}, spaces(space({ can: { start: true, edit: true } })));
    const sent: unknown[] = [];
    server.use(refuse('patch', '/api/spaces/:spaceId', 409, { type: '/problems/stale', current: space({ name: 'OSCEs', version: 2 }) }));
    const { user } = await renderPage('/discussions/assessment');
    await user.click(await screen.findByRole('button', { name: 'Edit the space' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit the space' }));
    const name = dialog.getByRole('textbox', { name: 'Name' });
    expect(name).toHaveValue('Assessment & OSCEs');
    await user.clear(name);
    await user.type(name, 'Assessment');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText(/it is called “OSCEs” now/)).toBeVisible();
    server.use(answer<SpaceView>('patch', '/api/spaces/:spaceId', ({ body }) => (sent.push(body), space({ version: 3 }))));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ version: 2, name: 'Assessment', description: 'Blueprints, standard setting, examiners' }]);
  });
});
