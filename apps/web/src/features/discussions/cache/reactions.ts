import type { PostView, ReactionKind } from '@scholars-commons/shared/discussions';
import type { ThreadCache } from './thread-cache';

type Counts = PostView['reactions'];

const raise = (counts: Counts, kind: ReactionKind, by: 1 | -1): Counts => {
  const held = counts.find((one) => one.kind === kind);
  const count = (held?.count ?? 0) + by;
  if (count <= 0) return counts.filter((one) => one.kind !== kind);
  return held ? counts.map((one) => (one === held ? { kind, count } : one)) : [...counts, { kind, count }];
};

export const mineOf = (cache: ThreadCache, postId: string): readonly ReactionKind[] => cache.mine[postId] ?? [];

/** Shows my reaction before the api has answered. The count of the next live event stands in its place. */
export function react(cache: ThreadCache, postId: string, kind: ReactionKind, on: boolean): ThreadCache {
  const mine = mineOf(cache, postId);
  if (mine.includes(kind) === on) return cache;
  return {
    ...cache,
    mine: { ...cache.mine, [postId]: on ? [...mine, kind] : mine.filter((one) => one !== kind) },
    posts: cache.posts.map((post) => (post.id === postId ? { ...post, reactions: raise(post.reactions, kind, on ? 1 : -1) } : post)),
  };
}

/** After a refusal: as before. A count that came live meanwhile never held mine, and stays. `before`: the post when it was pressed. */
export function takeBack(cache: ThreadCache, before: PostView, kind: ReactionKind, on: boolean): ThreadCache {
  const held = cache.posts.find(({ id }) => id === before.id);
  if (held?.changedSeq === before.changedSeq) return react(cache, before.id, kind, !on);
  const mine = mineOf(cache, before.id);
  return setMine(cache, before.id, on ? mine.filter((one) => one !== kind) : [...mine, kind]);
}

/** My reactions on a post, as the api or another of my devices tells; the counts come with the post. */
export function setMine(cache: ThreadCache, postId: string, kinds: readonly ReactionKind[]): ThreadCache {
  return { ...cache, mine: { ...cache.mine, [postId]: kinds } };
}
