import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ChangeSubmission, NewSubmission, SubmissionView } from '@scholars-commons/shared/news';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { ScholarSuggestions } from '@scholars-commons/shared/suggest';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { drafts } from '../../lib/drafts';
import { aminaAuthor, ngozi } from '../../testing/discussions';
import { anEarlierVisitKept } from '../../testing/earlier-visit';
import { answer, cut, refuse } from '../../testing/handlers';
import { makeSubmission, SUBMISSION_ID } from '../../testing/news';
import { makeOwnScholar, testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const PATH = `/api/news-submissions/${SUBMISSION_ID}`;
const STEP = `/news/submit/${SUBMISSION_ID}`;

/** As the api writes it: without the blanks at the ends. */
const trimmed = (change: object): unknown =>
  JSON.parse(JSON.stringify(change), (_key, part: unknown) => (typeof part === 'string' ? part.trim() : part));

/** An api that keeps the submission: what is sent is changed, and refused where the version is old. */
function serve(first: SubmissionView) {
  const state = { view: first, sent: [] as ChangeSubmission[], refused: 0 };
  const apply = ({ version: _version, date, link, people, pictureAlt, pictureIsDecorative, ...rest }: ChangeSubmission) => {
    const { view } = state;
    state.view = {
      ...view,
      ...(trimmed(rest) as Partial<SubmissionView>),
      ...(rest.text === undefined ? {} : { html: `<p>${rest.text}</p>` }),
      ...(date === undefined ? {} : { date }),
      ...(link === undefined ? {} : { link }),
      people: people ? people.map((id) => ({ scholar: id === ngozi.id ? ngozi : aminaAuthor, answer: 'not-asked' })) : view.people,
      picture: view.picture && {
        ...view.picture,
        alt: pictureAlt ?? view.picture.alt,
        isDecorative: pictureIsDecorative ?? view.picture.isDecorative,
      },
      version: view.version + 1,
    };
  };
  server.use(
    answer<SubmissionView>('get', PATH, () => state.view),
    http.patch(PATH, async ({ request }) => {
      const change = (await request.json()) as ChangeSubmission;
      if (change.version !== state.view.version) {
        state.refused += 1;
        return HttpResponse.json({ type: 'about:blank', title: 'Conflict', status: 409, current: state.view }, { status: 409 });
      }
      state.sent.push(change);
      apply(change);
      return HttpResponse.json(state.view);
    }),
  );
  return state;
}
const heading = (name: string) => screen.findByRole('heading', { level: 2, name });

describe('beginning', () => {
  const begin = () => {
    const sent: NewSubmission[] = [];
    server.use(
      answer<ScholarView>('get', '/api/scholars/:id', makeOwnScholar()),
      answer<SubmissionView>(
        'post',
        '/api/news-submissions',
        ({ body }) => {
          sent.push(body as NewSubmission);
          return makeSubmission({ title: '' });
        },
        201,
      ),
      answer<SubmissionView>('get', PATH, makeSubmission({ title: '' })),
    );
    return sent;
  };

  it('asks what it is, and makes a draft with an id of this page', async () => {
    const sent = begin();
    const { user, address } = await renderPage('/news/submit');
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    expect(await screen.findByText('Choose what it is.')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: /^Grant/ }));
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    await heading('What is it about?');
    expect(sent).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{14}7/), kind: 'grant' }]);
    expect(address()).toBe(`${STEP}?step=what`);
  });

  it('comes from an achievement, chosen already', async () => {
    const sent = begin();
    const { user } = await renderPage(`/news/submit?achievement=${testId(801)}`);
    expect(await screen.findByRole('radio', { name: /^Teacher of the year/ })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    await heading('What is it about?');
    expect(sent).toEqual([{ id: expect.any(String), kind: 'award', achievementId: testId(801) }]);
  });

  it('tried again is the same draft', async () => {
    const sent = begin();
    const lost: string[] = [];
    server.use(
      http.post('/api/news-submissions', async ({ request }) => {
        lost.push(((await request.json()) as NewSubmission).id);
        return HttpResponse.error();
      }),
    );
    const { user } = await renderPage('/news/submit');
    await user.click(screen.getByRole('radio', { name: /^Grant/ }));
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    await screen.findByText(/^The draft could not be begun/);
    server.resetHandlers();
    const again = begin();
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    await heading('What is it about?');
    expect([...sent, ...again].map(({ id }) => id)).toEqual(lost);
  });
});

