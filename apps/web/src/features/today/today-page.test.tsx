import { describe, expect, it } from '@jest/globals';
import type { ThreadRow } from '@scholars-commons/shared/discussions';
import type { TodayView } from '@scholars-commons/shared/today';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { makeNewsCard } from '../../testing/news';
import { makeCard, testId } from '../../testing/people';
import { amina } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const author = { id: testId(11), name: 'Jörg Müller', credentials: 'MD', photoId: null, isStaff: false };
const thread: ThreadRow = {
  id: testId(101),
  title: 'Sequential OSCEs',
  slug: 'sequential-osces',
  space: { id: testId(201), slug: 'assessment', name: 'Assessment' },
  author,
  lastAuthor: author,
  lastPostAt: '2026-05-03T12:02:00.000Z',
  lastPostNumber: 9,
  postCount: 9,
  readNumber: 7,
  unread: 2,
  isNew: false,
  isPinned: false,
  isClosed: false,
  excerpt: 'We moved four stations to sequential testing this spring.',
};

const makeToday = (change: Partial<TodayView> = {}): TodayView => ({
  since: '2026-05-03T08:00:00.000Z',
  unreadThreads: [thread],
  unreadThreadCount: 3,
  unreadNotifications: 2,
  recentThreads: [{ ...thread, id: testId(102), title: 'Feedback in five minutes', unread: 0 }],
  newColleagues: [makeCard({ id: testId(12), name: 'Ngozi Okafor' })],
  newColleagueCount: 14,
  myCohorts: [
    {
      id: testId(401),
      name: '2019 spring',
      year: 2019,
      program: { id: testId(301), name: 'Program for Educators', slug: 'educators' },
      spaceSlug: 'educators-2019-spring',
    },
  ],
  places: {
    countries: [
      { code: 'US', scholars: 3214 },
      { code: 'KE', scholars: 41 },
    ],
    cities: [
      { city: 'Nairobi', countryCode: 'KE', lat: -1.3, lon: 36.8, scholars: 21 },
      ...Array.from({ length: 10 }, (_each, n) => ({ city: `Town ${n}`, countryCode: 'US', lat: 40, lon: -90 - n, scholars: 40 - n })),
    ],
    moreCities: 12,
    scholars: 3255,
  },
  totals: { scholars: 7214, institutions: 612, hubs: 88, countries: 2 },
  professions: [{ code: 'nurse', name: 'Registered nurse', count: 1148 }],
  news: [],
  profile: { percent: 75, next: 'photo' },
  ...change,
});

const show = (change: Partial<TodayView> = {}) => server.use(answer<TodayView>('get', '/api/today', makeToday(change)));

