import type { PostPage, PostView, ThreadChanges } from '@scholars-commons/shared/discussions';
import type { Answer } from '@scholars-commons/shared/live-events';
import type { SignedIn } from './make.js';
import type { LiveSocket, TestApp } from './test-app.js';

/** A reader's copy of a thread, kept as a page keeps it: by the rules of the live protocol and nothing else. */
export class ThreadCopy {
  readonly posts = new Map<string, PostView>();
  seq = 0;
  /** How often a jump in `seq` made it ask for changes. */
  asked = 0;
  private heard = 0;
  private isCatchingUp = false;

  constructor(
    private readonly t: TestApp,
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
    socket.on('thread.changed', ({ threadId, seq, post }) => {
      if (threadId !== this.threadId) return;
      if (post) this.apply(post);
      if (seq === this.seq + 1) this.seq = seq;
      else this.told(seq);
    });
    socket.on('thread.pulse', ({ threadId, seq }) => {
      if (threadId === this.threadId) this.told(seq);
    });
    this.isCatchingUp = true;
    const answer = await watching(socket, this.threadId, this.seq);
    if (!answer.ok) throw new Error(`Refused: ${answer.problem.status}`);
    if (answer.refetch) await this.load();
    else this.take(answer);
    this.isCatchingUp = false;
    this.told(this.heard);
    return answer;
  }

  /** The posts as a reader would see them. */
  shown(): PostView[] {
    return [...this.posts.values()].toSorted((one, other) => one.number - other.number);
  }

  /** One question at a time: what comes meanwhile is looked at when the answer is there. */
  private told(seq: number): void {
    this.heard = Math.max(this.heard, seq);
    if (this.heard > this.seq && !this.isCatchingUp) void this.ask();
  }

  private async ask(): Promise<void> {
    this.asked += 1;
    this.isCatchingUp = true;
    const { body } = await this.t.http(this.who).get<ThreadChanges>(`/api/threads/${this.threadId}/changes?since=${this.seq}`);
    this.take(body);
    this.isCatchingUp = false;
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
