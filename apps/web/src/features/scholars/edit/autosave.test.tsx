import { describe, expect, it } from '@jest/globals';
import { problemTypes } from '@scholars-commons/shared/problem';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { VocabularyView } from '@scholars-commons/shared/suggest';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { drafts } from '../../../lib/drafts';
import { anEarlierVisitKept, closeTab } from '../../../testing/earlier-visit';
import { answer, cut, refuse, silence } from '../../../testing/handlers';
import { makeOwnScholar, testId } from '../../../testing/people';
import { amina } from '../../../testing/personas';
import { renderPage } from '../../../testing/render-page';
import { server } from '../../../testing/server';

const address = `/people/${testId(1)}`;
const draftOfAbout = `profile:${testId(1)}:about`;
type Patch = { block: string; version: number; headline?: string; audience?: string };

const own = makeOwnScholar();
const withAbout = (headline: string, version: number): ScholarView => ({
  ...own,
  about: own.about && { ...own.about, headline },
  own: own.own && { ...own.own, versions: { ...own.own.versions, about: version } },
});

/** An api that keeps what is sent, and answers the page anew. */
function keeping(first: ScholarView = own) {
  const sent: Patch[] = [];
  let view = first;
  server.use(
    answer<ScholarView>('get', '/api/scholars/:id', () => view),
    answer<ScholarView>('patch', '/api/scholars/:id', ({ body }) => {
      const patch = body as Patch;
      sent.push(patch);
      view = withAbout(patch.headline ?? view.about?.headline ?? '', patch.version + 1);
      if (patch.audience) view = { ...view, own: view.own && { ...view.own, audiences: { ...view.own.audiences, about: 'staff' } } };
      return view;
    }),
    answer<VocabularyView>('get', '/api/vocabulary', { professions: [], topics: [] }),
  );
  return sent;
}

async function openAbout() {
  const page = await renderPage(address);
  await page.user.click(await screen.findByRole('button', { name: 'Edit: About' }));
  const field = await screen.findByRole('textbox', { name: /One line about your work/ });
  return { ...page, field };
}

