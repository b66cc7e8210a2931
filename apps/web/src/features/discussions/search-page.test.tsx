import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SpaceList } from '@scholars-commons/shared/discussions';
import type { FoundPost, PostSearchPage } from '@scholars-commons/shared/search';
import { act, screen, waitFor, within } from '@testing-library/react';
import { display } from '../../lib/display';
import { joerg, ngozi, postId, row, space } from '../../testing/discussions';
import { answer, cut, refuse } from '../../testing/handlers';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const plain = (text: string) => ({ text, isMarked: false });
const mark = (text: string) => ({ text, isMarked: true });

const found = (number: number, more: Partial<FoundPost> = {}): FoundPost => ({
  id: postId(number),
  number,
  createdAt: '2026-05-01T08:10:00.000Z',
  author: number % 2 ? joerg : ngozi,
  thread: { id: row(1).id, slug: 'thread-1', title: [plain('How do you '), mark('debrief'), plain('?')] },
  space: row(1).space,
  snippet: [plain(`In ${number} we `), mark('debrief'), plain(' <b>twice</b> …')],
  ...more,
});
const pageOf = (items: FoundPost[], more: Partial<PostSearchPage> = {}): PostSearchPage => ({
  items,
  next: null,
  total: items.length,
  gaveUp: false,
  hasWords: true,
  ...more,
});

const gaveUp = (items: FoundPost[]): PostSearchPage => ({ items, next: null, gaveUp: true, hasWords: true });

let asked: string[];
const serve = (page: PostSearchPage | ((query: URLSearchParams) => PostSearchPage)) =>
  server.use(
    answer<PostSearchPage>('get', '/api/search/posts', ({ query }) => {
      asked.push(query.toString());
      return typeof page === 'function' ? page(query) : page;
    }),
  );
beforeEach(() => {
  asked = [];
  server.use(
    answer<SpaceList>('get', '/api/spaces', { items: [space()], can: { create: false } }),
    answer('get', '/api/threads', { items: [], next: null }),
  );
});
const box = () => screen.getByRole('searchbox', { name: 'Search posts' });
const results = async () => within(await screen.findByRole('list', { name: 'Posts found' }));

