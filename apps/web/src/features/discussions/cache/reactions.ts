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

/** My reactions on a post, as the api or another of my devices tells; the counts come with the post. */
export function setMine(cache: ThreadCache, postId: string, kinds: readonly ReactionKind[]): ThreadCache {
  return { ...cache, mine: { ...cache.mine, [postId]: kinds } };
}
