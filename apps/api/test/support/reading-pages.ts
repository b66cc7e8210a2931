import { expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Caller } from './caller.js';
import { eventually } from './eventually.js';
import type { LiveSocket } from './live-socket.js';
import type { SignedIn } from './make.js';
import { pageSocket } from './page-socket.js';
import type { Posting } from './posting.js';
import { ThreadCopy } from './thread-copy.js';

const OPEN_WITHIN_MS = 60_000;
const COMPLETE_WITHIN_MS = 10_000;
/** So that people come as people do, and not all in one moment. */
const APART_MS = 5;

interface Place {
  address: string;
  http: (who: SignedIn) => Caller;
}

interface Page {
  who: SignedIn;
  copy: ThreadCopy;
  socket: LiveSocket;
  /** How many read its thread, as it last heard. */
  readers: number;
}

/** Those whose connection was cut since, and how they came back. */
export interface Cuts {
  readonly count: number;
  stillAway: () => number;
  /** When the last of them had asked for all it missed. */
  lastBack: () => number;
}

/** Many open pages, each of which reads a thread over a socket of its own that comes back by itself. */
export class ReadingPages {
  private readonly pages: Page[];

  constructor(place: Place, people: readonly SignedIn[], threads: readonly { id: string }[], count: number) {
    this.pages = Array.from({ length: count }, (_, n) => {
      const [who, thread] = [people[n % people.length], threads[n % threads.length]];
      if (!who || !thread) throw new Error('Nobody, or nothing to read');
      const copy = new ThreadCopy(place, who, thread.id);
      const socket = pageSocket(place.address, who);
      copy.keepWatching(socket);
      const page: Page = { who, copy, socket, readers: 0 };
      socket.on('thread.presence', ({ threadId, count }) => {
        if (threadId === thread.id) page.readers = count;
      });
      return page;
    });
  }

  /** Connects all, and waits until each has read its thread. */
  async open(): Promise<void> {
    for (const { socket } of this.pages) {
      socket.connect();
      await sleep(APART_MS);
    }
    const waiting = () =>
      this.pages.filter(({ copy }) => copy.caughtUpAt === 0).map(({ socket: { connected, active } }) => ({ connected, active }));
    await eventually(() => expect(waiting()).toEqual([]), OPEN_WITHIN_MS);
  }

  watchCuts(): Cuts {
    const cut = new Map<Page, number>();
    for (const page of this.pages) page.socket.once('disconnect', () => cut.set(page, Date.now()));
    return {
      get count() {
        return cut.size;
      },
      stillAway: () => [...cut].filter(([{ copy, socket }, at]) => !socket.connected || copy.caughtUpAt < at).length,
      lastBack: () => Math.max(...[...cut].map(([{ copy }]) => copy.caughtUpAt)),
    };
  }

  /** Each page shows how many people read its thread, and `more` who have none of these pages. */
  expectPresence(more: number): void {
    const people = new Map<string, Set<string>>();
    for (const { who, copy } of this.pages) people.set(copy.threadId, (people.get(copy.threadId) ?? new Set()).add(who.scholar.id));
    const wrong = this.pages.flatMap(({ copy, readers }) => {
      const expected = (people.get(copy.threadId)?.size ?? 0) + more;
      return readers === expected ? [] : [{ threadId: copy.threadId, readers, expected }];
    });
    expect(wrong).toEqual([]);
  }

  /** Each accepted post is stored once, under the number that its writer was told, and each page has all of its thread, and was told nothing twice. */
  async expectComplete(owner: DataSource, posting: Posting): Promise<void> {
    for (const id of new Set(this.pages.map(({ copy }) => copy.threadId))) {
      const rows = await owner.query<{ id: string; number: number }[]>(
        'SELECT id, number FROM post WHERE thread_id = $1 AND number > 1 ORDER BY number',
        [id],
      );
      expect(new Map(rows.map((row) => [row.id, row.number]))).toEqual(posting.accepted.get(id) ?? new Map());
      const numbers = [1, ...rows.map(({ number }) => number)];
      expect(numbers).toEqual(numbers.map((_, n) => n + 1));
      for (const { copy } of this.pages.filter(({ copy: { threadId } }) => threadId === id)) {
        await eventually(() => expect(copy.shown().map(({ number }) => number)).toEqual(numbers), COMPLETE_WITHIN_MS);
      }
    }
    expect(this.pages.filter(({ copy }) => copy.doubled > 0).map(({ copy: { threadId, doubled } }) => ({ threadId, doubled }))).toEqual([]);
  }

  close(): void {
    for (const { socket } of this.pages) socket.disconnect();
  }
}