describe('the search over posts', () => {
  it('asks nothing before somebody searches, and says how it works', async () => {
    serve(pageOf([found(1)]));
    const { user } = await renderPage('/discussions/search');
    expect(screen.getByText('What are you looking for?')).toBeVisible();
    await user.type(box(), 'debrief');
    expect(asked).toEqual([]);
  });

  it('shows thread, words around, writer, time and place of each, with the words marked and nothing run as HTML', async () => {
    serve(pageOf([found(4), found(5)]));
    const { user, address, container } = await renderPage('/discussions/search');
    await user.type(box(), 'debrief “after the station”{Enter}');
    const list = await results();
    expect(address()).toBe(`/discussions/search?q=${encodeURIComponent('debrief “after the station”').replaceAll('%20', '+')}`);
    const [first] = list.getAllByRole('listitem');
    expect(list.getAllByRole('link', { name: /^How do you debrief ?\?$/ })[0]).toHaveAttribute(
      'href',
      `/threads/${row(1).id}/thread-1?post=4`,
    );
    expect(first).toHaveTextContent('In 4 we debrief <b>twice</b> …');
    expect(first).toHaveTextContent('Ngozi Okafor');
    expect(first).toHaveTextContent('Assessment & OSCEs');
    expect([...container.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
      'debrief',
      'debrief',
      'debrief',
      'debrief',
    ]);
    expect(container.querySelector('li b')).toBeNull();
    expect(screen.getByText('2 posts found')).toBeVisible();
  });

  it('keeps words, space and writer in the address, and lifts them', async () => {
    serve(pageOf([found(4)]));
    const { user, address } = await renderPage('/discussions/search?q=debrief');
    await screen.findByRole('option', { name: 'Assessment & OSCEs' });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Where' }), 'assessment');
    await waitFor(() => expect(address()).toBe('/discussions/search?q=debrief&space=assessment'));
    await user.click((await results()).getByRole('button', { name: 'Only posts by Ngozi Okafor' }));
    await waitFor(() => expect(asked.at(-1)).toBe(`q=debrief&space=assessment&author=${ngozi.id}`));
    await user.click(await screen.findByRole('button', { name: 'Only by Ngozi Okafor: remove this filter' }));
    await waitFor(() => expect(address()).toBe('/discussions/search?q=debrief&space=assessment'));
  });

  it('shows more by key', async () => {
    serve((query) => (query.get('cursor') === 'place' ? pageOf([found(2)]) : pageOf([found(1)], { next: 'place', total: 2 })));
    const { user } = await renderPage('/discussions/search?q=debrief');
    await results();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(async () => expect((await results()).getAllByRole('listitem')).toHaveLength(2));
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it.each([
    ['nothing found', 'q=xylograph', pageOf([]), 'No post holds “xylograph”', 'Try fewer words'],
    ['nothing to look for', 'q=the', pageOf([], { hasWords: false }), 'Nothing to look for in that', 'Add one word'],
    ['a search that took too long', 'q=one', gaveUp([]), 'Nothing found in the time there was', 'choose one space'],
  ])('says what to try after %s', async (_what, query, page, title, words) => {
    serve(page);
    await renderPage(`/discussions/search?${query}`);
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getByText(new RegExp(words))).toBeVisible();
  });

  it('offers all spaces where one holds nothing', async () => {
    serve((query) => pageOf(query.has('space') ? [] : [found(1)]));
    const { user } = await renderPage('/discussions/search?q=debrief&space=assessment');
    await user.click(await screen.findByRole('button', { name: 'Search all spaces' }));
    expect((await results()).getAllByRole('listitem')).toHaveLength(1);
  });

  it('says that it gave up, beside what it has', async () => {
    serve({ ...gaveUp([found(1)]), next: 'place' });
    await renderPage('/discussions/search?q=one');
    expect(await screen.findByText(/only the newest were looked through/)).toBeVisible();
    expect((await results()).getAllByRole('listitem')).toHaveLength(1);
    expect(screen.queryByText(/posts? found/)).toBeNull();
  });

  it.each([
    ['the network is away', () => cut('get', '/api/search/posts'), 'We could not reach the server'],
    ['the space is none of the reader’s', () => refuse('get', '/api/search/posts', 404), /not/i],
  ])('says so when %s, and asks again', async (_what, refused, title) => {
    server.use(refused());
    const { user } = await renderPage('/discussions/search?q=debrief');
    expect(await within(await screen.findByRole('alert')).findByText(title, { selector: 'p:first-child' })).toBeVisible();
    serve(pageOf([found(1)]));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await results()).getAllByRole('listitem')).toHaveLength(1);
  });

  it('is reached by the key /, unless single keys are off', async () => {
    const { user } = await renderPage('/discussions');
    await screen.findByRole('searchbox', { name: 'Search posts' });
    await user.keyboard('/');
    expect(box()).toHaveFocus();
    expect(box()).toHaveValue('');
    await user.keyboard('and/or');
    expect(box()).toHaveValue('and/or');
    box().blur();
    act(() => display.change({ singleKeyShortcuts: false }));
    await user.keyboard('/');
    expect(box()).not.toHaveFocus();
    expect(box()).not.toHaveAttribute('aria-keyshortcuts');
    act(() => display.change({ singleKeyShortcuts: true }));
  });

  it('leads from the discussions to all, from a space to its own posts', async () => {
    serve(pageOf([found(1)]));
    const everywhere = await renderPage('/discussions');
    await everywhere.user.type(await screen.findByRole('searchbox'), 'debrief{Enter}');
    await waitFor(() => expect(everywhere.address()).toBe('/discussions/search?q=debrief'));
    everywhere.unmount();
    const one = await renderPage('/discussions/assessment');
    await one.user.type(await screen.findByRole('searchbox', { name: 'Search posts in Assessment & OSCEs' }), 'debrief{Enter}');
    await waitFor(() => expect(one.address()).toBe('/discussions/search?q=debrief&space=assessment'));
  });
});
