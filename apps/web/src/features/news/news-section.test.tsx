import { describe, expect, it } from '@jest/globals';
import type { InstitutionView } from '@scholars-commons/shared/institutions';
import type { NewsPage } from '@scholars-commons/shared/news';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { screen, within } from '@testing-library/react';
import { answer } from '../../testing/handlers';
import { makeNewsCard, makeNewsPage } from '../../testing/news';
import { makeInstitution, makeOwnScholar, makeScholar, testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

/** Answers the news, and keeps what was asked. */
function serve(page: (query: URLSearchParams) => NewsPage) {
  const asked: string[] = [];
  server.use(answer<NewsPage>('get', '/api/news', ({ query }) => (asked.push(query.toString()), page(query))));
  return asked;
}

describe('news on other pages', () => {
  it('stand on the page of whom they concern, with more of them on a press', async () => {
    const asked = serve((query) =>
      query.get('cursor')
        ? makeNewsPage([makeNewsCard({ id: testId(9), title: 'The first of all' })])
        : makeNewsPage([makeNewsCard()], 'next'),
    );
    server.use(answer<ScholarView>('get', '/api/scholars/:id', makeScholar()));
    const { user } = await renderPage(`/people/${testId(11)}`);
    const section = within(await screen.findByRole('region', { name: 'In the news' }));
    expect(asked).toEqual([`scholar=${testId(11)}&limit=4`]);
    await user.click(section.getByRole('button', { name: 'Show more' }));
    expect(await section.findByRole('link', { name: 'The first of all' })).toBeVisible();
  });

  it('stand on the page of an institution, with the way to all from there', async () => {
    const asked = serve(() => makeNewsPage([makeNewsCard()]));
    server.use(answer<InstitutionView>('get', '/api/institutions/:id', makeInstitution()));
    await renderPage(`/institutions/${testId(501)}`);
    const section = within(await screen.findByRole('region', { name: 'News' }));
    expect(asked).toEqual([`institution=${testId(501)}&limit=4`]);
    expect(section.getByRole('link', { name: 'All news from here' })).toHaveAttribute(
      'href',
      `/news?institution=${testId(501)}&at=Inselspital+Bern`,
    );
  });

  it('begin at an achievement of one’s own', async () => {
    server.use(answer<ScholarView>('get', '/api/scholars/:id', makeOwnScholar()));
    const { user } = await renderPage(`/people/${testId(1)}`);
    await user.click(await screen.findByRole('button', { name: 'Edit: Achievements' }));
    expect(await screen.findByRole('link', { name: 'Share as news: Teacher of the year' })).toHaveAttribute(
      'href',
      `/news/submit?achievement=${testId(801)}`,
    );
  });
});
