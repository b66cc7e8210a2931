import type { PostPage, PostView, ThreadChanges } from '@scholars-commons/shared/discussions';
import type { Answer } from '@scholars-commons/shared/live-events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './caller.js';
import type { LiveSocket } from './live-socket.js';
import type { SignedIn } from './make.js';

/** How long a page waits that was not answered, before it asks again. */
const AGAIN_MS = 500;

/** A reader's copy of a thread, kept as a page keeps it: by the rules of the live protocol and nothing else. */
export class ThreadCopy {
  readonly posts = new Map<string, PostView>();
  seq = 0;
  /** How often a jump in `seq` made it ask for changes. */
  asked = 0;
  /** When it had last caught up over a new connection. */
  caughtUpAt = 0;
  /** How often one connection told it the same change of a post twice. */
  doubled = 0;
  private heard = 0;
  private toldBy: { connection: string | undefined; changes: Set<string> } = { connection: undefined, changes: new Set() };
  private isCatchingUp = false;

  constructor(
    private readonly t: { http: (who: SignedIn) => Caller },
    private readonly who: SignedIn,
    readonly threadId: string,
  ) {}

  /** Reads the whole thread over HTTP. */
  async load(): Promise<this> {
    this.posts.clear();
    for (let after: number | null = 0; after !== null; ) {
      const { body }: { body: PostPage } = await this.t
        .http(this.who)
        .get<PostPage>(`/api/threads/${this.threadId}/posts?after=${after}&limit=100&thread=1`);
      // Of the first page: what came later is asked for by the watch.
      this.seq ||= body.thread?.seq ?? 0;
      body.items.forEach((post) => this.apply(post));
      after = body.next;
    }
    return this;
  }

  /** Watches from where the copy stands. */
  async watch(socket: LiveSocket): Promise<ThreadChanges> {
    this.listen(socket);
    return this.catchUp(socket);
  }

  /** Watches over a socket that comes back by itself: from where the copy stands, each time it is connected, until it is answered. */
  keepWatching(socket: LiveSocket): void {
    this.listen(socket);
    socket.on('connect', () => void this.catchUpSomehow(socket));
  }

  /** The posts as a reader would see them. */
  shown(): PostView[] {
    return [...this.posts.values()].toSorted((one, other) => one.number - other.number);
  }

  private listen(socket: LiveSocket): void {
    socket.on('thread.changed', ({ threadId, seq, post }) => {
      if (threadId !== this.threadId) return;
      if (post) {
        this.countDouble(socket, post);
        this.apply(post);
      }
      if (seq === this.seq + 1) this.seq = seq;
      else this.told(seq);
    });
    socket.on('thread.pulse', ({ threadId, seq }) => {
      if (threadId === this.threadId) this.told(seq);
    });
  }

  /** What is asked for may well be known, and so may what a new connection tells: only events over the same one are compared. */
  private countDouble({ id }: LiveSocket, post: PostView): void {
    if (this.toldBy.connection !== id) this.toldBy = { connection: id, changes: new Set() };
    const change = `${post.id} ${post.changedSeq}`;
    if (this.toldBy.changes.has(change)) this.doubled += 1;
    this.toldBy.changes.add(change);
  }

  private async catchUp(socket: LiveSocket): Promise<ThreadChanges> {
    this.isCatchingUp = true;
    try {
      const answer = await watching(socket, this.threadId, this.seq);
      if (!answer.ok) throw new Error(`Refused: ${answer.problem.status}`);
      if (answer.refetch) await this.load();
      else this.take(answer);
      this.caughtUpAt = Date.now();
      return answer;
    } finally {
      this.isCatchingUp = false;
      this.told(this.heard);
    }
  }

  private async catchUpSomehow(socket: LiveSocket): Promise<void> {
    const { id } = socket;
    while (socket.id === id && socket.connected) {
      const isDone = await this.catchUp(socket).then(
        () => true,
        () => false,
      );
      if (isDone) return;
      await sleep(AGAIN_MS);
    }
  }

  /** One question at a time: what comes meanwhile is looked at when the answer is there. */
  private told(seq: number): void {
    this.heard = Math.max(this.heard, seq);
    if (this.heard > this.seq && !this.isCatchingUp) void this.ask();
  }

  private async ask(): Promise<void> {
    this.asked += 1;
    this.isCatchingUp = true;
    const path = `/api/threads/${this.threadId}/changes?since=${this.seq}`;
    const answer = await this.t
      .http(this.who)
      .get<ThreadChanges>(path)
      .catch(() => null);
    this.isCatchingUp = false;
    // Without an answer the next event, pulse or connection asks again.
    if (answer?.status !== 200) return;
    this.take(answer.body);
    this.told(this.heard);
  }

  private take({ seq, posts }: ThreadChanges): void {
    posts.forEach((post) => this.apply(post));
    this.seq = Math.max(this.seq, seq);
  }

  private apply(post: PostView): void {
    const held = this.posts.get(post.id);
    if (!held || post.changedSeq > held.changedSeq) this.posts.set(post.id, post);
  }
}

export const watching = (socket: LiveSocket, threadId: string, since = 0): Promise<Answer<ThreadChanges>> =>
  socket.timeout(5_000).emitWithAck('thread.watch', { threadId, since });
