import type { PostView, ReactionKind, ThreadChanges, ThreadView } from '@scholars-commons/shared/discussions';
import type { Answer, WatchThread } from '@scholars-commons/shared/live-events';
import type { QueryClient } from '@tanstack/react-query';
import { react, setMine, takeBack } from '../cache/reactions';
import {
  applyMarker,
  applyView,
  firstNumber,
  holds,
  isBehind,
  mergePage,
  openThread,
  reopenThread,
  type ThreadCache,
} from '../cache/thread-cache';
import { applyChange, applyChanges } from '../cache/thread-changes';
import { rowRead } from '../cache/thread-rows';
import { discussionQueries, discussionRequests } from '../discussions.queries';
import { changeRows } from '../threads/change-rows';

/** The post where a reader goes on: the first unread one, else the newest; a thread never opened begins at its beginning. */
export function landingNumber({ readNumber, unread, lastPostNumber }: ThreadView): number {
  if (readNumber === null) return 1;
  return unread > 0 ? Math.min(readNumber + 1, lastPostNumber) : lastPostNumber;
}

/** Loads a thread where the reader wants to be: one request, or two when only the first answer tells where that is. */
export async function openAt(threadId: string, wanted: number | undefined, signal: AbortSignal): Promise<ThreadCache> {
  const load = async (around?: number) => {
    const page = await discussionRequests.posts(threadId, around ? { around, thread: '1' } : { thread: '1' }, signal);
    return openThread(page, page.thread ?? (await discussionRequests.thread(threadId)));
  };
  const first = await load(wanted);
  const number = wanted ?? landingNumber(first.thread);
  return holds(first, number) || first.thread.lastPostNumber < number ? first : load(number);
}

const CATCH_UP_TURNS = 5;
/** A closing tells every reader at once; they ask for their new rights spread over this time. */
const SPREAD_MS = 600;

/** A gap is seen by every reader in the same moment; they ask for what lies in it spread over this time, and it may close by itself. */
const PAUSE_MS = { least: 150, most: 400 };
const pause = (times: number) =>
  new Promise((resolve) => setTimeout(resolve, times * (PAUSE_MS.least + Math.random() * (PAUSE_MS.most - PAUSE_MS.least))));
/** Where one gap follows the other the server is short of breath; a room that asks at each of them would keep it so. */
const CALM_MS = 10_000;
const LONGEST_PAUSE = 16;

/** The window of one thread that a page shows: loads further posts, and brings in what changed. */
export class ThreadWindow {
  #topNumber: number | undefined;
  #catchingUp: Promise<void> | undefined;
  #pause = 1;
  #askedAt = Number.NEGATIVE_INFINITY;
  readonly #toldRead = new Set<number>();
  #untold: number | undefined;
  #loading = new Map<string, Promise<void>>();
  readonly #key;

  constructor(
    private readonly cache: QueryClient,
    readonly threadId: string,
  ) {
    this.#key = discussionQueries.thread(threadId);
  }

