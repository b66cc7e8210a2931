import { describe, expect, it } from '@jest/globals';
import type { ProgramList } from '@scholars-commons/shared/programs';
import { screen, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { makeCohortRow, makeProgram, testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const show = (...items: ProgramList['items']) => server.use(answer<ProgramList>('get', '/api/programs', { items }));
const manyCohorts = Array.from({ length: 30 }, (_, index) =>
  makeCohortRow({ id: testId(4000 + index), name: `${1997 + index}`, year: 1997 + index, isMine: index === 0 }),
);

describe('the programs', () => {
  it('stand with their figures, the ones I took part in first', async () => {
    show(makeProgram({ id: testId(302), name: 'Assessment' }), makeProgram({ cohorts: [makeCohortRow({ isMine: true })] }));
    await renderPage('/programs');
    const articles = await screen.findAllByRole('article');
    expect(articles.map((article) => within(article).getByRole('heading').textContent)).toEqual(['Program for Educators', 'Assessment']);
    expect(articles[0]).toHaveTextContent('900 scholars · 1 cohort · 1994 – 2026');
    expect(screen.getAllByRole('link', { name: /2019 spring/ })[0]).toHaveTextContent('yours');
  });

  it('show the latest cohorts and mine, and all of them at a press', async () => {
    show(makeProgram({ cohorts: manyCohorts }));
    const { user } = await renderPage('/programs');
    const list = await screen.findByRole('list', { name: 'Cohorts of Program for Educators' });
    expect(within(list).getAllByRole('link')).toHaveLength(13);
    expect(within(list).getByRole('link', { name: /^1997/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'All 30 cohorts' }));
    expect(within(list).getAllByRole('link')).toHaveLength(30);
  });

  it('tell their loading, their absence and a failure', async () => {
    server.use(silence('get', '/api/programs'));
    const { unmount } = await renderPage('/programs');
    expect(await screen.findByText('Loading the programs')).toBeInTheDocument();
    unmount();
    show();
    const second = await renderPage('/programs');
    expect(await screen.findByText('No programs yet')).toBeVisible();
    second.unmount();
    server.use(refuse('get', '/api/programs', 503));
    await renderPage('/programs');
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
  });
});

describe('one program', () => {
  it('has its cohorts as a table, the latest first', async () => {
    show(makeProgram({ cohorts: manyCohorts.slice(-2) }));
    await renderPage(`/programs/${testId(301)}`);
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual(['CohortYearWhereScholars', '20262026In Boston42', '20252025In Boston42']);
    expect(screen.getByRole('link', { name: 'See its scholars' })).toHaveAttribute('href', `/people?program=${testId(301)}`);
  });

  it('says when there is no such program', async () => {
    show(makeProgram());
    await renderPage(`/programs/${testId(999)}`);
    expect(await screen.findByText('There is no such program')).toBeVisible();
  });
});
