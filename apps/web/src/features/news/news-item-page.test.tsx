import { describe, expect, it } from '@jest/globals';
import type { CongratulationsView, NewsItem } from '@scholars-commons/shared/news';
import { screen, waitFor, within } from '@testing-library/react';
import { aminaAuthor, joerg, ngozi } from '../../testing/discussions';
import { answer, refuse } from '../../testing/handlers';
import { editor, makeNewsCard, makeNewsItem } from '../../testing/news';
import { testId } from '../../testing/people';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const ID = testId(5001);
const serve = (change: Partial<NewsItem> = {}) => server.use(answer<NewsItem>('get', '/api/news/:id', makeNewsItem(change)));
const open = async (...options: Parameters<typeof renderPage> extends [string, ...infer Rest] ? Rest : never) => {
  const page = await renderPage(`/news/${ID}`, ...options);
  await screen.findByRole('heading', { level: 1, name: 'Ngozi Okafor receives the national teaching prize' });
  return page;
};
const congratulated = (change: Partial<CongratulationsView>): CongratulationsView => ({
  newsId: ID,
  congratulations: 3,
  mine: true,
  congratulatedBy: [joerg, aminaAuthor],
  ...change,
});

describe('a news item', () => {
  it('links whoever lets it stand on the own page; the others are plain text', async () => {
    serve({ related: [makeNewsCard({ id: testId(7), title: 'Another prize' })] });
    await open();
    const people = within(screen.getByRole('list', { name: 'Whom it concerns' }));
    expect(people.getByRole('link', { name: /^Ngozi Okafor/ })).toHaveAttribute('href', `/people/${ngozi.id}`);
    expect(people.getByText('Jörg Müller').closest('a')).toBeNull();
    expect(screen.getByRole('img', { name: 'Ngozi Okafor with three nurses in the skills lab' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'More at prize.example' })).toHaveAttribute('href', 'https://www.prize.example/2026');
    expect(screen.getAllByText('May 2026')[0]).toBeVisible();
    expect(screen.getByRole('link', { name: 'Another prize' })).toHaveAttribute('href', `/news/${testId(7)}`);
    expect(screen.getByRole('button', { name: 'Ask a moderator to look' })).toBeVisible();
    expect(screen.queryByText('Shall this stand on your page?')).toBeNull();
  });

  it('is congratulated at once, and the number is the one of the answer', async () => {
    serve();
    let arrive: (view: CongratulationsView) => void = () => {};
    server.use(answer<CongratulationsView>('put', '/api/news/:id/congratulations', () => new Promise((resolve) => (arrive = resolve))));
    const { user } = await open();
    expect(screen.getByText('2 congratulations')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Congratulate' }));
    expect(screen.getByText('3 congratulations')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Congratulated' })).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() => {
      arrive(congratulated({ congratulations: 12 }));
      expect(screen.getByText('12 congratulations')).toBeVisible();
    });
    expect(await screen.findByText('You congratulated. That makes 12 congratulations.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Amina Diallo' })).toBeVisible();
    server.use(
      answer<CongratulationsView>(
        'delete',
        '/api/news/:id/congratulations',
        congratulated({ congratulations: 11, mine: false, congratulatedBy: [joerg] }),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Congratulated' }));
    expect(await screen.findByText('11 congratulations')).toBeVisible();
  });

  it('takes a congratulation back that did not arrive, and says so', async () => {
    serve();
    server.use(refuse('put', '/api/news/:id/congratulations', 500));
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Congratulate' }));
    expect(await screen.findByText(/^That did not arrive/)).toBeVisible();
    expect(screen.getByText('2 congratulations')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Congratulate' })).toHaveAttribute('aria-pressed', 'false');
  });

  it('asks who is named, who may say yes and change his mind', async () => {
    serve({ standing: 'asked' });
    const sent: unknown[] = [];
    server.use(
      answer<NewsItem>('put', '/api/news/:id/standing', ({ body }) => {
        sent.push(body);
        return makeNewsItem({ standing: (body as { agrees: boolean }).agrees ? 'agreed' : 'declined' });
      }),
    );
    const { user } = await open();
    const card = within(screen.getByRole('region', { name: 'Shall this stand on your page?' }));
    await user.click(card.getByRole('button', { name: 'Yes, on my page' }));
    expect(await card.findByText('This news stands on your page, and your name leads there.')).toBeVisible();
    await user.click(card.getByRole('button', { name: 'Take it off my page' }));
    expect(await card.findByRole('button', { name: 'Let it stand on my page' })).toBeVisible();
    expect(sent).toEqual([{ agrees: true }, { agrees: false }]);
  });

  it('leads its submitter and editors to the submission', async () => {
    serve({ submissionId: testId(6001) });
    await open({ as: editor });
    expect(screen.getByRole('link', { name: 'Open the submission' })).toHaveAttribute('href', `/me/submissions/${testId(6001)}`);
  });

  it('that is gone says so', async () => {
    server.use(refuse('get', '/api/news/:id', 404));
    await renderPage(`/news/${ID}`);
    expect(await screen.findByRole('heading', { level: 1, name: 'This news is not here any more' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'To all news' })).toHaveAttribute('href', '/news');
  });
});
