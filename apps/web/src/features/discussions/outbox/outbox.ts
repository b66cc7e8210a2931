import type { PostView } from '@scholars-commons/shared/discussions';
import { ProblemError } from '../../../lib/api-client';
import { type Draft, drafts } from '../../../lib/drafts';
import { discussionRequests } from '../discussions.queries';

/** `waiting`: goes by itself once the connection is back. `failed`: the api refused it, and its writer decides. */
export type UnsentState = 'sending' | 'waiting' | 'failed';

export interface UnsentPost {
  /** The id it will have for good: sent twice, it is one post. */
  id: string;
  threadId: string;
  scholarId: string;
  markdown: string;
  replyTo: { id: string; number: number; authorName: string } | null;
  createdAt: number;
  state: UnsentState;
  error?: unknown;
}

type Reply = (post: UnsentPost) => Promise<PostView>;
type Kept = Pick<typeof drafts, 'save' | 'remove' | 'all'>;

/** Tells the other tabs of this device which post needs no sending any more. */
const TABS = 'scholars-commons.outbox';
const PLACE = 'unsent:';
const AGAIN_MS = 5_000;
/** Nobody there, nobody signed in, too much at once, or a server that fails: none of it is a word about this post. */
const isAway = (error: unknown) =>
  error instanceof ProblemError && (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500);
const pauseAfter = (error: unknown) =>
  error instanceof ProblemError && error.problem.retryAfter ? error.problem.retryAfter * 1_000 : AGAIN_MS;

const replyOf = ({ id, markdown, replyTo }: UnsentPost) => (replyTo ? { id, markdown, replyTo: replyTo.id } : { id, markdown });
const extraOf = ({ threadId, scholarId, replyTo, createdAt }: UnsentPost): Record<string, string> => ({
  threadId,
  scholarId,
  createdAt: String(createdAt),
  replyTo: replyTo ? JSON.stringify(replyTo) : '',
});

function fromDraft(place: string, { text, extra = {} }: Draft): UnsentPost | undefined {
  const { threadId, scholarId, createdAt, replyTo } = extra;
  if (!place.startsWith(PLACE) || !threadId || !scholarId) return undefined;
  const answers = replyTo ? (JSON.parse(replyTo) as UnsentPost['replyTo']) : null;
  return {
    id: place.slice(PLACE.length),
    threadId,
    scholarId,
    markdown: text,
    replyTo: answers,
    createdAt: Number(createdAt),
    state: 'waiting',
  };
}

/**
 * Posts of this device that the api has not accepted yet. They are kept over a reload, sent one after the other in
 * the order of writing, and each under its final id, so that an answer that was lost on the way makes no second post.
 */
export class Outbox {
  #posts: readonly UnsentPost[] = [];
  #scholarId = '';
  #isSending = false;
  #pause = AGAIN_MS;
  #tabs: BroadcastChannel | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #sentListeners = new Set<(post: PostView) => void>();

  constructor(
    private readonly reply: Reply,
    private readonly kept: Kept,
  ) {}

  /** What waits; the same list until something changes. */
  get posts(): readonly UnsentPost[] {
    return this.#posts;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  onSent(listener: (post: PostView) => void): () => void {
    this.#sentListeners.add(listener);
    return () => this.#sentListeners.delete(listener);
  }

  /** Takes up what this scholar left unsent on this device; what others left stays untouched and unseen. */
  async open(scholarId: string): Promise<void> {
    if (this.#scholarId === scholarId) return;
    this.close();
    this.#scholarId = scholarId;
    this.#tabs = new BroadcastChannel(TABS);
    this.#tabs.onmessage = ({ data }: MessageEvent<unknown>) => this.#change(this.#posts.filter(({ id }) => id !== data));
    const kept = (await this.kept.all()).flatMap(([place, draft]) => fromDraft(place, draft) ?? []);
    const mine = kept.filter((post) => post.scholarId === scholarId && !this.#posts.some(({ id }) => id === post.id));
    if (this.#scholarId !== scholarId) return;
    this.#change([...mine, ...this.#posts].sort((a, b) => a.createdAt - b.createdAt));
    await this.flush();
  }

  /** Forgets what is shown, at sign-out. */
  close(): void {
    clearTimeout(this.#again);
    this.#tabs?.close();
    this.#tabs = undefined;
    this.#scholarId = '';
    this.#change([]);
  }

  async send(post: Omit<UnsentPost, 'state'>): Promise<void> {
    if (this.#posts.some(({ id }) => id === post.id)) return;
    const unsent: UnsentPost = { ...post, state: 'waiting' };
    this.#change([...this.#posts, unsent]);
    void this.kept.save(PLACE + post.id, post.markdown, extraOf(unsent));
    await this.flush();
  }

  async retry(id: string): Promise<void> {
    this.#patch(id, { state: 'waiting' });
    await this.flush();
  }

  /** Takes a post back before it was sent, also in the other tabs, which hold it too. */
  discard(id: string): void {
    this.#tabs?.postMessage(id);
    this.#change(this.#posts.filter((post) => post.id !== id));
    void this.kept.remove(PLACE + id);
  }

  /** Sends what waits, in order; stops at the first that nobody answers. */
  async flush(): Promise<void> {
    if (this.#isSending) return;
    clearTimeout(this.#again);
    this.#isSending = true;
    try {
      for (let post = this.#next(); post; post = this.#next()) {
        if (!(await this.#deliver(post))) break;
      }
    } finally {
      this.#isSending = false;
    }
    if (this.#next()) this.#again = setTimeout(() => void this.flush(), this.#pause);
  }

  #next(): UnsentPost | undefined {
    return this.#posts.find(({ state }) => state === 'waiting');
  }

  /** False when nobody answered: what follows would not get through either. */
  async #deliver(post: UnsentPost): Promise<boolean> {
    this.#patch(post.id, { state: 'sending' });
    try {
      const view = await this.reply(post);
      for (const listener of this.#sentListeners) listener(view);
      this.discard(post.id);
      return true;
    } catch (error) {
      this.#pause = pauseAfter(error);
      this.#patch(post.id, isAway(error) ? { state: 'waiting' } : { state: 'failed', error });
      return !isAway(error);
    }
  }

  #patch(id: string, { state, error }: Pick<UnsentPost, 'state' | 'error'>): void {
    this.#change(this.#posts.map((post) => (post.id === id ? { ...post, state, error } : post)));
  }

  #change(posts: readonly UnsentPost[]): void {
    this.#posts = posts;
    for (const listener of this.#listeners) listener();
  }
}

/** The one outbox of this page. */
export const outbox = new Outbox((post) => discussionRequests.reply(post.threadId, replyOf(post)), drafts);
