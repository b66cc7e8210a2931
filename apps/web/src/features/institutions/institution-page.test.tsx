import { describe, expect, it } from '@jest/globals';
import type { InstitutionView } from '@scholars-commons/shared/institutions';
import { screen, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { makeInstitution, testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const address = `/institutions/${testId(501)}`;
const show = (change: Partial<InstitutionView> = {}) =>
  server.use(answer<InstitutionView>('get', '/api/institutions/:id', makeInstitution(change)));

describe('an institution', () => {
  it('shows its facts, its people, and whom it sent', async () => {
    show();
    await renderPage(address);
    expect(await screen.findByRole('heading', { level: 1, name: 'Inselspital Bern' })).toBeVisible();
    const facts = within(screen.getByRole('region', { name: 'Facts' }));
    expect(facts.getByText('It sent 7 scholars to the programs.')).toBeVisible();
    expect(facts.getByText('Bern University Hospital')).toHaveAttribute('lang', 'en');
    expect(facts.getByRole('link', { name: 'insel.example' })).toHaveAttribute('href', 'https://www.insel.example/');
    expect(facts.getByRole('link', { name: '01q9sj412' })).toHaveAttribute('href', 'https://ror.org/01q9sj412');
    expect(within(screen.getByRole('region', { name: 'People here now' })).getByRole('article')).toHaveTextContent('Jörg Müller');
  });

  it.each<[string, Partial<InstitutionView>]>([
    ['2 more scholars and it is a hub.', { scholarCount: 3, missing: 2 }],
    ['One more scholar and it is a hub.', { scholarCount: 4, missing: 1 }],
    ['A hub begins with five scholars.', { scholarCount: 1, missing: null }],
    ['A hub: 12 scholars work here now.', { scholarCount: 12, missing: null, isHub: true }],
  ])('says of the hub: %s', async (words, change) => {
    show(change);
    await renderPage(address);
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('names what it is part of, and what was before it', async () => {
    show({
      parents: [
        { id: testId(502), name: 'University of Bern' },
        { id: null, name: 'Canton of Bern' },
      ],
      predecessors: [{ id: testId(503), name: 'Old Island Hospital' }],
    });
    await renderPage(address);
    const facts = within(await screen.findByRole('region', { name: 'Facts' }));
    expect(facts.getByRole('link', { name: 'University of Bern' })).toHaveAttribute('href', `/institutions/${testId(502)}`);
    expect(facts.getByText('Canton of Bern').closest('a')).toBeNull();
    expect(facts.getByRole('link', { name: 'Old Island Hospital' })).toBeVisible();
  });

  it('says that it has closed, and leads to where its work goes on', async () => {
    show({ status: 'inactive', successor: { id: testId(504), name: 'Insel Group' }, people: [], scholarCount: 0, missing: null });
    await renderPage(address);
    const notice = await screen.findByText(/This institution has closed/);
    expect(notice).toHaveTextContent('Whoever still names it as the main position is counted there.');
    expect(within(notice).getByRole('link', { name: 'Insel Group' })).toHaveAttribute('href', `/institutions/${testId(504)}`);
    expect(screen.getByText('Nobody is counted here any more')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Hub' })).toBeNull();
  });

  it('names all of those among whom it was divided', async () => {
    show({
      status: 'inactive',
      successors: [
        { id: testId(504), name: 'Insel North' },
        { id: null, name: 'Insel South' },
      ],
    });
    await renderPage(address);
    const notice = await screen.findByText(/This institution has closed/);
    expect(notice).toHaveTextContent('This institution has closed. Its work goes on at Insel North, Insel South.');
  });

  it('counts by profession and cohort, with ways to those people', async () => {
    show();
    await renderPage(address);
    const professions = within(await screen.findByRole('region', { name: 'By profession' }));
    expect(professions.getByRole('link', { name: 'Registered nurse' })).toHaveAttribute(
      'href',
      `/people?institution=${testId(501)}&profession=nurse`,
    );
    const cohorts = within(screen.getByRole('region', { name: 'By cohort' }));
    expect(cohorts.getByRole('link', { name: 'Program for Educators, 2019 spring' })).toHaveAttribute('href', `/cohorts/${testId(401)}`);
  });

  it('counts whom it may not name', async () => {
    show({ scholarCount: 9, isHub: true, missing: null, morePeople: 3 });
    await renderPage(address);
    expect(await screen.findByText('5 more work here and keep it to themselves.')).toBeVisible();
    expect(screen.getByText(/3 more scholars/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'See all in the directory' })).toHaveAttribute('href', `/people?institution=${testId(501)}`);
  });

  it('asks whoever works there to say so, when nobody is there', async () => {
    show({ people: [], scholarCount: 0, missing: null, isProposed: true });
    await renderPage(address);
    expect(await screen.findByText('Nobody here now')).toBeVisible();
    expect(screen.getByRole('link', { name: 'To my page' })).toHaveAttribute('href', `/people/${testId(1)}?edit=positions`);
    expect(screen.getByText(/A scholar proposed this name/)).toBeVisible();
  });

  it('tells its loading and a failure', async () => {
    server.use(silence('get', '/api/institutions/:id'));
    const { unmount } = await renderPage(address);
    expect(await screen.findByText('Loading the institution')).toBeInTheDocument();
    unmount();
    server.use(refuse('get', '/api/institutions/:id', 404));
    await renderPage(address);
    expect(await screen.findByRole('alert')).toHaveTextContent('There is nothing here that you can open');
  });
});
