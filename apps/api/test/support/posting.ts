import type { PostView } from '@scholars-commons/shared/discussions';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Make, SignedIn } from './make.js';
import { Writer } from './writer.js';

interface Where {
  make: Make;
  place: { address: string };
}

/** Begins one thing after the other at a steady pace, and knows when all of them are done. */
abstract class Steady {
  readonly writer: Writer;
  protected readonly make: Make;
  private readonly begun: Promise<void>[] = [];
  private isOver = false;
  private readonly beginning: Promise<void>;

  constructor({ make, place }: Where, everyMs: number) {
    this.make = make;
    this.writer = new Writer(place);
    this.beginning = this.beginAll(everyMs);
  }

  /** Ends when all that was begun is accepted. */
  async finish(): Promise<void> {
    this.isOver = true;
    await this.beginning;
    await Promise.all(this.begun);
  }

  giveUp(): void {
    this.isOver = true;
    this.writer.giveUp();
  }

  /** Does the n-th thing; nothing once there is no more to do. */
  protected abstract act(n: number): Promise<void> | undefined;

  private async beginAll(everyMs: number): Promise<void> {
    for (let n = 0; ; n += 1) {
      await sleep(everyMs);
      const next = this.isOver ? undefined : this.act(n);
      if (!next) return;
      // What fails is told by `finish`, which looks later.
      next.catch(() => {});
      this.begun.push(next);
    }
  }
}

/** People who answer the first posts of threads. */
export class Posting extends Steady {
  /** Number of each accepted post, by thread and id. */
  readonly accepted = new Map<string, Map<string, number>>();

  constructor(
    where: Where,
    everyMs: number,
    private readonly people: readonly SignedIn[],
    private readonly threads: readonly { id: string; firstPostId: string }[],
  ) {
    super(where, everyMs);
  }

  get count(): number {
    return [...this.accepted.values()].reduce((sum, { size }) => sum + size, 0);
  }

  protected act(n: number): Promise<void> | undefined {
    const [who, thread] = [this.people[n % this.people.length], this.threads[n % this.threads.length]];
    return who && thread && this.post(who, thread);
  }

  private async post(who: SignedIn, { id: threadId, firstPostId }: { id: string; firstPostId: string }): Promise<void> {
    const id = this.make.id();
    const body = { id, markdown: `Words of ${id}`, replyTo: firstPostId };
    const post = await this.writer.untilAnswered<PostView>({ who, method: 'POST', path: `/api/threads/${threadId}/posts`, body });
    if (!post) return;
    const ofThread = this.accepted.get(threadId) ?? new Map<string, number>();
    this.accepted.set(threadId, ofThread.set(id, post.number));
  }
}

/** A moderator who suspends one person after the other: each is told by one letter. */
export class Suspending extends Steady {
  readonly accepted: SignedIn[] = [];

  constructor(
    where: Where,
    everyMs: number,
    private readonly moderator: SignedIn,
    private readonly people: readonly SignedIn[],
  ) {
    super(where, everyMs);
  }

  protected act(n: number): Promise<void> | undefined {
    const person = this.people[n];
    return person && this.suspend(person);
  }

  private async suspend(person: SignedIn): Promise<void> {
    const body = { reason: 'Advertising everywhere', until: null, was: null };
    const path = `/api/scholars/${person.scholar.id}/suspension`;
    if (await this.writer.untilAnswered({ who: this.moderator, method: 'PUT', path, body })) this.accepted.push(person);
  }
}
