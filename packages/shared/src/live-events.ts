import type { AuthorView, PostView, ReactionKind, ThreadChanges, ThreadPublic } from './discussions.js';
import type { Problem } from './problem.js';
import type { ReviewHold, ReviewKind, ReviewState } from './review.js';
import * as z from 'zod';
import { id } from './id.js';

/** What the socket may say of the pages that listen. Delivery is a hint; Postgres is the truth. */
export interface ServerEvents {
  /** Exactly one of `post` and `thread` stands. A page applies a post only if its `changedSeq` is higher than the one it holds. */
  'thread.changed': (event: { threadId: string; seq: number; post?: PostView; thread?: ThreadPublic }) => void;
  /** Every 30 s, and after the database returned: a page that is behind asks for the changes. */
  'thread.pulse': (event: { threadId: string; seq: number }) => void;
  'thread.presence': (event: { threadId: string; count: number; names: string[] }) => void;
  'thread.typing': (event: { threadId: string; scholarId: string; name: string }) => void;
  'space.changed': (event: {
    spaceId: string;
    threadId: string;
    title: string;
    lastPostNumber: number;
    lastPostAt: string;
    lastAuthor: AuthorView;
  }) => void;
  /** To staff who may judge it: a case came, is held by somebody, was decided, or waits again. */
  'review.changed': (event: ReviewChanged) => void;
  /** One's own acts and notifications on other devices. */
  'me.changed': (event: MeChanged) => void;
  /** The session ended here or elsewhere; the page goes to sign-in. */
  'session.ended': (event: { reason: 'signed-out' | 'ended' | 'suspended' | 'expired' }) => void;
}

export interface ReviewChanged {
  id: string;
  kind: ReviewKind;
  state: ReviewState;
  heldBy: ReviewHold | null;
}

export interface MeChanged {
  unreadNotifications?: number;
  read?: { threadId: string; readNumber: number };
  reactions?: { threadId: string; postId: string; kinds: ReactionKind[] };
  caughtUp?: { at: string };
  profile?: { scholarId: string };
  /** Grants or cohorts came or went: what this page shows may be more or less than may be read now. */
  rights?: true;
}

export type Answer<T> = ({ ok: true } & T) | { ok: false; problem: Problem };

/** What a page may ask of the socket. Anything that changes data goes over HTTP instead. */
export interface ClientEvents {
  'thread.watch': (request: WatchThread, answer: (outcome: Answer<ThreadChanges>) => void) => void;
  'thread.leave': (request: ThreadRef, answer?: (outcome: Answer<object>) => void) => void;
  'thread.typing': (request: ThreadRef) => void;
  'space.watch': (request: SpaceRef, answer: (outcome: Answer<object>) => void) => void;
  'space.leave': (request: SpaceRef, answer?: (outcome: Answer<object>) => void) => void;
}

export const watchThread = z.strictObject({ threadId: id, since: z.int().min(0).max(2_000_000_000) });
export type WatchThread = z.infer<typeof watchThread>;
export const threadRef = z.strictObject({ threadId: id });
export type ThreadRef = z.infer<typeof threadRef>;
export const spaceRef = z.strictObject({ spaceId: id });
export type SpaceRef = z.infer<typeof spaceRef>;