describe('the steps', () => {
  it('save themselves, follow one another with the focus on their heading, and lose nothing on the way back', async () => {
    const state = serve(makeSubmission({ title: '', text: '', html: '' }));
    server.use(
      answer<ScholarSuggestions>('get', '/api/suggest/scholars', {
        items: [{ id: ngozi.id, name: ngozi.name, credentials: 'MD', institution: 'University of Ibadan', photoId: null }],
      }),
    );
    const { user, address } = await renderPage(STEP);
    await heading('What is it about?');
    expect(screen.getByText('Step 1 of 5')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Title' }), 'A new lab');
    const card = within(screen.getByRole('complementary', { name: 'As a card' }));
    expect(card.getByRole('heading', { name: 'A new lab' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next: Who' }));
    expect(await heading('Whom does it concern?')).toHaveFocus();
    expect(address()).toBe(`${STEP}?step=who`);
    expect(within(screen.getByRole('navigation', { name: 'Steps' })).getByText('Who')).toHaveAttribute('aria-current', 'step');
    await waitFor(() => expect(state.view.title).toBe('A new lab'));

    await user.type(screen.getByRole('combobox', { name: 'Add a person' }), 'ngozi');
    await user.click(await screen.findByRole('option', { name: /Ngozi Okafor/ }));
    const people = within(screen.getByRole('list', { name: 'People in this news' }));
    expect(people.getAllByRole('listitem').map((one) => one.textContent)).toEqual(['ADAmina Diallo, MD (you)', 'NONgozi Okafor, MD']);
    await user.click(people.getByRole('button', { name: 'Remove Amina Diallo' }));
    expect(screen.getByRole('list', { name: 'People in this news' })).toHaveFocus();
    await waitFor(() => expect(state.sent.at(-1)).toEqual({ version: expect.any(Number), people: [ngozi.id] }), { timeout: 3000 });
    await user.click(screen.getByRole('button', { name: 'Add myself' }));

    await user.click(screen.getByRole('button', { name: 'Next: Details' }));
    await heading('Tell the story');
    await user.type(screen.getByRole('textbox', { name: /^Link or DOI/ }), 'prize.example');
    await user.type(screen.getByRole('textbox', { name: 'What happened' }), 'We opened it on Monday.');
    await user.click(screen.getByRole('button', { name: 'Next: Picture' }));
    const link = screen.getByRole('textbox', { name: /^Link or DOI/ });
    await waitFor(() => expect(link).toHaveFocus());
    expect(link).toHaveAccessibleDescription(/Write a whole web address/);
    // Back is always possible, and what could not be saved is still there.
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await heading('Whom does it concern?');
    await user.click(screen.getByRole('link', { name: 'Details' }));
    await heading('Tell the story');
    expect(screen.getByRole('textbox', { name: 'What happened' })).toHaveValue('We opened it on Monday.');
    expect(screen.getByRole('textbox', { name: /^Link or DOI/ })).toHaveValue('prize.example');
    await user.clear(screen.getByRole('textbox', { name: /^Link or DOI/ }));
    await user.click(screen.getByRole('button', { name: 'Next: Picture' }));
    await heading('A picture, if you have one');
    await waitFor(() => expect(state.view.text).toBe('We opened it on Monday.'));
    expect(state.refused).toBe(0);
  });

  it('keep what is typed while nobody answers, and send it when the connection is back', async () => {
    serve(makeSubmission());
    server.use(cut('patch', PATH));
    const { user, live } = await renderPage(STEP);
    await heading('What is it about?');
    await user.type(screen.getByRole('textbox', { name: 'Title' }), ', and a lamp');
    expect(await screen.findByText('Not saved')).toBeVisible();
    expect((await drafts.get(`news:${SUBMISSION_ID}:what`))?.text).toContain('and a lamp');
    const state = serve(makeSubmission());
    live.cut();
    live.mend();
    await waitFor(() => expect(state.view.title).toBe('A prize for our skills lab, and a lamp'));
    expect(await screen.findByText(/^Saved/)).toBeVisible();
  });

  it('offer what an earlier visit could not save', async () => {
    const state = serve(makeSubmission());
    await anEarlierVisitKept(`news:${SUBMISSION_ID}:what`, { title: 'From the train' });
    const { user } = await renderPage(STEP);
    await user.click(await screen.findByRole('button', { name: 'Restore my edit' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('From the train'));
    await waitFor(() => expect(state.view.title).toBe('From the train'), { timeout: 3000 });
  });

  it('show both where somebody saved the same part before', async () => {
    serve(makeSubmission());
    server.use(refuse('patch', PATH, 409, { current: makeSubmission({ title: 'From my telephone', version: 5 }) }));
    const { user } = await renderPage(STEP);
    await heading('What is it about?');
    await user.type(screen.getByRole('textbox', { name: 'Title' }), ' of 2026');
    const dialog = within(await screen.findByRole('dialog', { name: 'This was changed elsewhere meanwhile' }));
    expect(dialog.getByRole('cell', { name: 'From my telephone' })).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Take what was saved' }));
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('From my telephone');
  });

  it('ask for words for a picture, or that it is decoration', async () => {
    const state = serve(makeSubmission({ picture: { id: testId(7), alt: null, isDecorative: false } }));
    const { user } = await renderPage(`${STEP}?step=preview`);
    await user.click(await screen.findByRole('link', { name: /Say what the picture shows.*step 4, Picture/ }));
    await heading('A picture, if you have one');
    await user.type(screen.getByRole('textbox', { name: 'What it shows' }), 'Three nurses');
    await waitFor(() => expect(state.view.picture?.alt).toBe('Three nurses'), { timeout: 3000 });
    await user.click(screen.getByRole('radio', { name: /^It is decoration only/ }));
    expect(screen.queryByRole('textbox', { name: 'What it shows' })).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Preview' }));
    expect(await screen.findByRole('button', { name: 'Submit' })).toBeEnabled();
  });

  it('keep the blank between two words while somebody goes on typing', async () => {
    const state = serve(makeSubmission({ title: '' }));
    const { user } = await renderPage(STEP);
    await user.type(await screen.findByRole('textbox', { name: 'Title' }), 'A new ');
    await waitFor(() => expect(state.view.title.trim()).toBe('A new'), { timeout: 3000 });
    await screen.findByText(/^Saved/);
    await user.type(screen.getByRole('textbox', { name: 'Title' }), 'lab');
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('A new lab');
  });

  describe('with a picture that this device reads', () => {
    const png = () => new File([new Uint8Array(50)], 'lab.png', { type: 'image/png' });
    beforeEach(() => {
      URL.createObjectURL = () => 'blob:lab';
      URL.revokeObjectURL = () => undefined;
      jest.spyOn(globalThis, 'Image').mockImplementation(() => {
        const image = document.createElement('img');
        setTimeout(() => image.onload?.(new Event('load')));
        return image;
      });
    });
    afterEach(() => {
      jest.restoreAllMocks();
    });

    it('keep what did not arrive, to be sent again without choosing it anew', async () => {
      const state = serve(makeSubmission());
      server.use(refuse('put', `${PATH}/picture`, 503));
      const { user } = await renderPage(`${STEP}?step=picture`);
      await user.upload(await screen.findByLabelText('Choose a picture'), png());
      expect(await screen.findByText(/^The picture was not saved/)).toBeVisible();
      server.use(
        http.put(`${PATH}/picture`, () => {
          state.view = { ...state.view, version: 2, picture: { id: testId(7), alt: null, isDecorative: false } };
          return HttpResponse.json(state.view);
        }),
      );
      await user.click(screen.getByRole('button', { name: 'Try again' }));
      expect(await screen.findByRole('textbox', { name: 'What it shows' })).toHaveAccessibleDescription(/Say what it shows/);
      await user.click(screen.getByRole('link', { name: 'Preview' }));
      expect(screen.getByRole('link', { name: /^Say what the picture shows/ })).toBeVisible();
      expect(screen.getByRole('button', { name: 'Submit' })).toBeDisabled();
    });
  });

  it('say that a file is too large before it is sent', async () => {
    serve(makeSubmission());
    const { user } = await renderPage(`${STEP}?step=picture`);
    const file = new File([new Uint8Array(5_100_000)], 'large.png', { type: 'image/png' });
    await user.upload(await screen.findByLabelText('Choose a picture'), file);
    expect(await screen.findByText('This file has 5.1 MB; the most is 5 MB. A smaller copy will do well.')).toBeVisible();
  });

  it('end with what is missing, and then with submitting', async () => {
    const state = serve(makeSubmission({ title: '', text: '' }));
    const { user, address } = await renderPage(`${STEP}?step=preview`);
    await heading('How it will look');
    expect(screen.getByRole('button', { name: 'Submit' })).toBeDisabled();
    expect(screen.getByRole('link', { name: /^Tell in a sentence or two/ })).toHaveAttribute('href', `${STEP}?step=details`);
    await user.click(screen.getByRole('link', { name: /^Give it a title/ }));
    await user.type(screen.getByRole('textbox', { name: 'Title' }), 'A new lab');
    await user.click(screen.getByRole('link', { name: 'Details' }));
    await user.type(screen.getByRole('textbox', { name: 'What happened' }), 'We opened it.');
    await user.click(screen.getByRole('link', { name: 'Preview' }));
    const submitted: unknown[] = [];
    server.use(
      answer<SubmissionView>('post', `${PATH}/submit`, ({ body }) => {
        submitted.push(body);
        state.view = { ...state.view, state: 'submitted', can: { ...state.view.can, edit: false, submit: false } };
        return state.view;
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(address()).toBe(`/me/submissions/${SUBMISSION_ID}`));
    expect(submitted).toEqual([{ version: 3 }]);
    expect(await screen.findByText('It waits for an editor. You hear of each step.')).toBeVisible();
  });

  it('show the note with which it came back', async () => {
    serve(
      makeSubmission({
        state: 'returned',
        steps: [{ step: 'returned', at: '2026-05-03T09:00:00.000Z', byName: 'Lee Sung', note: 'Please name the prize.' }],
      }),
    );
    await renderPage(`${STEP}?step=preview`);
    expect(await screen.findByText('Please name the prize.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Submit again' })).toBeEnabled();
  });

  it('show the note of the last time, also when it was public in between', async () => {
    const step = { at: '2026-05-03T09:00:00.000Z', byName: 'Lee Sung' };
    const steps = [
      { ...step, step: 'returned' as const, note: 'Please name the prize.' },
      { ...step, step: 'published' as const, note: null },
      { ...step, step: 'unpublished' as const, note: 'The prize was another one.' },
    ];
    serve(makeSubmission({ state: 'returned', steps }));
    await renderPage(`${STEP}?step=preview`);
    expect(await screen.findByText('The prize was another one.')).toBeVisible();
    expect(screen.queryByText('Please name the prize.')).toBeNull();
  });

  it('are left alone once it is on the desk', async () => {
    serve(makeSubmission({ state: 'submitted', can: { ...makeSubmission().can, edit: false, submit: false } }));
    const { address } = await renderPage(STEP);
    await waitFor(() => expect(address()).toBe(`/me/submissions/${SUBMISSION_ID}`));
  });
});
