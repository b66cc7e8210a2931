import { describe, expect, it, jest } from '@jest/globals';
import type { SubmissionView } from '@scholars-commons/shared/news';
import type { CannedReasons, ReviewCase, ReviewOutcome, ReviewPage } from '@scholars-commons/shared/review';
import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { drafts } from '../../lib/drafts';
import { joerg } from '../../testing/discussions';
import { answer, refuse, type Sent, silence } from '../../testing/handlers';
import { amina, kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { caseId, reviewCase, reviewPage, reviewRow } from '../../testing/review';
import { deskCan, editor, makeSubmission } from '../../testing/news';
import { server } from '../../testing/server';

const canned: CannedReasons = {
  items: [
    {
      id: caseId(900),
      for: 'remove',
      reason: 'unkind',
      label: 'Hurtful to a colleague',
      words: 'Please say it again with the matter in front.',
      version: 1,
      can: { edit: true },
    },
    { id: caseId(901), for: 'keep', reason: 'within-guidelines', label: 'Within', words: 'It is fine.', version: 1, can: { edit: true } },
  ],
};
const outcome = (more: Partial<ReviewOutcome> = {}): ReviewOutcome => ({
  decision: 'remove',
  reason: 'unkind',
  words: 'Please say it again with the matter in front.',
  byName: 'Kofi Mensah',
  at: new Date().toJSON(),
  undoUntil: new Date(Date.now() + 30_000).toJSON(),
  ...more,
});
const numberOf = ({ params }: Sent) => Number.parseInt(String(params.id).slice(-11), 16);

/** A queue of so many posts; what is decided leaves it. */
function serve(count: number) {
  const waiting = new Set(Array.from({ length: count }, (_, index) => index + 1));
  const decided: { number: number; body: unknown }[] = [];
  server.use(
    answer<ReviewPage>('get', '/api/review', () => reviewPage([...waiting].map((number) => reviewRow(number)))),
    answer<ReviewCase>('get', '/api/review/:id', (sent) => reviewCase(numberOf(sent))),
    answer<ReviewCase>('post', '/api/review/:id/hold', (sent) => reviewCase(numberOf(sent))),
    answer<ReviewCase>('post', '/api/review/:id/release', (sent) => reviewCase(numberOf(sent))),
    answer<ReviewCase>('post', '/api/review/:id/decisions', (sent) => {
      const number = numberOf(sent);
      waiting.delete(number);
      decided.push({ number, body: sent.body });
      return reviewCase(number, { state: 'decided', outcome: outcome() });
    }),
    answer<ReviewCase>('post', '/api/review/:id/undo', (sent) => {
      waiting.add(numberOf(sent));
      return reviewCase(numberOf(sent));
    }),
    answer('get', '/api/canned-reasons', canned),
  );
  return { waiting, decided };
}
const open = (search = '') => renderPage(`/desk/review${search}`, { as: kofi });
const shown = (number: number) => screen.findByRole('article', { name: `Thread ${number}` });

describe('the queue', () => {
  it('shows what waits, since when, and how long it usually takes', async () => {
    serve(3);
    await open();
    expect(await screen.findByText('3 wait')).toBeVisible();
    expect(screen.getByText('more than a day')).toBeVisible();
    expect(screen.getByText('Usually decided within 4 hours')).toBeVisible();
    const rows = within(screen.getByRole('list', { name: 'Cases' })).getAllByRole('button');
    expect(rows[0]).toHaveTextContent('Thread 1');
    expect(rows[0]).toHaveTextContent('Unkind');
  });

  it('shows a case where it stands, with reports, history and what the facts speak for', async () => {
    serve(2);
    await open(`?case=${caseId(1)}`);
    const view = within(await shown(1));
    expect(view.getByText('Words of post 1')).toBeVisible();
    expect(view.getByText('Before it')).toBeVisible();
    expect(view.getByText('The post in question')).toBeVisible();
    expect(view.getByText('It is about the person')).toBeVisible();
    expect(view.getByText('1 removed')).toBeVisible();
    expect(view.getByText('The facts speak for: Remove')).toBeVisible();
    expect(view.getByRole('link', { name: /In the thread Thread 1/ })).toHaveAttribute('href', expect.stringContaining('post=1'));
  });

  it('is worked with the keys alone: remove, keep, undo', async () => {
    const { decided, waiting } = serve(3);
    const { user } = await open(`?case=${caseId(1)}`);
    await shown(1);
    await screen.findByRole('form', { name: 'Decide' });
    await user.keyboard('h{Enter}');
    expect(await screen.findByText(/^Removed\. The person is told in/)).toBeVisible();
    expect(decided[0]).toMatchObject({
      number: 1,
      body: { decision: 'remove', reason: 'unkind', words: 'Please say it again with the matter in front.' },
    });
    await shown(2);
    await user.keyboard('j');
    await shown(3);
    await user.keyboard('k');
    await shown(2);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Keep' })).toBeVisible());
    await user.keyboard('a{Enter}');
    await waitFor(() => expect(decided).toHaveLength(2));
    expect(decided[1]).toMatchObject({ number: 2, body: { decision: 'keep', reason: 'within-guidelines', words: 'It is fine.' } });
    await shown(3);
    await user.keyboard('z');
    await shown(2);
    expect(waiting.has(2)).toBe(true);
    expect(screen.getByRole('log')).toHaveTextContent('It waits again.');
  });

  it('shows an appeal with the words of its author, what was decided by whom and why, and the post in its thread', async () => {
    const { thing: about, flags } = reviewCase(1);
    if (about.kind !== 'post') throw new Error('Not a post');
    const suspension = { reason: 'Hurtful, again', until: '2030-05-04T09:00:00.000Z', byName: 'Lee Park', at: '2026-05-01T08:00:00.000Z' };
    const view = reviewCase(1, {
      kind: 'appeal',
      thing: {
        kind: 'appeal',
        reviewId: caseId(2),
        words: 'I quoted a song.',
        against: outcome({ byName: 'Lee Park', decision: 'suspend', at: '2026-05-01T08:00:00.000Z', undoUntil: null }),
        suspension,
        about,
        flags,
      },
      flags: [],
      suggestion: null,
      can: { decide: ['uphold', 'overturn'], undo: false, hold: true },
    });
    server.use(
      answer<ReviewPage>('get', '/api/review', reviewPage([reviewRow(1, { kind: 'appeal', excerpt: 'I quoted a song.' })])),
      answer<ReviewCase>('get', '/api/review/:id', view),
      answer<ReviewCase>('post', '/api/review/:id/hold', view),
      answer<ReviewCase>('post', '/api/review/:id/release', view),
      answer('get', '/api/canned-reasons', canned),
    );
    await open(`?case=${caseId(1)}`);
    const shownCase = within(await shown(1));
    expect(shownCase.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'Why Jörg Müller sees it otherwise',
      'What was decided',
      'What it was about',
      'What was reported',
      'About Jörg Müller',
    ]);
    expect(shownCase.getByText('I quoted a song.')).toBeVisible();
    expect(shownCase.getByText(/^Removed, and suspended by Lee Park, /)).toBeVisible();
    expect(shownCase.getByText(/^Suspended by Lee Park, /)).toBeVisible();
    expect(shownCase.getByText('Reason: Unkind')).toBeVisible();
    expect(shownCase.getByText('Please say it again with the matter in front.')).toBeVisible();
    expect(shownCase.getByText('Suspended until May 4, 2030')).toBeVisible();
    expect(shownCase.getByText('Hurtful, again')).toBeVisible();
    expect(shownCase.getByRole('link', { name: /In the thread Thread 1/ })).toBeVisible();
    expect(shownCase.getByText('Before it')).toBeVisible();
    expect(shownCase.getByText('The post in question')).toBeVisible();
    expect(shownCase.getByText('It is about the person')).toBeVisible();
  });

  it('keeps what was typed while one looks at another decision, or another case', async () => {
    serve(2);
    const { user } = await open(`?case=${caseId(1)}`);
    const words = () => screen.findByRole('textbox', { name: 'What the person reads' });
    await user.type(await words(), ' Gently.');
    const typed = 'Please say it again with the matter in front. Gently.';
    await user.click(screen.getByRole('button', { name: /^Keep/ }));
    expect(screen.queryByDisplayValue(typed)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(await words()).toHaveValue(typed);
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('j');
    await shown(2);
    expect(await words()).not.toHaveValue(typed);
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('k');
    await shown(1);
    expect(await words()).toHaveValue(typed);
  });

  it('keeps what was typed over another filter and a reload, until the case is decided', async () => {
    serve(2);
    const first = await open(`?case=${caseId(1)}`);
    const words = () => screen.findByRole('textbox', { name: 'What the person reads' });
    await first.user.click(await screen.findByRole('button', { name: 'Suspend' }));
    await first.user.selectOptions(screen.getByRole('combobox', { name: 'Reason' }), 'Advertising');
    await first.user.selectOptions(screen.getByRole('combobox', { name: 'For how long' }), '30 days');
    await first.user.type(await words(), 'Three times now');
    const isAsLeft = async () => {
      await waitFor(async () => expect(await words()).toHaveValue('Three times now'));
      expect(screen.getByRole('combobox', { name: 'Reason' })).toHaveDisplayValue('Advertising');
      expect(screen.getByRole('combobox', { name: 'For how long' })).toHaveDisplayValue('30 days');
      expect(screen.getByRole('button', { name: 'Suspend', pressed: true })).toBeVisible();
    };
    await first.user.click(screen.getByRole('button', { name: 'Posts' }));
    await first.user.click(await screen.findByRole('button', { name: /Thread 1/ }));
    await shown(1);
    await isAsLeft();
    first.unmount();
    const { user } = await open(`?case=${caseId(1)}`);
    await isAsLeft();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Reason' }), 'Unkind');
    expect(await words()).toHaveValue('Three times now');
    await user.type(await words(), '.{Tab}');
    await user.keyboard('{Enter}');
    await shown(2);
    expect(await drafts.all()).toEqual([]);
    await user.keyboard('z');
    await shown(1);
    await waitFor(async () => expect(await words()).toHaveValue('Three times now.'));
  });

  it('changes no decision under the hand of whoever chose one before the device gave back what was typed', async () => {
    serve(2);
    const place = `review:${caseId(1)}`;
    await drafts.save(place, JSON.stringify({ last: 'suspend', by: { suspend: { typed: 'Three times now' } } }), {
      scholarId: kofi.scholar.id,
    });
    const kept = await drafts.get(place);
    let giveBack = (_draft: typeof kept) => {};
    const get = jest.spyOn(drafts, 'get').mockReturnValueOnce(new Promise((resolve) => (giveBack = resolve)));
    const { user } = await open(`?case=${caseId(1)}`);
    await screen.findByRole('form', { name: 'Decide' });
    await user.keyboard('a');
    await act(async () => giveBack(kept));
    get.mockRestore();
    expect(screen.getByRole('button', { name: 'Keep', pressed: true })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Suspend' }));
    expect(screen.getByRole('textbox', { name: 'What the person reads' })).toHaveValue('Three times now');
  });

  it('gives back what was typed of a decision that is undone, also where the next one did not go out', async () => {
    serve(2);
    const { user } = await open(`?case=${caseId(1)}`);
    const words = () => screen.findByRole('textbox', { name: 'What the person reads' });
    await shown(1);
    await user.clear(await words());
    await user.type(await words(), 'Kindly, please.{Tab}');
    await user.keyboard('{Enter}');
    await shown(2);
    server.use(refuse('post', '/api/review/:id/decisions', 503));
    await user.keyboard('h{Enter}');
    expect(await screen.findByText(/could not be decided/)).toBeVisible();
    await user.keyboard('z');
    await shown(1);
    await waitFor(async () => expect(await words()).toHaveValue('Kindly, please.'));
  });

  it('decides about several at once', async () => {
    const { decided } = serve(4);
    const { user } = await open(`?case=${caseId(1)}`);
    await shown(1);
    await user.keyboard('x');
    await user.keyboard('j');
    await shown(2);
    await user.keyboard('j');
    await shown(3);
    await user.keyboard('X');
    expect(await screen.findByText('For 3 cases')).toBeVisible();
    await user.keyboard('h{Enter}');
    expect(await screen.findByText(/^Removed: 3 cases/)).toBeVisible();
    expect(decided.map(({ number }) => number)).toEqual([1, 2, 3]);
    await shown(4);
  });

  it('decides about the case that is open, whatever else is picked', async () => {
    const { decided } = serve(3);
    server.use(
      answer<ReviewPage>('get', '/api/review', () =>
        reviewPage(
          [reviewRow(1), reviewRow(2, { kind: 'news' }), reviewRow(3)].filter(
            ({ id }) => !decided.some(({ number }) => caseId(number) === id),
          ),
        ),
      ),
    );
    const { user } = await open(`?case=${caseId(1)}`);
    await user.click(await screen.findByRole('checkbox', { name: 'Select: Thread 2' }));
    await shown(1);
    // Another kind is judged by itself, and stays picked.
    expect(screen.queryByText(/^For \d cases$/)).toBeNull();
    await user.keyboard('h{Enter}');
    await waitFor(() => expect(decided.map(({ number }) => number)).toEqual([1]));
    expect(await screen.findByRole('checkbox', { name: 'Select: Thread 2' })).toBeChecked();
  });

  it('takes along what was picked before, and says so', async () => {
    const { decided } = serve(3);
    const { user } = await open(`?case=${caseId(1)}`);
    await shown(1);
    await user.keyboard('x');
    await user.keyboard('j');
    await shown(2);
    expect(await screen.findByText('For 2 cases')).toBeVisible();
    await user.keyboard('h{Enter}');
    await waitFor(() => expect(decided.map(({ number }) => number).toSorted()).toEqual([1, 2]));
  });

  it('sends again with the same id what nobody answered', async () => {
    serve(2);
    const ids: unknown[] = [];
    server.use(
      http.post('/api/review/:id/decisions', async ({ request }) => {
        ids.push(((await request.json()) as { id: string }).id);
        return ids.length === 1
          ? HttpResponse.error()
          : HttpResponse.json(reviewCase(1, { state: 'decided', outcome: outcome() }) as object);
      }),
    );
    const { user } = await open(`?case=${caseId(1)}`);
    await shown(1);
    await screen.findByRole('form', { name: 'Decide' });
    await user.keyboard('h{Enter}');
    expect(await screen.findByText(/could not be decided/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Remove Enter/ }));
    await waitFor(() => expect(ids).toHaveLength(2));
    expect(ids[0]).toBe(ids[1]);
  });

  it('undoes under another filter too, and what was decided before the page was left', async () => {
    const { waiting } = serve(2);
    const first = await open(`?case=${caseId(1)}`);
    await shown(1);
    await screen.findByRole('form', { name: 'Decide' });
    await first.user.keyboard('h{Enter}');
    await first.user.click(await screen.findByRole('button', { name: 'Decided' }));
    await first.user.keyboard('z');
    await waitFor(() => expect(waiting.has(1)).toBe(true));
    first.unmount();
    waiting.delete(1);
    const decidedCase = reviewCase(1, { state: 'decided', outcome: outcome(), can: { decide: [], undo: true, hold: false } });
    server.use(answer<ReviewCase>('get', '/api/review/:id', () => (waiting.has(1) ? reviewCase(1) : decidedCase)));
    const { user } = await open(`?state=decided&case=${caseId(1)}`);
    await shown(1);
    await user.click(await screen.findByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(waiting.has(1)).toBe(true));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull());
  });

  it('says who has a case open, and what somebody else decided first', async () => {
    serve(2);
    const held = { heldBy: { scholarId: joerg.id, name: 'Lee Sung' } };
    server.use(
      answer<ReviewPage>('get', '/api/review', reviewPage([reviewRow(1, held), reviewRow(2)])),
      answer<ReviewCase>('get', '/api/review/:id', reviewCase(1, held)),
      answer<ReviewCase>('post', '/api/review/:id/hold', reviewCase(1, held)),
      refuse('post', '/api/review/:id/decisions', 409, {
        type: '/problems/decided',
        detail: 'Lee Sung kept it a minute ago.',
        current: reviewCase(1, { state: 'decided', outcome: outcome({ decision: 'keep', byName: 'Lee Sung', words: 'It is fine.' }) }),
      }),
    );
    const { user } = await open(`?case=${caseId(1)}`);
    await waitFor(() => expect(screen.getAllByText('Being reviewed by Lee Sung')).toHaveLength(2));
    await user.click(await screen.findByRole('button', { name: /^Remove Enter/ }));
    expect(await screen.findByText(/It was decided meanwhile/)).toBeVisible();
  });

  it('hears of new cases while it is open', async () => {
    const { waiting } = serve(1);
    const { live } = await open(`?case=${caseId(1)}`);
    await shown(1);
    waiting.add(2);
    live.receive('review.changed', { id: caseId(2), kind: 'post', state: 'waiting', heldBy: null });
    expect(await screen.findByText('2 wait')).toBeVisible();
  });

  it('lets further cases come while others change all the time', async () => {
    serve(1);
    let isWanted = false;
    server.use(
      answer<ReviewPage>('get', '/api/review', async ({ query }) => {
        if (query.get('cursor') !== 'further') return reviewPage([reviewRow(1)], { next: 'further' });
        isWanted = true;
        await new Promise((resolve) => setTimeout(resolve, 500));
        return reviewPage([reviewRow(2)]);
      }),
    );
    const { user, live } = await open(`?case=${caseId(1)}`);
    await shown(1);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(isWanted).toBe(true));
    const events = setInterval(() => live.receive('review.changed', { id: caseId(9), kind: 'post', state: 'waiting', heldBy: null }), 30);
    try {
      expect(await screen.findByRole('button', { name: /Thread 2/ }, { timeout: 3_000 })).toBeVisible();
    } finally {
      clearInterval(events);
    }
  });

  it('shows an editor a submission as it will look, with acts and keys of its own', async () => {
    const row = reviewRow(1, { kind: 'submission', title: 'A prize for the team', flagCount: 0, flagKinds: [] });
    const submitted = makeSubmission({ state: 'in-review', can: deskCan });
    const note = { ...canned.items[0], for: 'return' as const, label: 'A detail is missing', words: 'Please add where it appeared.' };
    const view = {
      ...reviewCase(1),
      ...row,
      thing: { kind: 'submission' as const, submissionId: submitted.id },
      flags: [],
      suggestion: null,
    };
    server.use(
      answer<ReviewPage>('get', '/api/review', reviewPage([row])),
      answer<ReviewCase>('get', '/api/review/:id', { ...view, can: { decide: [], undo: false, hold: true } }),
      answer<ReviewCase>('post', '/api/review/:id/hold', { ...view, can: { decide: [], undo: false, hold: true } }),
      answer<ReviewCase>('post', '/api/review/:id/release', { ...view, can: { decide: [], undo: false, hold: true } }),
      answer<SubmissionView>('get', '/api/news-submissions/:id', submitted),
      answer('get', '/api/canned-reasons', { items: [note] }),
    );
    const { user } = await renderPage(`/desk/review?case=${caseId(1)}`, { as: editor });
    expect(await screen.findByRole('button', { name: 'Return with a note' })).toBeVisible();
    expect(screen.queryByRole('form', { name: 'Decide' })).toBeNull();
    await user.keyboard('r');
    const dialog = within(await screen.findByRole('dialog', { name: 'Return it with a note' }));
    expect(dialog.getByRole('button', { name: 'A detail is missing' })).toBeVisible();
  });

  it('is reached from the menu by moderators and editors alone', async () => {
    serve(0);
    const { user, unmount } = await renderPage('/about', { as: kofi });
    await user.click(await screen.findByRole('button', { name: /^Your menu/ }));
    expect(screen.getByRole('menuitem', { name: 'Review queue' })).toHaveAttribute('href', '/desk/review');
    unmount();
    const other = await renderPage('/about', { as: amina });
    await other.user.click(await screen.findByRole('button', { name: /^Your menu/ }));
    expect(screen.queryByRole('menuitem', { name: 'Review queue' })).toBeNull();
  });

  it('says that it loads, that nothing waits, and what went wrong', async () => {
    server.use(silence('get', '/api/review'));
    const first = await open();
    expect(await screen.findByText('Loading what waits')).toBeInTheDocument();
    first.unmount();
    server.use(refuse('get', '/api/review', 403));
    const second = await open();
    expect(await screen.findByText('req-7f3a', { exact: false })).toBeVisible();
    second.unmount();
    serve(0);
    await open();
    expect(await screen.findByText('Nothing waits', { selector: 'p' })).toBeVisible();
  });
});
