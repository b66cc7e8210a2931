import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DirectoryPage } from '@scholars-commons/shared/scholars';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { makeCard, makeDirectory, makeFacets, noFacets, testId } from '../../testing/people';
import { lee } from '../../testing/personas';
import { showOn } from '../../testing/screen-width';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

/** Answers the directory, and keeps what was asked. */
function directory(view: (query: URLSearchParams) => DirectoryPage) {
  const asked: string[] = [];
  server.use(
    answer<DirectoryPage>('get', '/api/scholars', ({ query }) => {
      // The whole directory's facets, beside a narrowed list.
      if (query.get('limit') !== '1') asked.push(query.toString());
      return view(query);
    }),
  );
  return asked;
}

const bar = (name: RegExp) => screen.getByRole('button', { name });

describe('the directory', () => {
  beforeEach(() => showOn('wide'));

  it('shows people with their place, time there, topics and what they are open to', async () => {
    directory(() => makeDirectory());
    await renderPage('/people');
    const card = await screen.findByRole('article');
    expect(within(card).getByRole('link', { name: /^Jörg Müller ?, MD, MME$/ })).toHaveAttribute('href', `/people/${testId(11)}`);
    expect(within(card).getByRole('link', { name: 'Inselspital Bern' })).toHaveAttribute('href', `/institutions/${testId(501)}`);
    expect(card).toHaveTextContent('Bern, Switzerland');
    expect(card).toHaveTextContent(/\d\d.*there now/);
    expect(within(card).getByRole('list', { name: 'Topics' })).toHaveTextContent('SimulationAssessment & OSCEs');
    expect(card).toHaveTextContent('Open to mentoring and speaking');
  });

  it('says how many there are in words', async () => {
    directory(() => makeDirectory({ total: 7214 }));
    await renderPage('/people');
    expect(await screen.findByText('7,214 scholars')).toBeVisible();
  });

  it('narrows by a pressed bar, writes it into the URL, and lifts it again', async () => {
    const asked = directory((query) =>
      query.get('country') === 'KE' ? makeDirectory({ items: [makeCard({ name: 'Wanjiru' })], total: 41 }) : makeDirectory({ total: 7214 }),
    );
    const { user, address } = await renderPage('/people');
    const where = within(await screen.findByRole('region', { name: 'Where' }));
    await user.click(where.getByRole('button', { name: /Kenya/ }));
    expect(await screen.findByText('41 scholars fit')).toBeVisible();
    expect(address()).toBe('/people?country=KE');
    expect(bar(/^Kenya/)).toHaveAttribute('aria-pressed', 'true');
    expect(asked.at(-1)).toContain('country=KE');
    await user.click(screen.getByRole('button', { name: 'Remove the filter Kenya' }));
    expect(await screen.findByText('7,214 scholars')).toBeVisible();
    expect(address()).toBe('/people');
  });

  it('takes the whole state from an address that somebody sent', async () => {
    const asked = directory(() => makeDirectory());
    await renderPage('/people?country=KE%2CCH&profession=nurse&q=wan&sort=recent');
    await screen.findByRole('article');
    const query = new URLSearchParams(asked[0]);
    expect(query.getAll('country')).toEqual(['KE', 'CH']);
    expect(Object.fromEntries(query)).toMatchObject({ profession: 'nurse', q: 'wan', sort: 'recent' });
    expect(screen.getByRole('searchbox', { name: 'Search by name' })).toHaveValue('wan');
    const chosen = within(screen.getByRole('list', { name: 'What the list is narrowed to' }));
    expect(chosen.getAllByRole('button').map((button) => button.textContent)).toEqual([
      'Kenya',
      'Switzerland',
      'Registered nurse',
      'Clear all',
    ]);
  });

  it('clears all filters and keeps the search', async () => {
    directory(() => makeDirectory());
    const { user, address } = await renderPage('/people?country=KE&topic=simulation&q=wan');
    await user.click(await screen.findByRole('button', { name: 'Clear all' }));
    await waitFor(() => expect(address()).toBe('/people?q=wan'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Clear all' })).toBeNull());
    // The button went with its press; whoever works by keyboard goes on from a heading.
    expect(document.activeElement?.tagName).toMatch(/^H[123]$/);
  });

  it('greys what a filter brought to zero, and does not let it be pressed', async () => {
    directory((query) =>
      query.get('country')
        ? makeDirectory({ facets: makeFacets({ profession: [{ value: 'nurse', label: 'Registered nurse', count: 3 }] }) })
        : makeDirectory(),
    );
    const { user, address } = await renderPage('/people');
    await user.click(await screen.findByRole('button', { name: /^Switzerland/ }));
    await waitFor(() => expect(bar(/^Physician/)).toHaveAttribute('aria-disabled', 'true'));
    expect(bar(/^Physician/)).toHaveTextContent('0');
    await user.click(bar(/^Physician/));
    expect(address()).toBe('/people?country=CH');
  });

  it('keeps the list on screen while the next one is on its way', async () => {
    directory(() => makeDirectory());
    const { user } = await renderPage('/people');
    await screen.findByRole('article');
    server.use(silence('get', '/api/scholars'));
    await user.click(bar(/^Kenya/));
    await waitFor(() => expect(screen.getByRole('list', { name: 'Scholars' })).toHaveAttribute('aria-busy', 'true'));
    expect(screen.getByRole('article')).toHaveTextContent('Jörg Müller');
    expect(bar(/^Kenya/)).toHaveAttribute('aria-pressed', 'true');
  });

  it('searches by name after a pause, and marks what fits', async () => {
    const asked = directory((query) => makeDirectory({ total: query.get('q') ? 1 : 7214 }));
    const { user, address } = await renderPage('/people');
    // Two strokes without a pause between them, however slow the machine types.
    await user.click(await screen.findByRole('searchbox'));
    await user.paste('Muller ');
    await user.paste('Jorg');
    expect(await screen.findByText('1 scholar fits')).toBeVisible();
    expect(address()).toBe('/people?q=Muller+Jorg');
    expect(screen.getAllByText(/Jörg|Müller/, { selector: 'mark' }).map((mark) => mark.textContent)).toEqual(['Jörg', 'Müller']);
    expect(asked).toHaveLength(2);
  });

  it('shows more below, asks no facets again, and goes on with the focus at the first new one', async () => {
    const asked = directory((query) =>
      query.get('cursor')
        ? makeDirectory({ items: [makeCard({ id: testId(12), name: 'Ngozi Okafor' })], total: 2, facets: null })
        : makeDirectory({ next: 'abc', total: 2 }),
    );
    const { user } = await renderPage('/people');
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2));
    expect(new URLSearchParams(asked[1]).get('facets')).toBe('0');
    expect(screen.getByRole('link', { name: /Ngozi Okafor/ })).toHaveFocus();
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('says why it is empty, and lifts the filters', async () => {
    directory((query) => (query.get('country') ? makeDirectory({ items: [], total: 0, facets: noFacets }) : makeDirectory()));
    const { user, address } = await renderPage('/people?country=KE&q=zz');
    expect(await screen.findByText('Nobody found for “zz”')).toBeVisible();
    expect(screen.getByText(/narrowed to Kenya/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Lift the filters' }));
    await waitFor(() => expect(address()).toBe('/people?q=zz'));
    await waitFor(() => expect(document.activeElement?.tagName).toMatch(/^H[123]$/));
  });

  it('says that a search gave up instead of that nobody was found', async () => {
    directory(() => makeDirectory({ items: [], gaveUp: true, total: 0 }));
    await renderPage('/people?q=a');
    expect(await screen.findByRole('alert')).toHaveTextContent('The search took too long');
    expect(screen.queryByText(/Nobody/)).not.toBeInTheDocument();
  });

  it('says what failed, with the id, and tries again', async () => {
    server.use(refuse('get', '/api/scholars', 500));
    const { user } = await renderPage('/people');
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
    directory(() => makeDirectory());
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('article')).toBeVisible();
  });

  it('says that it loads', async () => {
    server.use(silence('get', '/api/scholars'));
    await renderPage('/people');
    expect(await screen.findByText('Loading people')).toBeInTheDocument();
  });

  it('shows an unclaimed record with its year only, and the dead without a clock', async () => {
    const bare = { city: null, countryCode: null, timeZone: null, topics: [], openTo: [], positionTitle: null, profession: null };
    directory(() =>
      makeDirectory({
        items: [makeCard({ ...bare, state: 'unclaimed', name: 'Suharto' }), makeCard({ id: testId(12), state: 'deceased' })],
      }),
    );
    await renderPage('/people');
    const [unclaimed, dead] = await screen.findAllByRole('article');
    expect(unclaimed).toHaveTextContent('Not here yet');
    expect(unclaimed).toHaveTextContent('Cohort of 2019');
    expect(dead).toHaveTextContent('In memoriam');
    expect(dead).not.toHaveTextContent('there now');
  });

  it('keeps the facets behind a button on a small screen, and says how many are pressed', async () => {
    showOn('narrow');
    directory(() => makeDirectory());
    const { user } = await renderPage('/people?country=KE&topic=simulation');
    const show = await screen.findByRole('button', { name: 'Show filters · 2 filters' });
    expect(screen.queryByRole('region', { name: 'Where' })).not.toBeInTheDocument();
    await user.click(show);
    expect(screen.getByRole('region', { name: 'Where' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Hide filters' })).toHaveAttribute('aria-expanded', 'true');
  });

  it('lets a registrar add a scholar, and nobody else', async () => {
    directory(() => makeDirectory());
    const { unmount } = await renderPage('/people');
    await screen.findByRole('article');
    expect(screen.queryByRole('link', { name: 'Add a scholar' })).not.toBeInTheDocument();
    unmount();
    await renderPage('/people', { as: lee });
    expect(await screen.findByRole('link', { name: 'Add a scholar' })).toHaveAttribute('href', '/people/new');
  });
});