describe('a field that saves itself', () => {
  it('saves a while after the last key, once, with the version that was read, and says so', async () => {
    const sent = keeping();
    const { user, field } = await openAbout();
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.type(field, 'Fewer stations');
    expect(sent).toEqual([]);
    expect(await screen.findByText(/^Saved \d/)).toBeVisible();
    expect(sent).toEqual([expect.objectContaining({ block: 'about', version: 4, headline: 'Fewer stations' })]);
    await user.type(field, '!');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toMatchObject({ version: 5, headline: 'Fewer stations!' });
  });

  it('saves at once when the focus leaves the field', async () => {
    const sent = keeping();
    const { user, field } = await openAbout();
    await user.type(field, ' now');
    await user.tab();
    await waitFor(() => expect(sent).toHaveLength(1), { timeout: 500 });
  });

  it('saves when the block is closed before the pause is over', async () => {
    const sent = keeping();
    const { user, field } = await openAbout();
    await user.type(field, ' now');
    await user.click(screen.getByRole('button', { name: 'Done: About' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await screen.findByText('Sequential testing, and fewer stations now')).toBeVisible();
  });

  it('keeps what is typed when the network is away, says it, and tries again at a press', async () => {
    const sent = keeping();
    server.use(cut('patch', '/api/scholars/:id'));
    const { user, field } = await openAbout();
    await user.type(field, ' now');
    expect(await screen.findByText('Not saved')).toBeVisible();
    expect(field).toHaveValue('Sequential testing, and fewer stations now');
    keeping();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^Saved \d/)).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('goes by itself once the connection is back', async () => {
    keeping();
    server.use(cut('patch', '/api/scholars/:id'));
    const { user, live, field } = await openAbout();
    await user.type(field, ' now');
    expect(await screen.findByText('Not saved')).toBeVisible();
    live.cut();
    const sent = keeping();
    live.mend();
    expect(await screen.findByText(/^Saved \d/)).toBeVisible();
    expect(sent).toEqual([expect.objectContaining({ headline: 'Sequential testing, and fewer stations now' })]);
  });

  it('shows at the field what the api refused', async () => {
    keeping();
    server.use(
      refuse('patch', '/api/scholars/:id', 400, { errors: [{ pointer: '/headline', detail: 'Holds characters that cannot be stored' }] }),
    );
    const { user, field } = await openAbout();
    await user.type(field, ' now');
    expect(await screen.findByText('Holds characters that cannot be stored')).toBeVisible();
    expect(field).toBeInvalid();
  });
});

describe('a closed tab', () => {
  it('loses nothing: the edit is kept on the device with each key, offered at the next visit, and saved', async () => {
    keeping();
    server.use(silence('patch', '/api/scholars/:id'));
    const first = await openAbout();
    await first.user.type(first.field, ' now');
    expect((await drafts.get(draftOfAbout))?.text).toContain('fewer stations now');
    await screen.findByText('Saving…');
    await closeTab(first);

    const sent = keeping();
    const { user } = await renderPage(address);
    const notice = within(await screen.findByRole('alert'));
    expect(notice.getByText('Restore your edit?')).toBeVisible();
    expect(notice.getByText(/may not have been saved: About\./)).toBeVisible();
    await user.click(notice.getByRole('button', { name: 'Restore my edit' }));
    expect(await screen.findByRole('textbox', { name: /One line about your work/ })).toHaveValue(
      'Sequential testing, and fewer stations now',
    );
    await waitFor(() => expect(sent).toHaveLength(1));
    await waitFor(async () => expect(await drafts.get(draftOfAbout)).toBeUndefined());
  });

  it('is told that the edit is saved where it had arrived before the tab was gone, and is asked no more', async () => {
    await anEarlierVisitKept(draftOfAbout, { headline: own.about?.headline });
    const sent = keeping();
    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Restore my edit' }));
    expect(await screen.findByText(/^Saved \d/)).toBeVisible();
    expect(sent).toEqual([]);
    await waitFor(async () => expect(await drafts.get(draftOfAbout)).toBeUndefined());
  });

  it('keeps what somebody else changed since in other fields, and asks where it is the same field', async () => {
    const base = JSON.stringify({ headline: 'Before', bio: 'Before' });
    await anEarlierVisitKept(draftOfAbout, { headline: 'Typed before', bio: 'Before' }, { base });
    const since = withAbout('Before', 7);
    const sent = keeping({ ...since, about: since.about && { ...since.about, bio: 'Written since' } });
    const first = await renderPage(address);
    await first.user.click(await screen.findByRole('button', { name: 'Restore my edit' }));
    await waitFor(() => expect(sent).toEqual([expect.objectContaining({ version: 7, headline: 'Typed before', bio: 'Written since' })]));
    await waitFor(async () => expect(await drafts.get(draftOfAbout)).toBeUndefined());
    await closeTab(first);

    await anEarlierVisitKept(draftOfAbout, { headline: 'Typed before' }, { base });
    const more = keeping(withAbout('Written since', 9));
    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Restore my edit' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'This was changed elsewhere meanwhile' }));
    expect(dialog.getByRole('cell', { name: 'Written since' })).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    expect(screen.getByText('Not saved')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.click(await screen.findByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(more).toEqual([expect.objectContaining({ version: 9, headline: 'Typed before' })]));
    await waitFor(async () => expect(await drafts.get(draftOfAbout)).toBeUndefined());
  });

  it('says nothing of a text that no form here can read', async () => {
    await anEarlierVisitKept(draftOfAbout, { slogan: 'Of another release' });
    const sent = keeping();
    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Restore my edit' }));
    await screen.findByRole('textbox', { name: /One line about your work/ });
    await waitFor(async () => expect(await drafts.get(draftOfAbout)).toBeUndefined());
    expect(screen.queryByText(/^Saved \d/)).not.toBeInTheDocument();
    expect(sent).toEqual([]);
  });

  it('comes into a form that is open already, and over what was typed there only by choice', async () => {
    const base = JSON.stringify({ headline: own.about?.headline });
    await anEarlierVisitKept(draftOfAbout, { headline: 'Typed before' }, { base });
    const sent = keeping();
    const { user, field } = await openAbout();
    await user.type(field, ' now');
    await waitFor(() => expect(sent).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Restore my edit' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'This was changed elsewhere meanwhile' }));
    expect(dialog.getByRole('cell', { name: 'Typed before' })).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Take what was saved' }));
    expect(screen.getByRole('textbox', { name: /One line about your work/ })).toHaveValue('Sequential testing, and fewer stations now');
  });

  it('begins with what is saved when the block is opened again', async () => {
    await anEarlierVisitKept(draftOfAbout, { headline: 'Typed before' });
    const sent = keeping();
    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Restore my edit' }));
    await user.type(screen.getByRole('textbox', { name: /One line about your work/ }), ', and after');
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ headline: 'Typed before, and after' }));
    await screen.findByText(/^Saved \d/);
    await user.click(screen.getByRole('button', { name: 'Done: About' }));
    await user.click(await screen.findByRole('button', { name: 'Edit: About' }));
    expect(await screen.findByRole('textbox', { name: /One line about your work/ })).toHaveValue('Typed before, and after');
  });

  it('lets the edit go when it is not wanted', async () => {
    await anEarlierVisitKept(draftOfAbout, { headline: 'Old' });
    const sent = keeping();
    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Discard it' }));
    await waitFor(async () => expect(await drafts.get(draftOfAbout)).toBeUndefined());
    expect(sent).toEqual([]);
    expect(screen.queryByText('Restore your edit?')).not.toBeInTheDocument();
  });
});

describe('a block that is closed before its edit is saved', () => {
  it('gives the edit back when it is opened again', async () => {
    keeping();
    server.use(cut('patch', '/api/scholars/:id'));
    const { user, field } = await openAbout();
    await user.type(field, ' now');
    expect(await screen.findByText('Not saved')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Done: About' }));
    const sent = keeping();
    await user.click(await screen.findByRole('button', { name: 'Edit: About' }));
    expect(await screen.findByRole('textbox', { name: /One line about your work/ })).toHaveValue(
      'Sequential testing, and fewer stations now',
    );
    await waitFor(() => expect(sent).toHaveLength(1));
    await waitFor(() => expect(screen.queryByText('Not saved')).not.toBeInTheDocument());
  });

  it('keeps nothing of what was typed and taken back', async () => {
    const sent = keeping();
    const { user, field } = await openAbout();
    await user.type(field, '!{Backspace}');
    await user.click(screen.getByRole('button', { name: 'Done: About' }));
    await waitFor(async () => expect(await drafts.get(draftOfAbout)).toBeUndefined());
    expect(sent).toEqual([]);
  });
});

describe('two tabs on one block', () => {
  const theirs = withAbout('Written in the other tab', 9);
  async function conflict() {
    keeping();
    server.use(refuse('patch', '/api/scholars/:id', 409, { type: problemTypes.stale, current: theirs }));
    const page = await openAbout();
    await page.user.clear(page.field);
    await page.user.type(page.field, 'Written here');
    const dialog = await screen.findByRole('dialog', { name: 'This was changed elsewhere meanwhile' });
    return { ...page, dialog: within(dialog) };
  }

  it('shows both side by side and overwrites nothing by itself', async () => {
    const { dialog } = await conflict();
    const row = dialog.getByRole('row', { name: /One line about your work/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['Written here', 'Written in the other tab']);
    expect(dialog.getAllByRole('row')).toHaveLength(2);
  });

  it('saves mine over it when I say so', async () => {
    const { user, dialog } = await conflict();
    const sent = keeping(theirs);
    await user.click(dialog.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(sent).toEqual([expect.objectContaining({ version: 9, headline: 'Written here' })]));
    expect(await screen.findByText(/^Saved \d/)).toBeVisible();
  });

  it('asks again when I closed the question', async () => {
    const { user, dialog } = await conflict();
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByText('Not saved')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('cell', { name: 'Written in the other tab' })).toBeVisible();
  });

  it('takes theirs when I say so, and sends nothing', async () => {
    const { user, dialog, field } = await conflict();
    const sent = keeping(theirs);
    await user.click(dialog.getByRole('button', { name: 'Take what was saved' }));
    expect(field).toHaveValue('Written in the other tab');
    await user.click(screen.getByRole('button', { name: 'Done: About' }));
    expect(sent).toEqual([]);
    expect(await drafts.get(draftOfAbout)).toBeUndefined();
  });
});

describe('a change elsewhere in the block', () => {
  it('of another field stays, and nobody has to choose', async () => {
    keeping();
    const elsewhere = withAbout(own.about?.headline ?? '', 7);
    const current = { ...elsewhere, about: elsewhere.about && { ...elsewhere.about, bio: 'Written on the telephone' } };
    const sent: unknown[] = [];
    server.use(
      http.patch('/api/scholars/:id', async ({ request }) => {
        const patch = (await request.json()) as Patch;
        sent.push(patch);
        if (patch.version === 7) return HttpResponse.json({ ...current, about: { ...current.about, headline: patch.headline } });
        return HttpResponse.json({ type: problemTypes.stale, title: 'Stale', status: 409, current }, { status: 409 });
      }),
    );
    const { user, field } = await openAbout();
    await user.type(field, ' now');
    expect(await screen.findByText(/^Saved \d/)).toBeVisible();
    expect(sent.at(-1)).toMatchObject({ headline: 'Sequential testing, and fewer stations now', bio: 'Written on the telephone' });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('asks nothing: what I typed goes on top of it', async () => {
    keeping();
    const elsewhere = withAbout(own.about?.headline ?? '', 7);
    const sent: Patch[] = [];
    server.use(
      http.patch('/api/scholars/:id', async ({ request }) => {
        const patch = (await request.json()) as Patch;
        sent.push(patch);
        if (patch.version === 7) return HttpResponse.json(withAbout(patch.headline ?? '', 8));
        return HttpResponse.json({ type: problemTypes.stale, title: 'Stale', status: 409, current: elsewhere }, { status: 409 });
      }),
    );
    const { user, field } = await openAbout();
    await user.type(field, ' now');
    expect(await screen.findByText(/^Saved \d/)).toBeVisible();
    expect(sent.map(({ version }) => version)).toEqual([4, 7]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('the eye of a block', () => {
  it('changes who sees it, at once', async () => {
    const sent = keeping();
    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Who sees About: everyone here' }));
    await user.click(screen.getByRole('menuitemradio', { name: /staff/ }));
    expect(await screen.findByRole('button', { name: 'Who sees About: staff' })).toBeVisible();
    expect(sent).toEqual([{ block: 'about', version: 4, audience: 'staff' }]);
  });
});

describe('completeness', () => {
  it('names the next useful thing, opens it, and goes away for good', async () => {
    keeping(makeOwnScholar({ own: own.own && { ...own.own, completeness: { percent: 60, next: 'headline' } } }));
    const { user, unmount } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Write one line about your work' }));
    expect(await screen.findByRole('textbox', { name: /One line about your work/ })).toBeVisible();
    expect(screen.getByRole('img', { name: 'Profile 60 % complete' })).toBeVisible();
    const kept = { ...amina.settings, hideCompleteness: true };
    const sent: unknown[] = [];
    server.use(answer('patch', '/api/account/settings', ({ body }) => (sent.push(body), kept)));
    await user.click(screen.getByRole('button', { name: 'Do not show this again' }));
    expect(screen.queryByRole('img', { name: /complete/ })).not.toBeInTheDocument();
    await waitFor(() => expect(sent).toEqual([{ hideCompleteness: true }]));
    unmount();
    await renderPage(address, { as: { ...amina, settings: kept } });
    await screen.findByRole('button', { name: 'Edit: About' });
    expect(screen.queryByRole('img', { name: /complete/ })).not.toBeInTheDocument();
  });
});
