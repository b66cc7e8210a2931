import { describe, expect, it } from '@jest/globals';
import type { ContactView, PositionView, ScholarView } from '@scholars-commons/shared/scholars';
import type { InstitutionSuggestions } from '@scholars-commons/shared/suggest';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { drafts } from '../../../lib/drafts';
import { anEarlierVisitKept, closeTab } from '../../../testing/earlier-visit';
import { answer, cut } from '../../../testing/handlers';
import { makeOwnScholar, testId } from '../../../testing/people';
import { renderPage } from '../../../testing/render-page';
import { server } from '../../../testing/server';

const address = `/people/${testId(1)}`;
type Row = { id: string; institution: { id?: string; proposedName?: string }; title?: string } & Record<string, unknown>;

/** An api with one scholar, whose rows can be added, changed and removed. */
function scholarWithRows({ losesOneAnswer = false } = {}) {
  let view = makeOwnScholar();
  const sent: { method: string; body?: unknown }[] = [];
  const positionOf = ({ id, institution, title }: Row): PositionView => ({
    id,
    institution: {
      id: institution.id ?? testId(599),
      name: institution.proposedName ?? 'Makerere University',
      countryCode: 'UG',
      city: null,
      isProposed: !institution.id,
    },
    title: title || null,
    department: null,
    from: null,
    to: null,
    isMain: false,
  });
  /** The same id again is the same row, as it stands. */
  const add = (row: Row) => {
    sent.push({ method: 'POST', body: row });
    const stands = view.positions?.some(({ id }) => id === row.id);
    if (!stands) view = { ...view, positions: [...(view.positions ?? []), positionOf(row)] };
    return view;
  };
  server.use(
    answer<ScholarView>('get', '/api/scholars/:id', () => view),
    answer<ScholarView>('post', '/api/scholars/:id/positions', ({ body }) => add(body as Row)),
    answer<ScholarView>('patch', '/api/scholars/:id/positions/:row', ({ body, params }) => {
      sent.push({ method: 'PATCH', body });
      const title = (body as Row).title ?? null;
      view = { ...view, positions: (view.positions ?? []).map((row) => (row.id === params.row ? { ...row, title } : row)) };
      return view;
    }),
    answer<ScholarView>('delete', '/api/scholars/:id/positions/:row', ({ params }) => {
      sent.push({ method: 'DELETE' });
      view = { ...view, positions: (view.positions ?? []).filter((row) => row.id !== params.row) };
      return view;
    }),
    answer<ScholarView>('post', '/api/scholars/:id/contacts', ({ body }) => {
      sent.push({ method: 'POST', body });
      view = { ...view, contacts: [...view.contacts, { ...(body as ContactView), label: null }] };
      return view;
    }),
    answer<InstitutionSuggestions>('get', '/api/suggest/institutions', ({ query }) => ({
      items:
        query.get('q') === 'makerere'
          ? [
              {
                id: testId(577),
                name: 'Makerere University',
                countryCode: 'UG',
                city: 'Kampala',
                matched: 'MUK',
                scholarCount: 4,
                isClosed: false,
              },
            ]
          : [],
    })),
  );
  const losing = http.post(
    '/api/scholars/:id/positions',
    async ({ request }) => {
      add((await request.json()) as Row);
      return HttpResponse.error();
    },
    { once: true },
  );
  if (losesOneAnswer) server.use(losing);
  return sent;
}

/** Fills in the form of a new position, and adds it where the answer is lost. */
async function addAndHearNothing({ user, region }: Awaited<ReturnType<typeof open>>) {
  await user.click(await region.findByRole('button', { name: 'Add a position' }));
  await user.type(region.getByRole('combobox', { name: 'Institution' }), 'makerere');
  await user.click(await region.findByRole('option', { name: /Makerere University/ }));
  await user.click(region.getByRole('button', { name: 'Add' }));
  expect(await region.findByRole('alert')).toHaveTextContent('We could not reach the server');
}

async function open(block: string) {
  const page = await renderPage(address);
  await page.user.click(await screen.findByRole('button', { name: `Edit: ${block}` }));
  return { ...page, region: within(screen.getByRole('region', { name: block })) };
}

