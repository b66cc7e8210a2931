import { describe, expect, it } from '@jest/globals';
import type { CohortView } from '@scholars-commons/shared/programs';
import { screen, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { makeCard, makeCohort, testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const address = `/cohorts/${testId(401)}`;
const show = (view: CohortView | ((query: URLSearchParams) => CohortView)) =>
  server.use(answer<CohortView>('get', '/api/cohorts/:id', ({ query }) => (typeof view === 'function' ? view(query) : view)));

describe('a cohort', () => {
  it('shows its roster with roles and who sent them, and leads to its space', async () => {
    show(
      makeCohort({
        scholarCount: 2,
        roster: {
          items: [
            { ...makeCard(), role: 'participant', sentBy: { id: testId(502), name: 'University of Basel' } },
            { ...makeCard({ id: testId(12), name: 'Ngozi Okafor' }), role: 'faculty', sentBy: null },
          ],
          next: null,
        },
      }),
    );
    await renderPage(address);
    const roster = within(await screen.findByRole('region', { name: 'Roster' }));
    const [first, second] = roster.getAllByRole('article');
    expect(first).toHaveTextContent('sent by University of Basel');
    expect(second).toHaveTextContent('Faculty');
    expect(screen.getByRole('link', { name: 'To its space' })).toHaveAttribute('href', '/discussions/educators-2019-spring');
    expect(roster.queryByText(/to themselves/)).not.toBeInTheDocument();
    expect(screen.getByText(/March 4, 2019|4 March 2019/)).toBeVisible();
  });

  it('shows the rest of a long roster, and counts who keeps to themselves at its end', async () => {
    show((query) =>
      query.get('cursor')
        ? makeCohort({
            roster: { items: [{ ...makeCard({ id: testId(12), name: 'Ngozi Okafor' }), role: 'participant', sentBy: null }], next: null },
          })
        : makeCohort({ roster: { items: makeCohort().roster.items, next: 'more' } }),
    );
    const { user } = await renderPage(address);
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Ngozi Okafor')).toBeVisible();
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(screen.getByText('40 more keep their cohorts to themselves.')).toBeVisible();
  });

  it('counts its people as bars and as a table', async () => {
    show(makeCohort());
    const { user } = await renderPage(address);
    const card = within(await screen.findByRole('region', { name: 'Where they are' }));
    expect(card.getByRole('list', { name: 'Where they are' })).toHaveTextContent('Switzerland3Kenya2');
    await user.click(card.getByRole('button', { name: 'As a table' }));
    expect(card.getAllByRole('row').map((row) => row.textContent)).toEqual(['CountryScholars', 'Switzerland3', 'Kenya2']);
  });

  it('has no space where there is none to read, and an empty roster says so', async () => {
    show(makeCohort({ space: null, roster: { items: [], next: null }, countries: [], professions: [] }));
    await renderPage(address);
    expect(await screen.findByText('Nobody to show yet')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'To its space' })).not.toBeInTheDocument();
  });

  it('tells its loading and a failure', async () => {
    server.use(silence('get', '/api/cohorts/:id'));
    const { unmount } = await renderPage(address);
    expect(await screen.findByText('Loading the cohort')).toBeInTheDocument();
    unmount();
    server.use(refuse('get', '/api/cohorts/:id', 404));
    await renderPage(address);
    expect(await screen.findByRole('alert')).toHaveTextContent('There is nothing here that you can open');
  });
});
