import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitRule } from './limit-rules.js';

/** Counts in this process's memory, in windows that end by timers. */
export class KeptLimiter {
  private readonly memory: RateLimiterMemory;

  constructor({ points, seconds: duration }: LimitRule, keyPrefix: string) {
    this.memory = new RateLimiterMemory({ points, duration, keyPrefix });
  }

  /** @returns milliseconds to wait once it is too much, else null */
  async consume(key: string): Promise<number | null> {
    try {
      await this.memory.consume(key);
      return null;
    } catch (cause) {
      if (cause instanceof RateLimiterRes) return cause.msBeforeNext;
      throw cause;
    }
  }

  async delete(key: string): Promise<void> {
    await this.memory.delete(key);
  }
}
