/** Facts, told after the commit. A name that is not here does not compile. */
export interface DomainEvents {
  /** `seq` is the thread's as this very change left it; by the time a listener reads, it may be higher. */
  'post.changed': { threadId: string; postId: string; seq: number };
  'post.created': { threadId: string; postId: string; seq: number; authorId: string };
  'thread.changed': { threadId: string; seq: number };
  'thread.created': { threadId: string; spaceId: string };
  'reactions.changed': { threadId: string; postId: string; scholarId: string };
  'marker.moved': { scholarId: string; threadId: string; readNumber: number };
  'notifications.changed': { scholarIds: string[] };
  'caught-up': { scholarId: string; at: string };
  /** The way to the other processes was away, and is there again: what either side has told since has not arrived. */
  'fan-out.returned': { lostSince: Date };
  /** A case came, is held or let go, was decided, or waits again. */
  'review.changed': { reviewId: string };
  'profile.changed': { scholarId: string };
}
export type FactName = keyof DomainEvents;
