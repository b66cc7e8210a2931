import { describe, expect, it, jest } from '@jest/globals';
import type { AuditPage, AuditRow } from '@scholars-commons/shared/audit';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { joerg, kofiAuthor, postId } from '../../testing/discussions';
import { answer, refuse, silence } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const ada = { ...kofi, grants: ['admin' as const] };
const act = (number: number, more: Partial<AuditRow> = {}): AuditRow => ({
  id: postId(number),
  at: '2026-05-04T09:00:00.000Z',
  actor: kofiAuthor,
  act: 'grant.give',
  thing: { kind: 'scholar', id: joerg.id, name: 'Jörg Müller' },
  changes: { grant: 'editor' },
  reason: 'Joins the desk',
  ...more,
});
function serve(...items: AuditRow[]) {
  const asked: URLSearchParams[] = [];
  server.use(answer<AuditPage>('get', '/api/audit', ({ query }) => (asked.push(query), { items, next: null })));
  return asked;
}
const open = (search = '') => renderPage(`/desk/audit${search}`, { as: ada });

describe('the record of acts', () => {
  it('says who did what to whom, and why', async () => {
    serve(act(1), act(2, { actor: null, act: 'institution.import', thing: { kind: 'institution', id: null, name: null }, reason: null }));
    await open();
    const [, first, second] = within(await screen.findByRole('table', { name: 'Acts, the latest first' })).getAllByRole('row');
    if (!first) throw new Error('no line');
    expect(first).toHaveTextContent('Kofi Mensah');
    expect(first).toHaveTextContent('Gave a right of staff');
    expect(within(first).getByRole('link', { name: 'Jörg Müller' })).toHaveAttribute('href', `/people/${joerg.id}`);
    expect(first).toHaveTextContent('Reason: Joins the desk');
    expect(second).toHaveTextContent('The machine');
  });

  it('tells an act that came second from one that counted', async () => {
    serve(act(1, { act: 'review.decide' }), act(2, { act: 'review.decide-refused' }), act(3, { act: 'submission.return-refused' }));
    await open();
    expect(await screen.findByText('Decided a case')).toBeVisible();
    expect(screen.getByText('Wanted to decide a case, but came too late')).toBeVisible();
    expect(screen.getByText('Wanted to return news with a note, but came too late')).toBeVisible();
  });

  it('shows an act that has no words yet as it is on record', async () => {
    serve(act(1, { act: 'comet.land' }));
    await open();
    expect(await screen.findByText('comet.land')).toBeVisible();
  });

  it('is narrowed by kind, days and person, all of it in the address', async () => {
    const asked = serve(act(1));
    server.use(
      answer('get', '/api/suggest/scholars', {
        items: [{ id: joerg.id, name: 'Jörg Müller', credentials: null, institution: null, photoId: null }],
      }),
    );
    const { user, address } = await open();
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Kind of act' }), 'Rights of staff');
    await waitFor(() => expect(asked.at(-1)?.get('act')).toBe('grant.'));
    await user.type(screen.getByLabelText('From (UTC)'), '2026-05-01');
    await waitFor(() => expect(asked.at(-1)?.get('from')).toBe('2026-05-01'));
    await user.type(screen.getByRole('combobox', { name: 'Who acted, or about whom' }), 'mul');
    await user.click(await screen.findByRole('option', { name: /Jörg Müller/ }));
    await waitFor(() => expect(asked.at(-1)?.get('person')).toBe(joerg.id));
    expect(asked.at(-1)?.has('name')).toBe(false);
    expect(address()).toContain('act=grant.');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(address()).toBe('/desk/audit'));
  });

  it('is taken out as a file for a reason, as the filters have it', async () => {
    serve(act(1));
    const sent: unknown[] = [];
    server.use(
      http.post('/api/audit/exports', async ({ request }) => {
        sent.push(await request.json());
        return new HttpResponse('at,actor', { headers: { 'content-type': 'text/csv' } });
      }),
    );
    const names: string[] = [];
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    URL.createObjectURL = () => 'blob:record';
    URL.revokeObjectURL = () => {};
    const { user } = await open(`?act=grant.&person=${joerg.id}&name=J`);
    await user.click(await screen.findByRole('button', { name: 'Take out as a file' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Take the record out as a file' }));
    await user.click(dialog.getByRole('button', { name: 'Take it out' }));
    expect(dialog.getByText('Say in a few words why.')).toBeVisible();
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'The yearly review');
    await user.click(dialog.getByRole('button', { name: 'Take it out' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ act: 'grant.', person: joerg.id, reason: 'The yearly review' }]);
    expect(names).toEqual([expect.stringMatching(/^record-\d{4}-\d\d-\d\d\.csv$/)]);
    click.mockRestore();
  });

  it('says that it loads, that nothing fits, and what went wrong', async () => {
    server.use(silence('get', '/api/audit'));
    const first = await open();
    expect(await screen.findByText('Loading the record')).toBeInTheDocument();
    first.unmount();
    server.use(refuse('get', '/api/audit', 403));
    const second = await open();
    expect(await screen.findByText('req-7f3a', { exact: false })).toBeVisible();
    second.unmount();
    serve();
    await open('?act=grant.');
    expect(await screen.findByText('Nothing on record')).toBeVisible();
  });
});
