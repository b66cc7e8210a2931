import { id } from '@scholars-commons/shared/id';
import * as z from 'zod';

export const NAMES = 5;
/** So many of a process are told to the others one by one, so that who reads at two of them counts once; of a crowd only how many. */
export const MOST_PEOPLE = 100;
/** Each process says so often that it lives, in one message, however many threads are read at it. */
export const BEAT_MS = 1_000;
/** After three beats that did not come a process is taken for dead. With the beat, and the time of gathering, its readers are gone within 5 s. */
const SILENT_MS = 3_000;
/** What another process said holds until it should have said it again, twice. */
const HOLDS_MS = 75_000;

const readers = z.object({
  count: z.int().nonnegative(),
  /** All of them, or none where they are a crowd. */
  people: z.array(id).max(MOST_PEOPLE),
  named: z.array(z.object({ id, name: z.string() })).max(NAMES),
});
export type Readers = z.infer<typeof readers>;

const news = readers.extend({ process: id, threadId: id });
export type News = z.infer<typeof news>;
const sign = z.object({ process: id });

/** What the other processes said of their readers, and which of them live. */
export class ReadersElsewhere {
  /** By thread, then by process. */
  private readonly said = new Map<string, Map<string, News & { at: number }>>();
  private readonly heardAt = new Map<string, number>();
  /** Those of whom nothing was heard for too long. They may only have been slow: what they said is kept, and counts again once they speak. */
  private readonly silent = new Set<string>();

  /** @param onChange told of each thread whose readers elsewhere are others than before */
  constructor(
    private readonly me: string,
    private readonly onChange: (threadId: string) => void,
  ) {}

  /** @returns the thread, where its process had said nothing of it before, and so may not know who reads it here */
  hear(told: unknown): string | undefined {
    const { data } = news.safeParse(told);
    if (!data || data.process === this.me) return undefined;
    this.hearOf(data.process);
    const known = this.said.get(data.threadId) ?? new Map<string, News & { at: number }>();
    const isNew = !known.has(data.process);
    if (data.count === 0) known.delete(data.process);
    else known.set(data.process, { ...data, at: performance.now() });
    if (known.size === 0) this.said.delete(data.threadId);
    else this.said.set(data.threadId, known);
    this.onChange(data.threadId);
    return isNew ? data.threadId : undefined;
  }

  hearBeat(told: unknown): void {
    const { data } = sign.safeParse(told);
    if (data && data.process !== this.me) this.hearOf(data.process);
  }

  of(threadId: string): Readers[] {
    const since = performance.now() - HOLDS_MS;
    return [...(this.said.get(threadId)?.values() ?? [])].filter(({ process, at }) => at > since && !this.silent.has(process));
  }

  /** Looks who has fallen silent. */
  look(): void {
    const since = performance.now() - SILENT_MS;
    for (const [process, at] of this.heardAt) {
      if (at > since || this.silent.has(process)) continue;
      this.silent.add(process);
      this.tellOf(process);
    }
  }

  /** Forgets what no longer holds. */
  tidy(): void {
    const since = performance.now() - HOLDS_MS;
    for (const [threadId, known] of this.said) {
      for (const [process, { at }] of known) if (at <= since) known.delete(process);
      if (known.size === 0) this.said.delete(threadId);
    }
    for (const [process, at] of this.heardAt) {
      if (at > since) continue;
      this.heardAt.delete(process);
      this.silent.delete(process);
    }
  }

  private hearOf(process: string): void {
    this.heardAt.set(process, performance.now());
    if (this.silent.delete(process)) this.tellOf(process);
  }

  private tellOf(process: string): void {
    for (const [threadId, known] of this.said) if (known.has(process)) this.onChange(threadId);
  }
}

/** Whoever reads at two processes, or was at one that died and came back at another, is one person. */
export function together(all: readonly Readers[]): { count: number; names: string[] } {
  const people = new Set(all.flatMap((one) => one.people));
  const crowds = all.filter((one) => one.count > one.people.length);
  const names = new Map(all.flatMap(({ named }) => named.map(({ id: person, name }) => [person, name])));
  return { count: crowds.reduce((sum, { count }) => sum + count, people.size), names: [...names.values()].slice(0, NAMES) };
}
