import { describe, expect, it } from '@jest/globals';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { SuspensionView } from '@scholars-commons/shared/suspension';
import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { Problem } from '@scholars-commons/shared/problem';
import { http, HttpResponse } from 'msw';
import { answer, refuse } from '../../testing/handlers';
import { makeScholar, testId } from '../../testing/people';
import { kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const address = `/people/${testId(11)}`;
const PATH = '/api/scholars/:id/suspension';
const view = (more: Partial<SuspensionView> = {}): SuspensionView => ({
  scholarId: testId(11),
  suspension: null,
  can: { suspend: true, lift: false },
  ...more,
});
const suspended = view({
  suspension: { reason: 'Advertising', until: '2030-05-04T09:00:00.000Z' },
  can: { suspend: true, lift: true },
});
const show = (of: SuspensionView) =>
  server.use(answer<ScholarView>('get', '/api/scholars/:id', makeScholar()), answer<SuspensionView>('get', PATH, of));
/** The dialog shows once more what will be done; whoever presses at once has not read it. */
const confirm = async (user: UserEvent, dialog: ReturnType<typeof within>) => {
  await user.click(dialog.getByRole('button', { name: 'Go on' }));
  await dialog.findByRole('alert');
  await act(() => new Promise((resolve) => setTimeout(resolve, 550)));
  await user.click(dialog.getByRole('button', { name: 'Suspend now' }));
};
const card = async () => within(await screen.findByRole('region', { name: 'Suspension' }));

describe('a suspension', () => {
  it('is a moderator’s to make, with a reason and an end', async () => {
    show(view());
    const sent: { reason: string; until: string | null; was: unknown }[] = [];
    server.use(answer<SuspensionView>('put', PATH, ({ body }) => (sent.push(body as (typeof sent)[number]), suspended)));
    const { user } = await renderPage(address, { as: kofi });
    await user.click((await card()).getByRole('button', { name: 'Suspend' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Suspend Jörg Müller' }));
    await user.selectOptions(dialog.getByRole('combobox', { name: 'For how long' }), '30 days');
    await user.click(dialog.getByRole('button', { name: 'Go on' }));
    expect(dialog.getByText('Say in a few words why.')).toBeVisible();
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Advertising');
    await confirm(user, dialog);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ reason: 'Advertising', until: expect.stringMatching(/Z$/), was: null }]);
    expect(Math.round((Date.parse(sent[0]?.until ?? '') - Date.now()) / 86_400_000)).toBe(30);
    expect((await card()).getByText(/^Jörg Müller is suspended until .*2030\.$/)).toBeVisible();
    expect(screen.getByRole('log')).toHaveTextContent('Jörg Müller is suspended.');
  });

  it('is shown once more with its person, end and reason before the letter goes, and not done by a button pressed twice', async () => {
    show(view());
    const sent: unknown[] = [];
    server.use(answer<SuspensionView>('put', PATH, ({ body }) => (sent.push(body), suspended)));
    const { user } = await renderPage(address, { as: kofi });
    await user.click((await card()).getByRole('button', { name: 'Suspend' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Suspend Jörg Müller' }));
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Advertising');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'For how long' }), 'Without an end');
    await user.dblClick(dialog.getByRole('button', { name: 'Go on' }));
    const asked = dialog.getByRole('alert');
    expect(asked).toHaveTextContent('Jörg Müller will be suspended without an end.');
    expect(asked).toHaveTextContent('Reason: Advertising');
    expect(asked).toHaveTextContent('A letter with this reason and a way to appeal goes to Jörg Müller at once.');
    expect(sent).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Change the reason or the end' }));
    expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('Advertising');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'For how long' }), 'One week');
    await user.click(dialog.getByRole('button', { name: 'Go on' }));
    expect(dialog.getByRole('alert')).toHaveTextContent(/^Jörg Müller will be suspended until .* 20/);
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent).toEqual([]);
  });

  it('keeps its end when only the reason is put better, and says when somebody else was first', async () => {
    show(suspended);
    const sent: unknown[] = [];
    const longer = { ...suspended, suspension: { reason: 'Advertising, twice', until: null } };
    server.use(
      http.put(PATH, async ({ request }) => {
        sent.push(await request.json());
        const stale: Problem = {
          type: '/problems/stale',
          title: 'Conflict',
          status: 409,
          detail: 'It was changed meanwhile.',
          current: longer,
        };
        return HttpResponse.json(stale, { status: 409, headers: { 'content-type': 'application/problem+json' } });
      }),
    );
    const { user } = await renderPage(address, { as: kofi });
    await user.click((await card()).getByRole('button', { name: 'Change reason or end' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('combobox', { name: 'For how long' })).toHaveDisplayValue('Until the end that stands');
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), ' in three spaces');
    await confirm(user, dialog);
    expect(await dialog.findByText('It was changed meanwhile.')).toBeVisible();
    expect(sent).toEqual([{ reason: 'Advertising in three spaces', until: '2030-05-04T09:00:00.000Z', was: suspended.suspension }]);
    expect(screen.getByText('Reason: Advertising, twice')).toBeInTheDocument();
    // What stands now is another one: its end is kept, once it has been read.
    await confirm(user, dialog);
    expect(sent[1]).toEqual({ reason: 'Advertising in three spaces', until: null, was: longer.suspension });
  });

  it('is not put over one that somebody else made while it was read once more', async () => {
    show(view());
    const sent: unknown[] = [];
    server.use(answer<SuspensionView>('put', PATH, ({ body }) => (sent.push(body), suspended)));
    const { user, cache } = await renderPage(address, { as: kofi });
    await user.click((await card()).getByRole('button', { name: 'Suspend' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Advertising');
    await user.click(dialog.getByRole('button', { name: 'Go on' }));
    show(suspended);
    await act(() => cache.invalidateQueries({ queryKey: ['scholars', 'suspension'] }));
    await screen.findByText(/^Jörg Müller is suspended until/);
    await act(() => new Promise((resolve) => setTimeout(resolve, 550)));
    await user.click(dialog.getByRole('button', { name: 'Suspend now' }));
    expect(sent).toEqual([expect.objectContaining({ was: null })]);
  });

  it('is lifted again', async () => {
    show(suspended);
    server.use(answer<SuspensionView>('delete', PATH, view()));
    const { user } = await renderPage(address, { as: kofi });
    expect((await card()).getByText('Reason: Advertising')).toBeVisible();
    await user.click((await card()).getByRole('button', { name: 'Lift the suspension' }));
    expect(await (await card()).findByRole('button', { name: 'Suspend' })).toBeVisible();
    expect(screen.getByRole('log')).toHaveTextContent('Jörg Müller may take part again.');
  });

  it('that is refused keeps the reason that was written', async () => {
    show(view());
    server.use(refuse('put', PATH, 403, { detail: 'You may read this, but not do that.' }));
    const { user } = await renderPage(address, { as: kofi });
    await user.click((await card()).getByRole('button', { name: 'Suspend' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Advertising');
    await confirm(user, dialog);
    expect(await dialog.findByText('You may read this, but not do that.')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Change the reason or the end' }));
    expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('Advertising');
  });

  it('of somebody whom the viewer does not judge is not spoken of, nor asked for by scholars', async () => {
    show(view({ can: { suspend: false, lift: false } }));
    const first = await renderPage(address, { as: kofi });
    await screen.findByRole('region', { name: 'Positions' });
    expect(screen.queryByRole('region', { name: 'Suspension' })).toBeNull();
    first.unmount();
    server.use(refuse('get', PATH, 500));
    await renderPage(address);
    await screen.findByRole('region', { name: 'Positions' });
    expect(screen.queryByRole('region', { name: 'Suspension' })).toBeNull();
  });
});
