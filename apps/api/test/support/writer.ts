import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Method } from './caller.js';

const ANSWER_WITHIN_MS = 5_000;
/** Soon, and then as seldom as pages do: hundreds that wait must not be what keeps a process from coming back. */
const [AGAIN_MS, AGAIN_AT_MOST_MS] = [100, 5_000];

/** One write, as a page sends it: the same again until it is answered. */
export interface Write {
  who: { token: string };
  method: Method;
  path: string;
  body: unknown;
}

/** What one try got, and when; status 0 where there was no answer. */
export interface Try {
  status: number;
  ms: number;
  at: number;
  isProblem: boolean;
}

/** Sends writes to whoever stands at an address, which may change, be cut off, and come back. */
export class Writer {
  /** How long each write was on its way, in milliseconds, in the order of the answers. */
  readonly times: number[] = [];
  /** Every single try. */
  readonly tries: Try[] = [];
  /** What came instead of an answer: cut off, late, or 5xx. */
  readonly failures: string[] = [];
  /** Writes of which a try before was accepted, and its answer cut off: the same again was no second thing. */
  lostAnswers = 0;
  private isGivenUp = false;

  constructor(private readonly place: { address: string }) {}

  /** Leaves what is not answered alone: for a test that has failed. */
  giveUp(): void {
    this.isGivenUp = true;
  }

  /** @returns the answer's body, or nothing once it was given up */
  async untilAnswered<T>({ who, method, path, body }: Write): Promise<T | undefined> {
    const begun = Date.now();
    const from = this.failures.length;
    for (let pause = AGAIN_MS; !this.isGivenUp; pause = Math.min(pause * 2, AGAIN_AT_MOST_MS)) {
      const { address } = this.place;
      const at = Date.now();
      const answer = await fetch(address + path, {
        method,
        headers: { cookie: `commons=${who.token}`, origin: address, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }).catch((cause: unknown) => void this.failures.push(reasonOf(cause)));
      const isProblem = answer?.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
      this.tries.push({ status: answer?.status ?? 0, ms: Date.now() - at, at, isProblem });
      if (answer && answer.status >= 300 && answer.status < 500) throw new Error(`Answered ${answer.status}: ${await answer.text()}`);
      // An answer may be cut in its middle, too.
      const got = answer && (await answer.text().catch((cause: unknown) => void this.failures.push(reasonOf(cause))));
      if (got && answer?.ok) {
        this.times.push(Date.now() - begun);
        // Whom we did not wait for has not lost his answer.
        const isLate = this.failures.slice(from).some((reason) => /timeout/i.test(reason));
        if (method === 'POST' && answer.status === 200 && !isLate) this.lostAnswers += 1;
        return JSON.parse(got) as T;
      }
      if (got && answer) this.failures.push(`${answer.status} ${got.slice(0, 200)}`);
      await sleep(randomInt(pause / 2, pause));
    }
    return undefined;
  }
}

/** Of `fetch failed` the cause says why. */
const reasonOf = (cause: unknown): string => {
  const { message, cause: deeper } = cause as Error & { cause?: { message?: string } };
  return deeper?.message ? `${message}: ${deeper.message}` : message;
};
