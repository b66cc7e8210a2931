import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LiveServer } from '../../../common/live/live-server.js';
import { viewerOf } from '../../../common/live/live-socket.js';
import { BEAT_MS, MOST_PEOPLE, NAMES, type News, type Readers, ReadersElsewhere, together } from './readers-elsewhere.js';
import { THREAD_ROOMS, threadRoom, threadsOf } from './watched-rooms.js';

/** Many come and go at once: told together, in a full room less often, since each telling goes to all of it. */
const GATHER_MS = 500;
const FULL_ROOM = 100;
/** So the count of a crowd may be five seconds old and not three: nobody sees whether it is one more. */
const GATHER_IN_FULL_ROOM_MS = 5_000;
const RENEW_MS = 30_000;
/** Between processes: who reads a thread here, and that this process lives. */
const [PRESENCE, BEAT] = ['presence', 'presence.beat'];

/** Who reads a thread right now: each process counts its own sockets, tells the others, and speaks to its own. */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly me = crypto.randomUUID();
  /** Threads whose own readers changed, and threads where others said theirs: told at the end of their time. */
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly heard = new Map<string, NodeJS.Timeout>();
  private readonly elsewhere = new ReadersElsewhere(this.me, (threadId) =>
    once(this.heard, threadId, GATHER_MS, () => this.tell(threadId)),
  );
  /** Threads for which the others count on readers of this process. */
  private readonly countedOn = new Set<string>();
  private renewal: NodeJS.Timeout | undefined;
  private pulse: NodeJS.Timeout | undefined;

  constructor(private readonly live: LiveServer) {}

  onApplicationBootstrap(): void {
    this.live.fromOtherProcesses(PRESENCE, (told) => this.hear(told));
    this.live.fromOtherProcesses(BEAT, (told) => this.elsewhere.hearBeat(told));
    this.renewal = setInterval(() => this.renew(), RENEW_MS).unref();
    this.pulse = setInterval(() => this.beat(), BEAT_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.renewal);
    clearInterval(this.pulse);
    for (const timer of [...this.waiting.values(), ...this.heard.values()]) clearTimeout(timer);
  }

  /** Somebody came or went. */
  changed(threadId: string): void {
    const wait = this.live.localCount(threadRoom(threadId)) > FULL_ROOM ? GATHER_IN_FULL_ROOM_MS : GATHER_MS;
    once(this.waiting, threadId, wait, () => {
      this.say(threadId);
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

  private say(threadId: string): void {
    const said: News = { process: this.me, threadId, ...this.here(threadId) };
    if (said.count > 0) this.countedOn.add(threadId);
    else this.countedOn.delete(threadId);
    this.live.toOtherProcesses(PRESENCE, said);
  }

  /** Not `volatile`: socket.io drops that while anything else is on its way to a page, which would show a wrong number until the renewal. */
  private tell(threadId: string): void {
    const room = threadRoom(threadId);
    if (this.live.localCount(room) === 0) return;
    this.live.localRoom(room).emit('thread.presence', { threadId, ...together([this.here(threadId), ...this.elsewhere.of(threadId)]) });
  }

  private hear(told: unknown): void {
    const threadId = this.elsewhere.hear(told);
    // Perhaps that process has just started: it would otherwise learn of the readers here only by the renewal.
    if (threadId && this.here(threadId).count > 0) this.say(threadId);
  }

  /** Who dies says nothing: the others learn it from the beats that do not come. */
  private beat(): void {
    if (this.countedOn.size > 0) this.live.toOtherProcesses(BEAT, { process: this.me });
    this.elsewhere.look();
  }

  /** Says again what stands, and forgets what no longer does. */
  private renew(): void {
    this.elsewhere.tidy();
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
