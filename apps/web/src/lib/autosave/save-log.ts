import { ProblemError } from '../api-client';

/** Where the saving of a page stands, in one word for all its fields. */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'failed'; error: unknown; retry: (() => void) | undefined };

/** Keeps what is on its way, what arrived and what did not, over all fields of one page. */
export class SaveLog {
  #state: SaveState = { kind: 'idle' };
  #savedAt: number | undefined;
  readonly #saving = new Map<string, number>();
  readonly #failed = new Map<string, { error: unknown; retry: (() => void) | undefined }>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): SaveState => this.#state;

  begin(place: string): void {
    this.#saving.set(place, (this.#saving.get(place) ?? 0) + 1);
    this.#failed.delete(place);
    this.#tell();
  }

  done(place: string): void {
    this.#end(place);
    this.saved();
  }

  /** All of it stands as it is to be; also where nothing had to be sent. */
  saved(): void {
    this.#savedAt = Date.now();
    this.#tell();
  }

  fail(place: string, error: unknown, retry?: () => void): void {
    this.#end(place);
    this.#failed.set(place, { error, retry });
    this.#tell();
  }

  /** That try is over, and another one begins. */
  end(place: string): void {
    this.#end(place);
    this.#tell();
  }

  /** What failed there matters no more: it was discarded or decided otherwise. */
  forget(place: string): void {
    if (this.#failed.delete(place)) this.#tell();
  }

  /** The connection is back: what nobody answered goes now. What was refused waits for whoever wrote it. */
  readonly retryUnanswered = (): void => {
    for (const { error, retry } of this.#failed.values()) if (error instanceof ProblemError && error.status === 0) retry?.();
  };

  #end(place: string): void {
    const left = (this.#saving.get(place) ?? 1) - 1;
    if (left > 0) this.#saving.set(place, left);
    else this.#saving.delete(place);
  }

  #tell(): void {
    this.#state = this.#present();
    for (const listener of this.#listeners) listener();
  }

  /** A failure is worth more attention than what goes on well beside it. */
  #present(): SaveState {
    const failures = [...this.#failed.values()];
    const first = failures[0];
    if (first) {
      const retries = failures.map(({ retry }) => retry).filter((retry) => retry !== undefined);
      return { kind: 'failed', error: first.error, retry: retries.length ? () => retries.forEach((retry) => retry()) : undefined };
    }
    if (this.#saving.size > 0) return { kind: 'saving' };
    return this.#savedAt === undefined ? { kind: 'idle' } : { kind: 'saved', at: this.#savedAt };
  }
}
