/** What people read, in equal parts: today, a long thread, the directory, a search; of ours, and as bare statements. */

/**
 * @typedef {import('./field.mjs').Ground} Ground
 * @typedef {import('./field.mjs').Request} Request
 */

const READERS = 200;
const ROUNDS = 200;
/** @template T @param {readonly T[]} items @param {number} index @returns {T} */
const at = (items, index) => /** @type {T} */ (items[index % items.length]);

/** @param {Ground} ground @returns {Request[]} */
export function mixedReads({ world: { people, countries, names, words }, longThreads }) {
  return Array.from({ length: ROUNDS }, (_, round) => {
    const { cookie } = at(people.slice(0, READERS), round);
    const search =
      round % 2 === 0
        ? `/api/scholars?facets=0&q=${encodeURIComponent(at(names, round))}`
        : `/api/search/posts?q=${encodeURIComponent(at(words.rare, round))}`;
    return [
      { path: '/api/today', cookie },
      { path: `/api/threads/${at(longThreads, round)}/posts?limit=30&thread=1`, cookie },
      { path: round % 4 === 0 ? '/api/scholars' : `/api/scholars?country=${at(countries, round)}`, cookie },
      { path: search, cookie },
    ];
  }).flat();
}

/** The floor has no home page of its own: its list of recent threads stands for it. @param {Ground} ground @returns {Request[]} */
export function bareReads({ world: { people, countries, names, words }, longThreads }) {
  return Array.from({ length: ROUNDS }, (_, round) => [
    { path: `/recent/${at(people.slice(0, READERS), round).scholarId}` },
    { path: `/posts/${at(longThreads, round)}` },
    { path: round % 4 === 0 ? '/directory' : `/directory?country=${at(countries, round)}` },
    {
      path: round % 2 === 0 ? `/names?q=${encodeURIComponent(at(names, round))}` : `/words?q=${encodeURIComponent(at(words.rare, round))}`,
    },
  ]).flat();
}