describe('today', () => {
  it('greets by name and says in one sentence what is new', async () => {
    show();
    await renderPage('/');
    expect(await screen.findByText(/Since .*: 3 threads, 2 notifications, and 14 new colleagues\./)).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Good (morning|afternoon|evening), Amina$/);
    expect(document.title).toBe('Today · Scholars Commons');
  });

  it('shows what went on in threads, and leads to all of it', async () => {
    show();
    await renderPage('/');
    const unread = within(await screen.findByRole('region', { name: 'Since you were here' }));
    expect(unread.getByRole('link', { name: 'Sequential OSCEs' })).toHaveAttribute('href', `/threads/${testId(101)}/sequential-osces`);
    expect(unread.getByText(/We moved four stations/)).toBeVisible();
    expect(unread.getByRole('link', { name: 'See all 3 unread threads' })).toHaveAttribute('href', '/discussions?filter=unread');
    expect(screen.getByRole('link', { name: 'Open notifications' })).toHaveAttribute('href', '/me/notifications');
    expect(screen.queryByText('You have caught up.')).not.toBeInTheDocument();
  });

  it('says when all is read, and shows what people talked about lately', async () => {
    show({ unreadThreads: [], unreadThreadCount: 0, unreadNotifications: 0, newColleagueCount: 0, newColleagues: [] });
    await renderPage('/');
    expect(await screen.findByText('You have caught up.')).toBeVisible();
    expect(
      within(screen.getByRole('region', { name: 'Lately active' })).getByRole('link', { name: 'Feedback in five minutes' }),
    ).toBeVisible();
    expect(screen.getByText(/^Nothing new since/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'New colleagues' })).not.toBeInTheDocument();
  });

  it('invites the first words where nobody has talked yet', async () => {
    show({ unreadThreads: [], unreadThreadCount: 0, unreadNotifications: 0, recentThreads: [], myCohorts: [], professions: [] });
    await renderPage('/');
    expect(await screen.findByText('No talk yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Start a thread' })).toHaveAttribute('href', '/discussions/new');
    expect(screen.getByText(/You are in no cohort/)).toBeVisible();
  });

  it('shows new colleagues and my cohorts with their talk', async () => {
    show();
    await renderPage('/');
    const colleagues = within(await screen.findByRole('region', { name: 'New colleagues' }));
    expect(colleagues.getByRole('article')).toHaveTextContent('Ngozi Okafor');
    expect(colleagues.getByRole('link', { name: 'See them all' })).toHaveAttribute('href', '/people?sort=recent');
    expect(screen.getByRole('link', { name: 'Talk in the space of Program for Educators, 2019 spring' })).toHaveAttribute(
      'href',
      '/discussions/educators-2019-spring',
    );
  });

  it('draws where the people are, each bubble with its words, and has the same as a table', async () => {
    show();
    const { user } = await renderPage('/');
    const card = within(await screen.findByRole('region', { name: 'Where our people are' }));
    const map = await card.findByRole(
      'img',
      { name: /3,255 scholars show where they are, in 2 countries; most of them in United States and Kenya/ },
      { timeout: 15_000 },
    );
    expect([...map.querySelectorAll('title')].map((title) => title.textContent).slice(0, 4)).toEqual([
      'United States: 3,214',
      'Kenya: 41',
      'Nairobi: 21',
      'Town 0: 40',
    ]);
    expect(card.getByText('Boundaries: Natural Earth; no position taken.')).toBeVisible();
    expect(card.getByText('7,214 scholars · 2 countries · 612 institutions · 88 hubs')).toBeVisible();
    await user.click(card.getByRole('button', { name: 'View as a table' }));
    const rows = within(card.getByRole('table', { name: 'Scholars by country' })).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'CountryScholarsOf them in',
      'United States3,214Town 0 40, Town 1 39, Town 2 38, Town 3 37, Town 4 36, Town 5 35, Town 6 34, Town 7 33 and 2 other cities',
      'Kenya41Nairobi 21',
    ]);
    expect(card.getByRole('link', { name: 'Kenya' })).toHaveAttribute('href', '/people?country=KE');
    expect(card.getByText('A city is named from three people on. 12 smaller cities are left out.')).toBeVisible();
  });

  it('counts what they do, each line leading to them', async () => {
    show();
    await renderPage('/');
    const card = within(await screen.findByRole('region', { name: 'What they do' }));
    expect(card.getByRole('link', { name: 'Registered nurse' })).toHaveAttribute('href', '/people?profession=nurse');
    expect(card.getByText('1,148')).toBeVisible();
  });

  it('names one useful thing for my page, with that block open, until I send it away', async () => {
    show();
    const { user } = await renderPage('/');
    expect(await screen.findByRole('link', { name: 'Add a photo' })).toHaveAttribute('href', `/people/${testId(1)}?edit=photo`);
    server.use(answer('patch', '/api/account/settings', { ...amina.settings, hideCompleteness: true }));
    await user.click(screen.getByRole('button', { name: 'Do not show this again' }));
    expect(screen.queryByRole('link', { name: 'Add a photo' })).not.toBeInTheDocument();
  });

  it('asks nothing more of a page that is complete', async () => {
    show({ profile: { percent: 100, next: null } });
    await renderPage('/');
    await screen.findByRole('region', { name: 'What they do' });
    expect(screen.queryByRole('img', { name: /complete/ })).not.toBeInTheDocument();
  });

  it('follows what is read on another device', async () => {
    show();
    const { live } = await renderPage('/');
    await screen.findByRole('region', { name: 'Since you were here' });
    show({ unreadThreads: [], unreadThreadCount: 0, unreadNotifications: 0 });
    live.receive('me.changed', { caughtUp: { at: '2026-05-03T12:02:00.000Z' } });
    await waitFor(() => expect(screen.getByText('You have caught up.')).toBeVisible());
  });

  it('tells its loading and a failure', async () => {
    server.use(silence('get', '/api/today'));
    const { unmount } = await renderPage('/');
    expect(await screen.findByText('Loading what is new')).toBeInTheDocument();
    unmount();
    server.use(refuse('get', '/api/today', 500));
    await renderPage('/');
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
  });

  it('shows what went out last, with the way to all news', async () => {
    server.use(answer<TodayView>('get', '/api/today', makeToday({ news: [makeNewsCard()] })));
    await renderPage('/');
    const news = within(await screen.findByRole('region', { name: 'Colleagues’ news' }));
    expect(news.getByRole('link', { name: 'Ngozi Okafor receives the national teaching prize' })).toBeVisible();
    expect(news.getByRole('link', { name: 'All news' })).toHaveAttribute('href', '/news');
  });
});
