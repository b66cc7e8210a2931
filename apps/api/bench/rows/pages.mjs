/** Pages and writes, as answers a second: ours beside the floor. */

/**
 * @typedef {import('../load/http-load.mjs').Request} Request
 * @typedef {{ name: string, goal: number, connections: number[], ours: Request[], bare: Request[] }} PageRow
 */

const REPLY = JSON.stringify({
  id: '{{id}}',
  markdown:
    'We had the same trouble. What helped was **one** question at the end of each day:\n\n1. What did you see?\n2. What will you try?\n\nIt takes a minute.',
});
/** @template T @param {readonly T[]} items @param {number} index @returns {T} */
const at = (items, index) => /** @type {T} */ (items[index % items.length]);

/** @param {import('../world.mjs').World} world @returns {PageRow[]} */
export function pageRows({ people, moderator, threads, countries, names, words, arenas }) {
  const ten = people.slice(0, 10);
  const person = (/** @type {number} */ index) => at(ten, index);
  const filters = [null, ...countries];
  const newsKinds = [null, 'publication', 'award', 'news'];
  /** @param {number} threadCount @param {'ours' | 'bare'} whose */
  const replies = (threadCount, whose) =>
    ten.map(({ scholarId, cookie }, index) => {
      const threadId = at(threadCount === 1 ? arenas[whose].slice(0, 1) : arenas[whose].slice(1, 11), index);
      return whose === 'ours'
        ? { path: `/api/threads/${threadId}/posts`, cookie, body: REPLY }
        : { path: `/reply/${threadId}?author=${scholarId}`, body: REPLY };
    });
  return [
    {
      name: 'thread page: 20 posts with authors, rights, read marker',
      goal: 2,
      connections: [10, 50],
      ours: threads.map(({ id }, index) => ({ path: `/api/threads/${id}/posts?limit=20&thread=1`, cookie: person(index).cookie })),
      bare: threads.map(({ id }) => ({ path: `/posts/${id}` })),
    },
    {
      name: 'recent threads with unread',
      goal: 2.5,
      connections: [10, 50],
      ours: ten.map(({ cookie }) => ({ path: '/api/threads', cookie })),
      bare: ten.map(({ scholarId }) => ({ path: `/recent/${scholarId}` })),
    },
    {
      name: 'directory page with facets',
      goal: 3,
      connections: [10, 50],
      ours: filters.map((code, index) => ({ path: `/api/scholars${code ? `?country=${code}` : ''}`, cookie: person(index).cookie })),
      bare: filters.map((code) => ({ path: `/directory${code ? `?country=${code}` : ''}` })),
    },
    {
      name: 'name search with a typo',
      goal: 3,
      connections: [10, 50],
      ours: names.map((name, index) => ({ path: `/api/scholars?facets=0&q=${encodeURIComponent(name)}`, cookie: person(index).cookie })),
      bare: names.map((name) => ({ path: `/names?q=${encodeURIComponent(name)}` })),
    },
    {
      name: 'full-text search, rare word',
      goal: 3,
      connections: [10, 50],
      ours: words.rare.map((word, index) => ({ path: `/api/search/posts?q=${encodeURIComponent(word)}`, cookie: person(index).cookie })),
      bare: words.rare.map((word) => ({ path: `/words?q=${encodeURIComponent(word)}` })),
    },
    {
      // The bound is a second; the floor ranks all that it finds, which is what a plain statement does.
      name: 'full-text search, very common words',
      goal: 3,
      connections: [10],
      ours: words.common.map((word, index) => ({ path: `/api/search/posts?q=${encodeURIComponent(word)}`, cookie: person(index).cookie })),
      bare: words.common.map((word) => ({ path: `/words?q=${encodeURIComponent(word)}` })),
    },
    {
      name: 'news: 20 items with people',
      goal: 3,
      connections: [10, 50],
      ours: newsKinds.map((kind, index) => ({ path: `/api/news${kind ? `?kind=${kind}` : ''}`, cookie: person(index).cookie })),
      bare: newsKinds.map((kind) => ({ path: `/news${kind ? `?kind=${kind}` : ''}` })),
    },
    {
      name: 'review queue: 50 cases with counters',
      goal: 3,
      connections: [10],
      ours: [{ path: '/api/review', cookie: moderator.cookie }],
      bare: [{ path: '/queue' }],
    },
    { name: 'reply, ten people in one thread', goal: 3, connections: [10], ours: replies(1, 'ours'), bare: replies(1, 'bare') },
    { name: 'reply, ten people in ten threads', goal: 3, connections: [10], ours: replies(10, 'ours'), bare: replies(10, 'bare') },
  ];
}
