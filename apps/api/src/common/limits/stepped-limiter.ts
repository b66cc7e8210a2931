import { Logger } from '@nestjs/common';
import type { CountedLimiter } from './counted-limiter.js';

/** So many at a time are counted in the database. */
export const STEP = 50;

interface Share {
  /** Of what was counted already, or is free. */
  left: number;
  refusedUntil: number;
  asking: Promise<void> | null;
}

/**
 * Counts over all processes what comes too often to be written down each time: a process takes a share from the database and gives it out
 * by itself. Its first share for each person is free, so that most days nothing is written; all of them together give out at most one such
 * share for each start of a process above the limit.
 */
export class SteppedLimiter {
  private readonly logger = new Logger('Limits');
  /** One for each person whom this process has met, so never more than there are members. */
  private readonly shares = new Map<string, Share>();

  constructor(
    private readonly counted: CountedLimiter,
    private readonly name: string,
  ) {}

  /** @returns milliseconds to wait once it is too much, else null */
  async consume(key: string): Promise<number | null> {
    const share = this.shares.get(key) ?? { left: STEP, refusedUntil: 0, asking: null };
    this.shares.set(key, share);
    while (share.left === 0) {
      // Not this machine's clock, which may be set meanwhile.
      const waitMs = share.refusedUntil - performance.now();
      if (waitMs > 0) return waitMs;
      // Those who come at once wait for one share together.
      await (share.asking ??= this.take(key, share));
    }
    share.left -= 1;
    return null;
  }

  async delete(key: string): Promise<void> {
    this.shares.delete(key);
    await this.counted.delete(key);
  }

  private async take(key: string, share: Share): Promise<void> {
    try {
      const tooMuch = await this.counted.count(key, STEP);
      if (!tooMuch) share.left = STEP;
      else share.refusedUntil = performance.now() + tooMuch.waitMs;
      // For whoever watches: one may be taking everything along. The key is a hash of the scholar's id.
      if (tooMuch?.isFirst) this.logger.warn(`The limit "${this.name}" is reached by ${key}, who is refused from now on`);
    } finally {
      share.asking = null;
    }
  }
}
