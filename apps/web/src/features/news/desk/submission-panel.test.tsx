import { describe, expect, it, jest } from '@jest/globals';
import type { ChangeSubmission, SubmissionView } from '@scholars-commons/shared/news';
import type { ScholarSuggestions } from '@scholars-commons/shared/suggest';
import { screen, waitFor, within } from '@testing-library/react';
import { drafts } from '../../../lib/drafts';
import { aminaAuthor, joerg, ngozi } from '../../../testing/discussions';
import { answer, refusal, refuse } from '../../../testing/handlers';
import { deskCan, editor, makeSubmission, nothingCan, SUBMISSION_ID } from '../../../testing/news';
import { testId } from '../../../testing/people';
import { renderPage } from '../../../testing/render-page';
import { server } from '../../../testing/server';

const PATH = `/api/news-submissions/${SUBMISSION_ID}`;
const inReview = (change: Partial<SubmissionView> = {}) => makeSubmission({ state: 'in-review', version: 3, can: deskCan, ...change });
const published = (undoUntil: number, change: Partial<SubmissionView> = {}) =>
  makeSubmission({
    state: 'published',
    version: 4,
    newsId: testId(9),
    undoUntil: new Date(undoUntil).toISOString(),
    can: { ...nothingCan, edit: true, unpublish: true },
    ...change,
  });

/** The panel as an editor meets it at the address of a submission; answers what was sent. */
async function open(view: SubmissionView, acts: Partial<Record<string, SubmissionView>> = {}) {
  const sent: [act: string, body: unknown][] = [];
  server.use(
    answer<SubmissionView>('get', PATH, view),
    ...Object.entries(acts).map(([act, after]) =>
      answer<SubmissionView>('post', `${PATH}/${act}`, ({ body }) => {
        sent.push([act, body]);
        return after ?? view;
      }),
    ),
  );
  const page = await renderPage(`/me/submissions/${SUBMISSION_ID}`, { as: editor });
  const panel = within(await screen.findByRole('region', { name: 'Submission' }));
  return { ...page, panel, sent };
}

