import { describe, expect, it } from '@jest/globals';
import type { NewsPage } from '@scholars-commons/shared/news';
import type { InstitutionSuggestions } from '@scholars-commons/shared/suggest';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { makeNewsCard, makeNewsPage } from '../../testing/news';
import { testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

/** Answers the news, and keeps what was asked. */
function serve(page: NewsPage | ((query: URLSearchParams) => NewsPage)) {
  const asked: string[] = [];
  server.use(
    answer<NewsPage>('get', '/api/news', ({ query }) => {
      asked.push(query.toString());
      return typeof page === 'function' ? page(query) : page;
    }),
  );
  return asked;
}
const list = async () => within(await screen.findByRole('list', { name: 'News' }));

describe('the news', () => {
  it('stand as cards with picture, kind, people and congratulations', async () => {
    serve(
      makeNewsPage([makeNewsCard(), makeNewsCard({ id: testId(2), title: 'A grant', kind: 'grant', picture: null, congratulations: 0 })]),
    );
    await renderPage('/news');
    const cards = await list();
    expect(cards.getByRole('link', { name: 'Ngozi Okafor receives the national teaching prize' })).toHaveAttribute(
      'href',
      `/news/${testId(5001)}`,
    );
    expect(cards.getByRole('img', { name: 'Ngozi Okafor with three nurses in the skills lab' })).toHaveAttribute(
      'srcset',
      expect.stringContaining(`/api/news-pictures/${testId(5901)}/1280 1280w`),
    );
    expect(cards.getByText('Award')).toBeVisible();
    expect(cards.getByText('2 congratulations')).toBeVisible();
    expect(cards.getAllByText('Jörg Müller')).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'Share your news' })).toHaveAttribute('href', '/news/submit');
  });

  it('pass a decorative picture over', async () => {
    serve(makeNewsPage([makeNewsCard({ picture: { id: testId(3), alt: 'left over', isDecorative: true } })]));
    await renderPage('/news');
    await list();
    expect(screen.queryByRole('img', { name: 'left over' })).toBeNull();
  });

  it('are narrowed by kind, country and institution, which stand in the address', async () => {
    const asked = serve((query) => makeNewsPage(query.get('kind') === 'grant' ? [] : [makeNewsCard()]));
    server.use(
      answer<InstitutionSuggestions>('get', '/api/suggest/institutions', {
        items: [
          { id: testId(501), name: 'Inselspital Bern', countryCode: 'CH', city: 'Bern', matched: null, scholarCount: 3, isClosed: false },
        ],
      }),
    );
    const { user, address } = await renderPage('/news?odd=1');
    await list();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Grant');
    expect(await screen.findByText('No news fits')).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'Kenya');
    await user.type(screen.getByRole('combobox', { name: 'Institution' }), 'Insel');
    await user.click(await screen.findByRole('option', { name: /Inselspital Bern/ }));
    await waitFor(() => expect(asked.at(-1)).toBe(`kind=grant&country=KE&institution=${testId(501)}`));
    expect(address()).toBe(`/news?kind=grant&country=KE&institution=${testId(501)}&at=Inselspital+Bern`);
    expect(screen.getByRole('combobox', { name: 'Institution' })).toHaveValue('Inselspital Bern');
    await user.click(screen.getByRole('link', { name: 'Lift the filters' }));
    await list();
    expect(address()).toBe('/news');
    expect(screen.getByRole('combobox', { name: 'Institution' })).toHaveValue('');
    expect(asked.at(0)).toBe('');
  });

  it('come page by page', async () => {
    serve((query) =>
      query.get('cursor') ? makeNewsPage([makeNewsCard({ id: testId(9), title: 'The second' })]) : makeNewsPage([makeNewsCard()], 'next'),
    );
    const { user } = await renderPage('/news');
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('link', { name: 'The second' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('say what will be here while there are none', async () => {
    serve(makeNewsPage([]));
    await renderPage('/news');
    expect(await screen.findByText('No news yet')).toBeVisible();
    expect(screen.getAllByRole('link', { name: 'Share your news' })).toHaveLength(2);
  });

  it('say what failed, and ask again', async () => {
    server.use(refuse('get', '/api/news', 500));
    const { user } = await renderPage('/news');
    await screen.findByRole('alert');
    serve(makeNewsPage([makeNewsCard()]));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await list();
  });

  it('are on their way at first', async () => {
    server.use(silence('get', '/api/news'));
    await renderPage('/news');
    expect(await screen.findByText('Loading the news')).toBeInTheDocument();
  });
});
