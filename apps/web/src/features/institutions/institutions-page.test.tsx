import { describe, expect, it } from '@jest/globals';
import type { InstitutionPage } from '@scholars-commons/shared/institutions';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { makeInstitutionRow, testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const page = (change: Partial<InstitutionPage> = {}): InstitutionPage => ({
  items: [
    makeInstitutionRow({ isHub: true, scholarCount: 12 }),
    makeInstitutionRow({ id: testId(502), name: 'Clinic of Nowhere', isProposed: true, sentCount: 0, scholarCount: 0 }),
  ],
  next: null,
  total: 612,
  countries: [
    { value: 'CH', count: 14 },
    { value: 'KE', count: 9 },
  ],
  hubs: 88,
  ...change,
});

function list(view: (query: URLSearchParams) => InstitutionPage) {
  const asked: string[] = [];
  server.use(
    answer<InstitutionPage>('get', '/api/institutions', ({ query }) => {
      asked.push(query.toString());
      return view(query);
    }),
  );
  return asked;
}

describe('the institutions', () => {
  it('stand with their people, how many they sent, and whether they are hubs', async () => {
    list(() => page());
    await renderPage('/institutions');
    const rows = within(await screen.findByRole('list', { name: 'Institutions' })).getAllByRole('listitem');
    expect(rows[0]).toHaveTextContent('Inselspital BernHubBern, Switzerland12 scholarssent 7');
    expect(rows[1]).toHaveTextContent('Proposed');
    expect(rows[1]).toHaveTextContent('nobody now');
    expect(rows[1]).not.toHaveTextContent('sent');
    expect(screen.getByText('612 institutions, 88 hubs')).toBeVisible();
  });

  it('are narrowed by name, country and hub, in the URL', async () => {
    const asked = list((query) => page({ total: query.get('hub') ? 5 : 612 }));
    const { user, address } = await renderPage('/institutions');
    await user.type(await screen.findByRole('searchbox', { name: 'Search by name' }), 'insel');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Country' }), 'Switzerland (14)');
    await user.click(screen.getByRole('button', { name: 'Hubs only' }));
    expect(await screen.findByText('5 institutions')).toBeVisible();
    await waitFor(() => expect(address()).toBe('/institutions?q=insel&country=CH&hub=true'));
    expect(Object.fromEntries(new URLSearchParams(asked.at(-1)))).toEqual({ q: 'insel', country: 'CH', hub: '1' });
    expect(screen.getByRole('button', { name: 'Hubs only' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('take their whole state from an address', async () => {
    const asked = list(() => page());
    await renderPage('/institutions?q=insel&country=KE&hub=true&sort=sent');
    await screen.findByRole('list', { name: 'Institutions' });
    expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({ q: 'insel', country: 'KE', hub: '1', sort: 'sent' });
  });

  it('say why nothing is there, and lift the filters', async () => {
    list((query) => (query.get('q') ? page({ items: [], total: 0 }) : page()));
    const { user, address } = await renderPage('/institutions?q=zzz&sort=name');
    expect(await screen.findByText('No institution fits')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Lift the filters' }));
    await waitFor(() => expect(address()).toBe('/institutions?sort=name'));
    expect(await screen.findByText('Clinic of Nowhere')).toBeVisible();
  });

  it('go on below', async () => {
    list((query) =>
      query.get('cursor') ? page({ items: [makeInstitutionRow({ id: testId(503), name: 'Aga Khan University' })] }) : page({ next: 'abc' }),
    );
    const { user } = await renderPage('/institutions');
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Aga Khan University')).toBeVisible();
    expect(screen.getByText('Clinic of Nowhere')).toBeVisible();
  });

  it('tell their loading and a failure', async () => {
    server.use(silence('get', '/api/institutions'));
    const { unmount } = await renderPage('/institutions');
    expect(await screen.findByText('Loading institutions')).toBeInTheDocument();
    unmount();
    server.use(refuse('get', '/api/institutions', 500));
    await renderPage('/institutions');
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
  });
});