describe('the desk’s panel of a submission', () => {
  it('opens it by showing it, once', async () => {
    const { panel, sent } = await open(makeSubmission({ state: 'submitted', version: 2, can: { ...deskCan, open: true } }), {
      open: inReview(),
    });
    expect(await panel.findByText('In review')).toBeVisible();
    expect(sent).toEqual([['open', { version: 2 }]]);
    expect(panel.getByText(/^Submitted by/)).toHaveTextContent('Submitted by Amina Diallo');
  });

  it('shows it as a page and as a card', async () => {
    const { panel, user } = await open(inReview({ people: [...makeSubmission().people, { scholar: ngozi, answer: 'not-asked' }] }));
    expect(panel.getByText('teaching').tagName).toBe('EM');
    // Who has not agreed is plain text there too.
    const people = within(panel.getByRole('list', { name: 'Whom it concerns' }));
    expect(people.getByRole('link', { name: /^Amina Diallo/ })).toBeVisible();
    expect(people.getByText('Ngozi Okafor').closest('a')).toBeNull();
    await user.click(panel.getByRole('button', { name: 'As a card' }));
    expect(panel.getByText('We received the prize for teaching.')).toBeVisible();
  });

  it('returns it with a note, which must be there', async () => {
    const { panel, user, sent } = await open(inReview(), { return: makeSubmission({ state: 'returned', can: nothingCan }) });
    await user.click(panel.getByRole('button', { name: 'Return with a note' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Return it with a note' }));
    await user.click(dialog.getByRole('button', { name: 'Return' }));
    expect(await dialog.findByText(/Say in a few words why/)).toBeVisible();
    await user.type(dialog.getByRole('textbox', { name: 'What Amina Diallo reads' }), 'Please name the prize.');
    await user.click(dialog.getByRole('button', { name: 'Return' }));
    expect(await panel.findByText('Returned')).toBeVisible();
    expect(sent).toEqual([['return', { version: 3, note: 'Please name the prize.' }]]);
    expect(panel.getByText('There is nothing to decide here now.')).toBeVisible();
  });

  it('keeps a note that was begun, also over a reload, until it is sent', async () => {
    const first = await open(inReview());
    await first.user.click(first.panel.getByRole('button', { name: 'Return with a note' }));
    const note = () => screen.findByRole('textbox', { name: 'What Amina Diallo reads' });
    await first.user.type(await note(), 'Please name the prize.');
    first.unmount();
    const { panel, user } = await open(inReview(), { return: makeSubmission({ state: 'returned', can: nothingCan }) });
    await user.click(panel.getByRole('button', { name: 'Return with a note' }));
    await waitFor(async () => expect(await note()).toHaveValue('Please name the prize.'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Return' }));
    expect(await panel.findByText('Returned')).toBeVisible();
    await waitFor(async () => expect(await drafts.all()).toEqual([]));
  });

  it('schedules it on the clocks of a zone, and says when that is', async () => {
    const { panel, user, sent } = await open(inReview(), {
      approve: inReview({ state: 'scheduled', publishAt: '2099-12-01T06:00:00.000Z', timeZone: 'Africa/Nairobi' }),
    });
    await user.click(panel.getByRole('button', { name: 'Schedule' }));
    const dialog = within(screen.getByRole('dialog', { name: 'When shall it go out?' }));
    const at = dialog.getByLabelText('Day and time');
    await user.clear(at);
    await user.type(at, '2020-12-01T09:00');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'On the clocks of' }), 'Africa/Nairobi');
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    expect(await dialog.findByText(/This moment is past/)).toBeVisible();
    await user.clear(at);
    await user.type(at, '2099-12-01T09:00');
    expect(dialog.getByRole('status')).toHaveTextContent(/9:00 AM \(Africa\/Nairobi\)/);
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    expect(await panel.findByText(/^It goes out .*Africa\/Nairobi/)).toBeVisible();
    expect(sent).toEqual([['approve', { version: 3, publishAt: '2099-12-01T09:00', timeZone: 'Africa/Nairobi' }]]);
  });

  it('publishes it, and takes that back within the minute without a reason', async () => {
    const { panel, user, sent } = await open(inReview(), { publish: published(Date.now() + 57_500), unpublish: inReview({ version: 5 }) });
    await user.click(panel.getByRole('button', { name: 'Publish now' }));
    const undo = await panel.findByRole('button', { name: /^Undo \(5[78] s\)$/ });
    expect(undo).toHaveFocus();
    expect(panel.queryByRole('button', { name: 'Take it back' })).toBeNull();
    await user.click(undo);
    expect(await panel.findByRole('button', { name: 'Publish now' })).toBeVisible();
    expect(sent).toEqual([
      ['publish', { version: 3 }],
      ['unpublish', { version: 4 }],
    ]);
  });

  it('asks for a reason once the minute is over', async () => {
    const { panel, user, sent } = await open(published(Date.now() - 1_000), {
      unpublish: makeSubmission({ state: 'returned', can: nothingCan }),
    });
    await user.click(panel.getByRole('button', { name: 'Take it back' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Take it back' }));
    await user.type(dialog.getByRole('textbox', { name: 'What Amina Diallo reads' }), 'It names a patient.');
    await user.click(dialog.getByRole('button', { name: 'Take it back' }));
    await waitFor(() => expect(sent).toEqual([['unpublish', { version: 4, note: 'It names a patient.' }]]));
  });

  it('ends the offer to undo by itself', async () => {
    const { panel } = await open(published(Date.now() + 1_200));
    expect(panel.getByRole('button', { name: /^Undo/ })).toBeVisible();
    expect(await panel.findByRole('button', { name: 'Take it back' })).toBeVisible();
    expect(panel.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });

  it('mends the words', async () => {
    const { panel, user } = await open(inReview({ picture: { id: testId(7), alt: 'Nurses', isDecorative: false } }));
    const sent: unknown[] = [];
    server.use(
      answer<SubmissionView>('patch', PATH, ({ body }) => (sent.push(body), inReview({ title: 'Prize for a skills lab', version: 4 }))),
    );
    await user.click(panel.getByRole('button', { name: 'Mend it' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Mend it' }));
    const title = dialog.getByRole('textbox', { name: 'Title' });
    await user.clear(title);
    await user.type(title, 'Prize for a skills lab');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await panel.findByRole('heading', { name: 'Prize for a skills lab' })).toBeVisible();
    // What nobody touched is not sent.
    expect(sent).toEqual([{ version: 3, title: 'Prize for a skills lab' }]);
  });

  describe('when somebody else changed it while the form was open', () => {
    /** Writes into a field while the submission stands as `present` elsewhere, and presses "Save". */
    async function mendLate(
      present: SubmissionView,
      { field = 'Title', view = inReview() }: { field?: string | RegExp; view?: SubmissionView } = {},
    ) {
      const { panel, user } = await open(view);
      const sent: ChangeSubmission[] = [];
      await user.click(panel.getByRole('button', { name: 'Mend it' }));
      const dialog = within(screen.getByRole('dialog', { name: 'Mend it' }));
      const box = dialog.getByRole('textbox', { name: field });
      await user.clear(box);
      await user.type(box, 'Mine');
      server.use(
        answer<SubmissionView>('patch', PATH, ({ body }) => {
          const change = body as ChangeSubmission;
          sent.push(change);
          return change.version === present.version
            ? { ...present, title: change.title ?? present.title, version: 6 }
            : refusal(409, { current: present });
        }),
      );
      const save = () => user.click(dialog.getByRole('button', { name: 'Save' }));
      await save();
      return { panel, dialog, box, sent, save };
    }

    it('keeps what they changed in other fields', async () => {
      const { panel, sent } = await mendLate(inReview({ version: 5, text: 'Theirs.' }));
      expect(await panel.findByRole('heading', { name: 'Mine' })).toBeVisible();
      expect(sent).toEqual([
        { version: 3, title: 'Mine' },
        { version: 5, title: 'Mine' },
      ]);
    });

    it.each<[how: string, present: SubmissionView, words: RegExp]>([
      ['it is the same field', inReview({ version: 5, title: 'Theirs' }), /^Somebody else changed it meanwhile/],
      ['it became public', published(Date.now() - 1_000, { version: 5 }), /^It was published meanwhile/],
    ])('says so where %s, and saves mine at the next press only', async (_how, present, words) => {
      const shown = jest.spyOn(Element.prototype, 'scrollIntoView');
      const { panel, dialog, box, sent, save } = await mendLate(present);
      const said = await dialog.findByText(words);
      expect(said).toBeVisible();
      // The form is longer than the screen, and its button at the end.
      expect(shown.mock.contexts.some((element) => (element as Element).contains(said))).toBe(true);
      shown.mockRestore();
      expect(box).toHaveValue('Mine');
      expect(sent).toEqual([{ version: 3, title: 'Mine' }]);
      await save();
      expect(await panel.findByRole('heading', { name: 'Mine' })).toBeVisible();
      expect(sent[1]).toEqual({ version: 5, title: 'Mine' });
    });

    it('says so where it is not to be changed any more, and keeps the words in sight', async () => {
      const { dialog, box, sent } = await mendLate(makeSubmission({ state: 'returned', version: 5, can: nothingCan }));
      expect(await dialog.findByText(/it cannot be changed here any more/)).toBeVisible();
      expect(box).toHaveValue('Mine');
      expect(sent).toHaveLength(1);
    });

    it('writes no words for a picture that is gone', async () => {
      const view = inReview({ picture: { id: testId(7), alt: 'Nurses', isDecorative: false } });
      const { sent } = await mendLate(inReview({ version: 5 }), { field: /what it shows/i, view });
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(sent).toEqual([{ version: 3, pictureAlt: 'Mine' }]);
    });
  });

  it('mends whom it concerns', async () => {
    const { panel, user } = await open(inReview({ people: [...makeSubmission().people, { scholar: joerg, answer: 'not-asked' }] }));
    const sent: Partial<ChangeSubmission>[] = [];
    server.use(
      answer<SubmissionView>('patch', PATH, ({ body }) => (sent.push(body as ChangeSubmission), inReview({ version: 4 }))),
      answer<ScholarSuggestions>('get', '/api/suggest/scholars', {
        items: [{ id: ngozi.id, name: ngozi.name, credentials: null, photoId: null, institution: null }],
      }),
    );
    await user.click(panel.getByRole('button', { name: 'Mend it' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Mend it' }));
    const people = within(dialog.getByRole('list', { name: 'People in this news' }));
    expect(people.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringContaining('Amina Diallo, MD (submitted it)'),
      expect.stringContaining(joerg.name),
    ]);
    await user.click(people.getByRole('button', { name: `Remove ${joerg.name}` }));
    await user.type(dialog.getByRole('combobox', { name: 'Add a person' }), 'ngo');
    await user.click(await dialog.findByRole('option', { name: /Ngozi/ }));
    expect(people.getByText('Ngozi Okafor')).toBeVisible();
    expect(dialog.queryByRole('button', { name: 'Add myself' })).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toMatchObject([{ version: 3, people: [aminaAuthor.id, ngozi.id] }]));
  });

  it('does nothing to what another editor decided meanwhile, and shows it as it stands', async () => {
    const { panel, user } = await open(inReview());
    server.use(refuse('post', `${PATH}/publish`, 409, { current: makeSubmission({ state: 'declined', version: 9, can: nothingCan }) }));
    await user.click(panel.getByRole('button', { name: 'Publish now' }));
    expect(await panel.findByText(/Somebody else acted on it meanwhile/)).toBeVisible();
    expect(panel.getByText('Declined')).toBeVisible();
    expect(panel.queryByRole('button', { name: 'Publish now' })).toBeNull();
  });

  it('says what failed', async () => {
    const { panel, user } = await open(inReview());
    server.use(refuse('post', `${PATH}/publish`, 500));
    await user.click(panel.getByRole('button', { name: 'Publish now' }));
    expect(await panel.findByText(/^That did not work/)).toBeVisible();
    expect(panel.getByRole('button', { name: 'Publish now' })).toBeEnabled();
  });
});
