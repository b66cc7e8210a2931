import { describe, expect, it } from '@jest/globals';
import type { FailedJob, JobQueue, JobsView } from '@scholars-commons/shared/jobs';
import { screen, waitFor, within } from '@testing-library/react';
import { postId } from '../../testing/discussions';
import { answer, refuse, silence } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const ada = { ...kofi, grants: ['admin' as const] };
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const mails = (more: Partial<JobQueue> = {}): JobQueue => ({
  name: 'send-mail',
  waiting: 3,
  running: 1,
  setAside: 2,
  oldestAt: hoursAgo(4),
  ...more,
});
const failed = (number: number, more: Partial<FailedJob> = {}): FailedJob => ({
  id: postId(number),
  queue: 'send-mail',
  state: 'set-aside',
  tries: 12,
  createdAt: hoursAgo(12),
  triedAt: hoursAgo(2),
  nextTryAt: null,
  failure: 'MailNotTaken 451',
  ...more,
});
const serve = (view: Partial<JobsView>) =>
  server.use(answer<JobsView>('get', '/api/jobs', { queues: [mails()], failed: view.items?.length ?? 0, items: [], givenUp: [], ...view }));
const open = () => renderPage('/desk/jobs', { as: ada });

describe('work behind the scenes', () => {
  it('shows each kind as bars and as a table with the same numbers', async () => {
    serve({ queues: [mails(), mails({ name: 'count-comets', waiting: 0, running: 0, setAside: 0, oldestAt: null })] });
    const { user } = await open();
    const bars = within(await screen.findByRole('list', { name: 'By kind' }));
    expect(bars.getByText('Mails')).toBeVisible();
    expect(bars.getByText('3 waiting, 1 running, 2 set aside')).toBeVisible();
    expect(bars.getByText('count-comets')).toBeVisible();
    expect(bars.getByText('nothing to do')).toBeVisible();
    expect(screen.getByText('3 wait')).toBeVisible();
    expect(screen.getByText('the oldest came 4 hours ago')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'As a table' }));
    const row = within(screen.getByRole('table', { name: 'By kind' })).getByRole('row', { name: /^Mails/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['3', '1', '2', '4 hours ago']);
  });

  it('says of each failure what, since when, how often and why by its class', async () => {
    serve({
      items: [
        failed(1),
        failed(2, { state: 'waiting', tries: 2, nextTryAt: '2026-11-27T20:15:00.000Z', failure: 'CometError' }),
        failed(3, { state: 'running', failure: null }),
      ],
    });
    await open();
    const [first, second, third] = within(await screen.findByRole('list', { name: 'What failed' })).getAllByRole('listitem');
    expect(first).toHaveTextContent(/Mails Set aside.*The mail server did not take it MailNotTaken 451.*12 tries · set aside 2 hours ago/);
    expect(second).toHaveTextContent(/Waits for its next try.*It failed CometError.*2 tries · last tried 2 hours ago · next try/);
    expect(third).toHaveTextContent(/Being tried now.*The reason was not kept/);
    for (const moving of [second, third]) expect(within(moving ?? document.body).queryByRole('button')).toBeNull();
  });

  it('follows what has just come until it is done or set aside', async () => {
    let view: JobsView = {
      queues: [mails({ waiting: 1, running: 0, setAside: 0, oldestAt: hoursAgo(0) })],
      failed: 0,
      items: [],
      givenUp: [],
    };
    server.use(answer<JobsView>('get', '/api/jobs', () => view));
    await open();
    expect(await screen.findByText('1 waits')).toBeVisible();
    view = { queues: [mails({ waiting: 0, running: 0, setAside: 1, oldestAt: null })], failed: 1, items: [failed(1)], givenUp: [] };
    const list = within(await screen.findByRole('list', { name: 'What failed' }));
    expect(list.getByText('Set aside')).toBeVisible();
  });

  it('has one tried again, and follows what comes of it', async () => {
    let items = [failed(1), failed(2)];
    const asked: unknown[] = [];
    server.use(
      answer<JobsView>('get', '/api/jobs', () => ({ queues: [mails()], failed: items.length, items, givenUp: [] })),
      answer<FailedJob>('post', '/api/jobs/:jobId/retry', ({ params }) => {
        asked.push(params.jobId);
        items = [failed(1, { state: 'waiting' }), failed(2)];
        return failed(1, { state: 'waiting' });
      }),
    );
    const { user } = await open();
    const [first] = await screen.findAllByRole('button', { name: /^Try again: Mails, set aside 2 hours ago/ });
    await user.click(first ?? document.body);
    expect(await screen.findByText('0 of 1 settled: 0 done, 0 set aside again')).toBeVisible();
    expect(asked).toEqual([postId(1)]);
    expect(screen.getAllByRole('button', { name: /^Try again/ })).toHaveLength(1);
    items = [failed(1, { tries: 13 }), failed(2)];
    expect(await screen.findByText('1 of 1 settled: 0 done, 1 set aside again', {})).toBeVisible();
  });

  it('says so when it is done', async () => {
    let items = [failed(1)];
    server.use(
      answer<JobsView>('get', '/api/jobs', () => ({ queues: [mails()], failed: items.length, items, givenUp: [] })),
      answer<FailedJob>('post', '/api/jobs/:jobId/retry', () => ((items = []), failed(1, { state: 'waiting' }))),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: /^Try again/ }));
    expect(await screen.findByText('1 of 1 settled: 1 done, 0 set aside again')).toBeVisible();
    expect(screen.getByText('Nothing has failed')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'What you had tried again' })).toHaveValue(1);
  });

  it('does not count as done what somebody gave up', async () => {
    let items = [failed(1), failed(2), failed(3)];
    let givenUp: string[] = [];
    server.use(
      answer<JobsView>('get', '/api/jobs', () => ({ queues: [mails({ setAside: 3 })], failed: items.length, items, givenUp })),
      answer('post', '/api/jobs/retries', () => ({ count: 3 })),
      answer<undefined>('post', '/api/jobs/:jobId/give-up', () => {
        items = [];
        // Here, and by another admin meanwhile; the third is done.
        givenUp = [postId(1), postId(2)];
        return undefined;
      }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Mails: try all 3 again' }));
    await screen.findByText('0 of 3 settled: 0 done, 0 set aside again');
    const [first] = screen.getAllByRole('button', { name: /^Give up: Mails/ });
    await user.click(first ?? document.body);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Give up' }));
    expect(await screen.findByText('3 of 3 settled: 1 done, 0 set aside again, 2 given up')).toBeVisible();
  });

  it('writes large numbers as the reader does', async () => {
    serve({ queues: [mails({ waiting: 12_345, setAside: 1_200 })], items: [] });
    const { user } = await open();
    const bars = within(await screen.findByRole('list', { name: 'By kind' }));
    expect(bars.getByText('12,345 waiting, 1 running, 1,200 set aside')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Mails: try all 1,200 again' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'As a table' }));
    expect(screen.getByRole('cell', { name: '12,345' })).toBeVisible();
  });

  it('has all of a kind tried again at once', async () => {
    let items = [failed(1), failed(2), failed(3, { queue: 'tell-decision' })];
    const asked: unknown[] = [];
    server.use(
      answer<JobsView>('get', '/api/jobs', () => ({
        queues: [mails(), mails({ name: 'tell-decision', setAside: 1 })],
        failed: items.length,
        items,
        givenUp: [],
      })),
      answer('post', '/api/jobs/retries', ({ body }) => {
        asked.push(body);
        items = [failed(2, { state: 'running' }), failed(3, { queue: 'tell-decision' })];
        return { count: 2 };
      }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Mails: try all 2 again' }));
    expect(await screen.findByText('1 of 2 settled: 1 done, 0 set aside again')).toBeVisible();
    expect(asked).toEqual([{ queue: 'send-mail' }]);
    expect(screen.queryByRole('button', { name: /^Telling people of decisions: try all/ })).toBeNull();
    expect(screen.getByRole('log')).toHaveTextContent('2 pieces of work are tried once more.');
  });

  it('says why a try cannot be asked for, and keeps the others', async () => {
    serve({ items: [failed(1), failed(2)] });
    server.use(refuse('post', '/api/jobs/:jobId/retry', 503, { detail: 'The database does not answer just now.' }));
    const { user } = await open();
    const [first] = await screen.findAllByRole('button', { name: /^Try again/ });
    await user.click(first ?? document.body);
    expect(await screen.findByRole('alert')).toHaveTextContent('Please try again in a moment.');
    expect(screen.getAllByRole('button', { name: /^Try again/ })).toHaveLength(2);
  });

  it('gives one up only when asked twice', async () => {
    let items = [failed(1)];
    const given: unknown[] = [];
    server.use(
      answer<JobsView>('get', '/api/jobs', () => ({ queues: [mails()], failed: items.length, items, givenUp: [] })),
      answer<undefined>('post', '/api/jobs/:jobId/give-up', ({ params }) => {
        given.push(params.jobId);
        items = [];
        return undefined;
      }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: /^Give up: Mails/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Give this work up?' }));
    expect(given).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Give up' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(given).toEqual([postId(1)]);
    expect(await screen.findByText('Nothing has failed')).toBeVisible();
  });

  it('takes what somebody else has settled as settled', async () => {
    serve({ items: [failed(1)] });
    server.use(refuse('post', '/api/jobs/:jobId/retry', 404), refuse('post', '/api/jobs/:jobId/give-up', 404));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: /^Try again/ }));
    await waitFor(() => expect(screen.getByRole('log')).toHaveTextContent('it is done, or somebody has given it up'));
    await user.click(screen.getByRole('button', { name: /^Give up/ }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Give up' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says that it loads, that nothing failed, that there is more, and what went wrong', async () => {
    server.use(silence('get', '/api/jobs'));
    const first = await open();
    expect(await screen.findByText('Loading the work behind the scenes')).toBeInTheDocument();
    first.unmount();
    server.use(refuse('get', '/api/jobs', 403));
    const second = await open();
    expect(await screen.findByText('req-7f3a', { exact: false })).toBeVisible();
    second.unmount();
    serve({ items: [] });
    const third = await open();
    expect(await screen.findByText('Nothing has failed')).toBeVisible();
    third.unmount();
    serve({ items: [failed(1)], failed: 3_000 });
    await open();
    expect(await screen.findByText('These are 1 of 3,000, those set aside first.')).toBeVisible();
  });
});

describe('the way there', () => {
  it('stands in the menu of admins, with how much was set aside', async () => {
    serve({ items: [] });
    const { user } = await renderPage('/about', { as: ada });
    await user.click(await screen.findByRole('button', { name: /^Your menu, .*; 2 pieces of work were set aside$/ }));
    expect(screen.getByRole('menuitem', { name: 'Work behind the scenes 2 set aside' })).toHaveAttribute('href', '/desk/jobs');
  });

  it('is no concern of others', async () => {
    const asked: unknown[] = [];
    server.use(answer('get', '/api/jobs', () => (asked.push(1), { queues: [mails()], failed: 0, items: [], givenUp: [] })));
    const { user } = await renderPage('/about', { as: kofi });
    await user.click(await screen.findByRole('button', { name: /^Your menu/ }));
    expect(screen.queryByRole('menuitem', { name: /Work behind the scenes/ })).toBeNull();
    expect(asked).toEqual([]);
  });
});
