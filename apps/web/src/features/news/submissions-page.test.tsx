import { describe, expect, it } from '@jest/globals';
import type { SubmissionPage, SubmissionRow, SubmissionView } from '@scholars-commons/shared/news';
import { screen, waitFor, within } from '@testing-library/react';
import { ngozi } from '../../testing/discussions';
import { answer, refuse } from '../../testing/handlers';
import { makeSubmission, nothingCan, SUBMISSION_ID } from '../../testing/news';
import { testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const PATH = `/api/news-submissions/${SUBMISSION_ID}`;
const row = (change: Partial<SubmissionRow> = {}): SubmissionRow => ({
  id: SUBMISSION_ID,
  state: 'draft',
  kind: 'award',
  title: 'A prize for our skills lab',
  createdAt: '2026-05-01T09:00:00.000Z',
  updatedAt: '2026-05-02T09:00:00.000Z',
  publishAt: null,
  timeZone: null,
  newsId: null,
  note: null,
  ...change,
});
const step = (name: SubmissionView['steps'][number]['step'], day: number, note: string | null = null) => ({
  step: name,
  at: `2026-05-0${day}T09:00:00.000Z`,
  byName: name === 'submitted' ? 'Amina Diallo' : 'Lee Sung',
  note,
});

describe('my news', () => {
  it('stand with their states, and drafts can be gone on with', async () => {
    server.use(
      answer<SubmissionPage>('get', '/api/news-submissions', {
        items: [
          row({ title: '' }),
          row({ id: testId(2), state: 'returned', note: 'Please name the prize.' }),
          row({ id: testId(3), state: 'scheduled', publishAt: '2026-12-01T06:00:00.000Z', timeZone: 'Africa/Nairobi' }),
          row({ id: testId(4), state: 'published', newsId: testId(5001), title: 'Out' }),
        ],
        next: null,
      }),
    );
    await renderPage('/me/submissions');
    const rows = within(await screen.findByRole('list', { name: 'My news' }))
      .getAllByRole('listitem')
      .map((one) => within(one));
    expect(rows[0]?.getByRole('link', { name: 'Without a title yet' })).toHaveAttribute('href', `/me/submissions/${SUBMISSION_ID}`);
    expect(rows[0]?.getByRole('link', { name: 'Go on writing' })).toHaveAttribute('href', `/news/submit/${SUBMISSION_ID}`);
    expect(rows[1]?.getByText('Returned to you')).toBeVisible();
    expect(rows[1]?.getByText('Please name the prize.')).toBeVisible();
    expect(rows[2]?.getByText(/Goes out .*9:00.*Africa\/Nairobi/)).toBeVisible();
    expect(rows[3]?.getByRole('link', { name: 'Read it as published' })).toHaveAttribute('href', `/news/${testId(5001)}`);
  });

  it('are narrowed by state, in the address', async () => {
    const asked: (string | null)[] = [];
    server.use(
      answer<SubmissionPage>('get', '/api/news-submissions', ({ query }) => (asked.push(query.get('state')), { items: [], next: null })),
    );
    const { user, address } = await renderPage('/me/submissions');
    expect(await screen.findByText('You have not shared any news yet')).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Scheduled');
    expect(await screen.findByText('Nothing of yours stands there now')).toBeVisible();
    expect(asked).toEqual([null, 'scheduled']);
    expect(address()).toBe('/me/submissions?state=scheduled');
  });
});

describe('one of my submissions', () => {
  const serve = (change: Partial<SubmissionView>) => server.use(answer<SubmissionView>('get', PATH, makeSubmission(change)));
  const desk = { ...nothingCan, withdraw: true };

  it('shows its way with dates, and when it goes out', async () => {
    serve({
      state: 'scheduled',
      steps: [
        step('submitted', 1),
        step('returned', 2, 'Please name the prize.'),
        step('submitted', 3),
        step('in-review', 4),
        step('scheduled', 5),
      ],
      publishAt: '2026-12-01T06:00:00.000Z',
      timeZone: 'Africa/Nairobi',
      people: [{ scholar: ngozi, answer: 'not-asked' }],
      can: desk,
    });
    await renderPage(`/me/submissions/${SUBMISSION_ID}`);
    const way = within(await screen.findByRole('list', { name: 'Its way' }))
      .getAllByRole('listitem')
      .map((one) => one.querySelector('time')?.dateTime.slice(0, 10) ?? one.lastElementChild?.textContent);
    expect(way).toEqual(['2026-05-03', '2026-05-04', '2026-05-05', 'ahead']);
    expect(screen.getByText(/It goes out by itself: .*9:00.*Africa\/Nairobi/)).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'How it went' })).getByText('Please name the prize.')).toBeVisible();
    expect(screen.getByText('asked once it is published')).toBeVisible();
  });

  it('follows what an editor does while it is open', async () => {
    serve({ state: 'submitted', steps: [step('submitted', 1)], can: desk });
    const { live } = await renderPage(`/me/submissions/${SUBMISSION_ID}`);
    expect(await screen.findByText('It waits for an editor. You hear of each step.')).toBeVisible();
    serve({ state: 'in-review', version: 2, steps: [step('submitted', 1), step('in-review', 2)], can: desk });
    live.receive('me.changed', { unreadNotifications: 3 });
    expect(await screen.findByText('An editor is reading it.')).toBeVisible();
  });

  it('published at once was never scheduled', async () => {
    serve({
      state: 'published',
      newsId: testId(9),
      steps: [step('submitted', 1), step('in-review', 2), step('published', 3)],
      can: nothingCan,
    });
    await renderPage(`/me/submissions/${SUBMISSION_ID}`);
    const way = within(await screen.findByRole('list', { name: 'Its way' })).getAllByRole('listitem');
    expect(way[2]).toHaveTextContent('Scheduled–');
    expect(way[3]).toHaveAttribute('aria-current', 'step');
    expect(screen.getByRole('link', { name: 'Read it as published' })).toHaveAttribute('href', `/news/${testId(9)}`);
    expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull();
  });

  it('returned shows the note, and the way back to its steps', async () => {
    serve({ state: 'returned', steps: [step('submitted', 1), step('returned', 2, 'Please name the prize.')] });
    await renderPage(`/me/submissions/${SUBMISSION_ID}`);
    const note = within(await screen.findByRole('region', { name: 'The editor’s note' }));
    expect(note.getByText('Please name the prize.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Change it and submit again' })).toHaveAttribute('href', `/news/submit/${SUBMISSION_ID}`);
    expect(screen.queryByRole('list', { name: 'Its way' })).toBeNull();
  });

  it('taken out of the news says so at once, and why as soon as that may be read', async () => {
    const before = [step('submitted', 1), step('returned', 2, 'Please name the prize.'), step('submitted', 3), step('published', 4)];
    serve({ state: 'returned', steps: [...before, step('unpublished', 5)] });
    const { live } = await renderPage(`/me/submissions/${SUBMISSION_ID}`);
    expect(await screen.findByText(/You can read the reason here within a minute/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'The editor’s note' })).toBeNull();
    serve({ state: 'returned', steps: [...before, step('unpublished', 5, 'It names a patient.')] });
    live.receive('me.changed', { unreadNotifications: 1 });
    expect(
      await within(await screen.findByRole('region', { name: 'Why it was taken out' })).findByText('It names a patient.'),
    ).toBeVisible();
  });

  it('is withdrawn after a question', async () => {
    serve({ state: 'submitted', steps: [step('submitted', 1)], can: desk });
    const sent: unknown[] = [];
    server.use(
      answer<SubmissionView>(
        'post',
        `${PATH}/withdraw`,
        ({ body }) => (sent.push(body), makeSubmission({ state: 'withdrawn', version: 4, can: nothingCan })),
      ),
    );
    const { user } = await renderPage(`/me/submissions/${SUBMISSION_ID}`);
    await user.click(await screen.findByRole('button', { name: 'Withdraw' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Withdraw' }));
    expect(await screen.findByText('You took it back. The words stay here for you.')).toBeVisible();
    expect(sent).toEqual([{ version: 1 }]);
  });

  it('that went out meanwhile is not withdrawn, but shown as it stands', async () => {
    serve({
      state: 'scheduled',
      publishAt: '2026-12-01T06:00:00.000Z',
      timeZone: 'Africa/Nairobi',
      steps: [step('submitted', 1)],
      can: desk,
    });
    server.use(
      refuse('post', `${PATH}/withdraw`, 409, {
        current: makeSubmission({ state: 'published', newsId: testId(9), version: 7, can: nothingCan }),
      }),
    );
    const { user } = await renderPage(`/me/submissions/${SUBMISSION_ID}`);
    await user.click(await screen.findByRole('button', { name: 'Withdraw' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Withdraw' }));
    expect(await screen.findByText('Everybody here can read it.')).toBeVisible();
    expect(screen.getByText(/Somebody else acted on it meanwhile/)).toBeVisible();
  });

  it('that is not mine to read is not there', async () => {
    server.use(refuse('get', PATH, 404));
    await renderPage(`/me/submissions/${SUBMISSION_ID}`);
    await waitFor(() => expect(screen.getByText('There is nothing here that you can open')).toBeVisible());
  });
});
