import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import * as z from 'zod';
import { LiveServer } from '../../../common/live/live-server.js';
import { viewerOf } from '../../../common/live/live-socket.js';
import { THREAD_ROOMS, threadRoom, threadsOf } from './watched-rooms.js';

const NAMES = 5;
/** So many of a process are told to the others one by one, so that who reads at two of them counts once; of a crowd only how many. */
const MOST_PEOPLE = 100;
/** Many come and go at once: told together, in a full room less often, since each telling goes to all of it. */
const GATHER_MS = 500;
const FULL_ROOM = 100;
const GATHER_IN_FULL_ROOM_MS = 5_000;
const RENEW_MS = 30_000;
/** What another process said holds until it should have said it again, twice. */
const HOLDS_MS = 75_000;

const readers = z.object({
  count: z.int().nonnegative(),
  /** All of them, or none where they are a crowd. */
  people: z.array(id).max(MOST_PEOPLE),
  named: z.array(z.object({ id, name: z.string() })).max(NAMES),
});
type Readers = z.infer<typeof readers>;
const news = readers.extend({ process: id, threadId: id });
type News = z.infer<typeof news>;

/** Who reads a thread right now: each process counts its own sockets, tells the others, and speaks to its own. */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly me = crypto.randomUUID();
  /** Threads whose own readers changed, and threads where others said theirs: told at the end of their time. */
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly heard = new Map<string, NodeJS.Timeout>();
  /** By thread, then by process. */
  private readonly elsewhere = new Map<string, Map<string, News & { at: number }>>();
  private renewal: NodeJS.Timeout | undefined;

  constructor(private readonly live: LiveServer) {}

  onApplicationBootstrap(): void {
    this.live.fromOtherProcesses('presence', (told) => this.hear(told));
    this.renewal = setInterval(() => this.renew(), RENEW_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.renewal);
    for (const timer of [...this.waiting.values(), ...this.heard.values()]) clearTimeout(timer);
  }

  /** Somebody came or went. */
  changed(threadId: string): void {
    const wait = this.live.localCount(threadRoom(threadId)) > FULL_ROOM ? GATHER_IN_FULL_ROOM_MS : GATHER_MS;
    once(this.waiting, threadId, wait, () => {
      this.live.toOtherProcesses('presence', { process: this.me, threadId, ...this.here(threadId) });
      this.tell(threadId);
    });
  }

  /** People, not sockets: one of two tabs that closes takes nobody away. Who hides is not counted. */
  private here(threadId: string): Readers {
    const people = new Map<string, string>();
    for (const socket of this.live.localSockets(threadRoom(threadId))) {
      const { scholarId, name, hidesPresence } = viewerOf(socket);
      if (!hidesPresence) people.set(scholarId, name);
    }
    return {
      count: people.size,
      people: people.size > MOST_PEOPLE ? [] : [...people.keys()],
      named: [...people].slice(0, NAMES).map(([id, name]) => ({ id, name })),
    };
  }

  /** Not `volatile`: socket.io drops that while anything else is on its way to a page, which would show a wrong number until the renewal. */
  private tell(threadId: string): void {
    const room = threadRoom(threadId);
    if (this.live.localCount(room) === 0) return;
    const since = performance.now() - HOLDS_MS;
    const others = [...(this.elsewhere.get(threadId)?.values() ?? [])].filter(({ at }) => at > since);
    this.live.localRoom(room).emit('thread.presence', { threadId, ...together([this.here(threadId), ...others]) });
  }

  private hear(told: unknown): void {
    const { data } = news.safeParse(told);
    if (!data || data.process === this.me) return;
    const known = this.elsewhere.get(data.threadId) ?? new Map<string, News & { at: number }>();
    if (data.count === 0) known.delete(data.process);
    else known.set(data.process, { ...data, at: performance.now() });
    if (known.size === 0) this.elsewhere.delete(data.threadId);
    else this.elsewhere.set(data.threadId, known);
    once(this.heard, data.threadId, GATHER_MS, () => this.tell(data.threadId));
  }

  /** Says again what stands, and forgets processes that no longer do. */
  private renew(): void {
    const since = performance.now() - HOLDS_MS;
    for (const [threadId, known] of this.elsewhere) {
      for (const [process, { at }] of known) if (at <= since) known.delete(process);
      if (known.size === 0) this.elsewhere.delete(threadId);
    }
    for (const threadId of threadsOf(this.live.localRooms(THREAD_ROOMS))) this.changed(threadId);
  }
}

/** Acts once for all that comes about a thread until then. */
function once(timers: Map<string, NodeJS.Timeout>, threadId: string, wait: number, act: () => void): void {
  if (timers.has(threadId)) return;
  const timer = setTimeout(() => {
    timers.delete(threadId);
    act();
  }, wait);
  timers.set(threadId, timer.unref());
}

/** Whoever reads at two processes, or was at one that died and came back at another, is one person. */
function together(all: readonly Readers[]): { count: number; names: string[] } {
  const people = new Set(all.flatMap((one) => one.people));
  const crowds = all.filter((one) => one.count > one.people.length);
  const names = new Map(all.flatMap(({ named }) => named.map(({ id: person, name }) => [person, name])));
  return { count: crowds.reduce((sum, { count }) => sum + count, people.size), names: [...names.values()].slice(0, NAMES) };
}