  read(): ThreadCache | undefined {
    return this.cache.getQueryData<ThreadCache>(this.#key);
  }

  update(change: (held: ThreadCache) => ThreadCache): void {
    const before = this.read();
    if (!before) return;
    const after = change(before);
    if (after === before) return;
    this.#keep(before, after);
    if (after.isOutdated) void this.#reload();
    else if (isBehind(after)) void this.catchUp();
  }

  /** Closing and reopening change what the viewer may do, however the page came to know of it. */
  #keep(before: ThreadCache, after: ThreadCache): void {
    this.cache.setQueryData(this.#key, after);
    if (Boolean(before.thread.closed) !== Boolean(after.thread.closed))
      setTimeout(() => void this.refreshRights(), Math.random() * SPREAD_MS);
  }

  /** Asks for what lies between the window and what was heard of. */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#catchUp().finally(() => {
      this.#catchingUp = undefined;
    });
    return this.#catchingUp;
  }

  /** What to ask the socket for, so that it tells of the thread from where the window stands. */
  watching = (): WatchThread | undefined => {
    const held = this.read();
    return held && { threadId: this.threadId, since: held.seq };
  };

  hearWatch = async (answer: Answer<ThreadChanges>): Promise<void> => {
    if (answer.ok) this.update((now) => applyChanges(now, answer));
    else if (answer.problem.status === 404) await this.cache.resetQueries({ queryKey: this.#key });
  };

  /** The post at the top of the screen, around which the window is loaded anew when it must be. */
  lookAt(number: number): void {
    this.#topNumber = number;
  }

  loadBefore = () => this.#load('before');
  loadAfter = () => this.#load('after');

  /** Makes the window hold this post; far ones replace the window. */
  async show(number: number): Promise<void> {
    const held = this.read();
    if (!held || holds(held, number)) return;
    await this.#open(number);
  }

  /** Whether having read this post means having read all before it: what came before was here too. */
  mayMark(number: number): boolean {
    const held = this.read();
    if (!held) return false;
    return firstNumber(held) <= (held.thread.readNumber ?? 0) + 1 || number >= held.thread.lastPostNumber;
  }

  /** Tells the api what was read here. */
  async tellRead(number: number): Promise<void> {
    this.#toldRead.add(number);
    this.#untold = undefined;
    await discussionRequests.markRead(this.threadId, number).catch(() => {
      this.#toldRead.delete(number);
      this.#untold = Math.max(number, this.#untold ?? 0);
    });
  }

  /** What was read while nobody answered. */
  async tellAgain(): Promise<void> {
    if (this.#untold !== undefined) await this.tellRead(this.#untold);
  }

  /** A marker that moved somewhere; the echo of what this page told itself would only take it back to where it was then. */
  hearMarker(readNumber: number): void {
    if (!this.#toldRead.delete(readNumber)) this.showMarker(readNumber);
  }

  showMarker(readNumber: number): void {
    this.update((held) => applyMarker(held, { readNumber, unread: Math.max(0, held.thread.lastPostNumber - readNumber) }));
    changeRows(this.cache, (row) => rowRead(row, this.threadId, readNumber));
  }

  /** A post as the api answered it: its `changedSeq` is the number of that very change. */
  applyPost(post: PostView): void {
    this.update((held) => applyChange(held, { seq: post.changedSeq, post }));
  }

  applyView(thread: ThreadView): void {
    this.update((held) => applyView(held, thread));
  }

  /** What the viewer may do here, asked anew; without an answer it stays as it was. */
  refreshRights = async (): Promise<void> => {
    const thread = await discussionRequests.thread(this.threadId).catch(() => undefined);
    if (thread) this.applyView(thread);
  };

  /** Shows the reaction at once; a refusal takes it back and is thrown. */
  async react(post: PostView, kind: ReactionKind, on: boolean): Promise<void> {
    this.update((held) => react(held, post.id, kind, on));
    try {
      const { mine } = await discussionRequests.react(post.id, kind, on);
      this.update((held) => setMine(held, post.id, mine));
    } catch (error) {
      this.update((held) => takeBack(held, post, kind, on));
      throw error;
    }
  }

  async #catchUp(): Promise<void> {
    for (let turn = 0; turn < CATCH_UP_TURNS; turn += 1) {
      if (performance.now() - this.#askedAt > CALM_MS) this.#pause = 1;
      await pause(this.#pause);
      const held = this.read();
      if (!held || !isBehind(held)) return;
      this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
      this.#askedAt = performance.now();
      // Without an answer the next pulse or reconnection asks again.
      const changes = await discussionRequests.changes(this.threadId, held.seq).catch(() => undefined);
      if (!changes) return;
      const before = this.read();
      if (!before) return;
      const after = applyChanges(before, changes);
      this.#keep(before, after);
      if (after.isOutdated) return this.#reload();
    }
  }

  async #reload(): Promise<void> {
    const held = this.read();
    if (held) await this.#open(this.#topNumber ?? firstNumber(held)).catch(() => undefined);
  }

  #open(number: number): Promise<void> {
    return this.#once(`around ${number}`, async () => {
      const page = await discussionRequests.posts(this.threadId, { around: number, thread: '1' });
      const thread = page.thread ?? (await discussionRequests.thread(this.threadId));
      this.update((held) => reopenThread(held, page, thread));
    });
  }

  #load(side: 'before' | 'after'): Promise<void> {
    return this.#once(side, async () => {
      const held = this.read();
      const from = side === 'before' ? held?.previous : held?.next;
      if (!held || from === null || from === undefined) return;
      const page = await discussionRequests.posts(this.threadId, { [side]: from });
      this.update((now) => mergePage(now, page, side, held.seq));
    });
  }

  /** The same wish at once is one request. */
  #once(name: string, work: () => Promise<void>): Promise<void> {
    const running = this.#loading.get(name) ?? work().finally(() => this.#loading.delete(name));
    this.#loading.set(name, running);
    return running;
  }
}