describe('positions', () => {
  it('are added with an institution found under any of its names, by keys alone', async () => {
    const sent = scholarWithRows();
    const { user, region } = await open('Positions');
    await user.click(await region.findByRole('button', { name: 'Add a position' }));
    const box = await region.findByRole('combobox', { name: 'Institution' });
    await waitFor(() => expect(box).toHaveFocus());
    await user.type(box, 'makerere');
    const option = await region.findByRole('option', { name: /Makerere University/ });
    expect(option).toHaveTextContent('Kampala, Uganda · also “MUK” · 4 scholars');
    await user.keyboard('{ArrowDown}');
    expect(box).toHaveAttribute('aria-activedescendant', option.id);
    await user.keyboard('{Enter}');
    expect(box).toHaveValue('Makerere University');
    expect(box).toHaveAttribute('aria-expanded', 'false');
    await user.type(region.getByRole('textbox', { name: /^Title/ }), 'Senior lecturer{Enter}');
    expect(await region.findByRole('button', { name: 'Edit: Senior lecturer, Makerere University' })).toBeVisible();
    expect(sent).toEqual([
      { method: 'POST', body: expect.objectContaining({ institution: { id: testId(577) }, title: 'Senior lecturer', isMain: false }) },
    ]);
    await waitFor(() => expect(region.getByRole('button', { name: 'Add a position' })).toHaveFocus());
  });

  it('take a name that is not in the list as a proposal', async () => {
    const sent = scholarWithRows();
    const { user, region } = await open('Positions');
    await user.click(await region.findByRole('button', { name: 'Add a position' }));
    await user.type(region.getByRole('combobox', { name: 'Institution' }), 'Clinic of Nowhere');
    await user.click(await region.findByRole('option', { name: '“Clinic of Nowhere” is not in the list: propose it' }));
    expect(region.getByText(/will be proposed to the staff/)).toBeVisible();
    await user.selectOptions(region.getByRole('combobox', { name: /Its country/ }), 'Kenya');
    await user.click(region.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({ institution: { proposedName: 'Clinic of Nowhere', countryCode: 'KE' } });
  });

  it('ask for what is missing before anything is sent', async () => {
    const sent = scholarWithRows();
    const { user, region } = await open('Positions');
    await user.click(await region.findByRole('button', { name: 'Add a position' }));
    await user.type(region.getByRole('textbox', { name: /^From/ }), '2019-13');
    await user.click(region.getByRole('button', { name: 'Add' }));
    expect(await region.findByText('Choose an institution from the list, or propose its name.')).toBeVisible();
    expect(region.getByText(/Write a year, a year and month, or a day/)).toBeVisible();
    await waitFor(() => expect(region.getByRole('combobox', { name: 'Institution' })).toHaveFocus());
    expect(sent).toEqual([]);
  });

  it('refuse an end before the beginning', async () => {
    scholarWithRows();
    const { user, region } = await open('Positions');
    await user.click(await region.findByRole('button', { name: 'Edit: Lecturer, University of Basel' }));
    const until = region.getByRole('textbox', { name: /^Until/ });
    await user.clear(until);
    await user.type(until, '2009');
    expect(await region.findByText('This is before the beginning.')).toBeVisible();
  });

  it('save themselves once they stand', async () => {
    const sent = scholarWithRows();
    const { user, region } = await open('Positions');
    await user.click(await region.findByRole('button', { name: 'Edit: Lecturer, University of Basel' }));
    const title = region.getByRole('textbox', { name: /^Title/ });
    await user.clear(title);
    await user.type(title, 'Reader');
    await waitFor(() =>
      expect(sent).toEqual([{ method: 'PATCH', body: expect.objectContaining({ title: 'Reader', from: '2011', to: '2018' }) }]),
    );
    expect(await region.findByRole('button', { name: 'Close: Reader, University of Basel' })).toBeVisible();
  });

  it('come back after a removal, and the focus with them', async () => {
    const sent = scholarWithRows();
    const { user, region } = await open('Positions');
    await user.click(await region.findByRole('button', { name: 'Remove: Lecturer, University of Basel' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(screen.getByText('“Lecturer, University of Basel” is removed.')).toBeVisible();
    expect(region.queryByRole('button', { name: 'Remove: Lecturer, University of Basel' })).not.toBeInTheDocument();
    expect(undo).toHaveFocus();
    await user.click(undo);
    await waitFor(() => expect(region.getByRole('button', { name: /^Remove: Lecturer/ })).toHaveFocus());
    expect(sent.map(({ method }) => method)).toEqual(['DELETE', 'POST']);
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });

  it('keep what is typed of a new one over a failure, and over a closed tab', async () => {
    scholarWithRows();
    server.use(cut('post', '/api/scholars/:id/positions'));
    const first = await open('Positions');
    await first.user.click(await first.region.findByRole('button', { name: 'Add a position' }));
    await first.user.type(first.region.getByRole('combobox', { name: 'Institution' }), 'makerere');
    await first.user.click(await first.region.findByRole('option', { name: /Makerere University/ }));
    await first.user.click(first.region.getByRole('button', { name: 'Add' }));
    expect(await first.region.findByRole('alert')).toHaveTextContent('We could not reach the server');
    expect(first.region.getByRole('combobox', { name: 'Institution' })).toHaveValue('Makerere University');
    const tried = (await drafts.all())[0]?.[1].extra?.id;
    expect(tried).toBeDefined();
    await closeTab(first);

    const sent = scholarWithRows();
    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Restore my edit' }));
    const region = within(screen.getByRole('region', { name: 'Positions' }));
    await user.click(await region.findByRole('button', { name: 'Add' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    // The first try may have arrived: it is the same row.
    expect(sent[0]?.body).toMatchObject({ id: tried });
    expect(await drafts.all()).toEqual([]);
    await user.click(await region.findByRole('button', { name: 'Add a position' }));
    expect(region.getByRole('combobox', { name: 'Institution' })).toHaveValue('');
  });
});

describe('a new row whose answer was lost', () => {
  it('is the same row at the next press, with what was typed last', async () => {
    const sent = scholarWithRows({ losesOneAnswer: true });
    const page = await open('Positions');
    await addAndHearNothing(page);
    await page.user.type(page.region.getByRole('textbox', { name: /^Title/ }), 'Reader');
    await page.user.click(page.region.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST', 'PATCH']));
    expect(await page.region.findByRole('button', { name: 'Edit: Reader, Makerere University' })).toBeVisible();
    await waitFor(async () => expect(await drafts.all()).toEqual([]));
  });

  it('is an edit of that row in another visit', async () => {
    const sent = scholarWithRows({ losesOneAnswer: true });
    const first = await open('Positions');
    await addAndHearNothing(first);
    await first.user.type(first.region.getByRole('textbox', { name: /^Title/ }), 'Reader');
    await closeTab(first);

    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Restore my edit' }));
    const region = within(screen.getByRole('region', { name: 'Positions' }));
    expect(await region.findByRole('button', { name: 'Close: Makerere University' })).toBeVisible();
    expect(region.getByRole('button', { name: 'Add a position' })).toBeVisible();
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ method: 'PATCH', body: { title: 'Reader' } }));
    await waitFor(async () => expect(await drafts.all()).toEqual([]));
  });

  it('waits in its form when the block is closed and opened again', async () => {
    scholarWithRows();
    server.use(cut('post', '/api/scholars/:id/positions'));
    const { user, region, ...page } = await open('Positions');
    await addAndHearNothing({ user, region, ...page });
    await user.click(screen.getByRole('button', { name: 'Done: Positions' }));
    await user.click(screen.getByRole('button', { name: 'Edit: Positions' }));
    expect(await region.findByRole('combobox', { name: 'Institution' })).toHaveValue('Makerere University');
  });
});

it('An edit of a row that was removed meanwhile is not offered', async () => {
  scholarWithRows();
  await anEarlierVisitKept(`profile:${testId(1)}:positions:${testId(999)}`, { title: 'Of no row' });
  await open('Positions');
  expect(screen.queryByText('Restore your edit?')).not.toBeInTheDocument();
});

describe('contacts', () => {
  it('are each shown to those I choose; a phone is for my cohorts unless I say otherwise', async () => {
    const sent = scholarWithRows();
    const { user, region } = await open('Contact');
    expect(await region.findByText('mobile · seen by staff')).toBeVisible();
    await user.click(region.getByRole('button', { name: 'Add a contact' }));
    await user.selectOptions(region.getByRole('combobox', { name: 'Kind' }), 'Phone');
    expect(region.getByRole('combobox', { name: 'Who sees it' })).toHaveValue('cohorts');
    await user.type(region.getByRole('textbox', { name: 'Phone number' }), '+256 700 1');
    await user.selectOptions(region.getByRole('combobox', { name: 'Who sees it' }), 'only me');
    await user.click(region.getByRole('button', { name: 'Add' }));
    expect(await region.findByText('+256 700 1')).toBeVisible();
    expect(sent[0]?.body).toMatchObject({ kind: 'phone', value: '+256 700 1', audience: 'me' });
  });
});
