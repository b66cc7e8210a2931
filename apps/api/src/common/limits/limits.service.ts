import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { env } from '../../config/env.js';
import { ProblemException } from '../problem/problem-exception.js';
import { limitKey } from './limit-key.js';
import { type LimitName, type LimitRule, limitRules } from './limit-rules.js';

/** Holds the limits of `limit-rules.ts`. Counting is not part of the caller's transaction: what was tried counts even if it failed. */
@Injectable()
export class Limits {
  private readonly limiters: ReadonlyMap<string, RateLimiterAbstract[]>;

  constructor(private readonly database: DataSource) {
    this.limiters = new Map(
      Object.entries(limitRules).map(([name, rules]) => [name, rules.map((rule, index) => this.limiter(rule, `${name} ${index}`))]),
    );
  }

  /**
   * Counts one try.
   * @param key whom or what it counts for, in plain: a scholar's id, `mailboxKey(email)`, `networkKey(ip)`
   * @throws ProblemException 429 with the seconds to wait, once it is too much
   */
  async consume(name: LimitName, key: string): Promise<void> {
    if (env.LIMITS === 'off') return;
    const hashed = limitKey(key);
    for (const limiter of this.limiters.get(name) ?? []) {
      try {
        await limiter.consume(hashed);
      } catch (cause) {
        // Anything else is the database being away: limits fail closed, and the filter says 503.
        if (!(cause instanceof RateLimiterRes)) throw cause;
        throw tooOften(Math.ceil(cause.msBeforeNext / 1_000));
      }
    }
  }

  /** What went well does not count against the next try. */
  async forget(name: LimitName, key: string): Promise<void> {
    if (env.LIMITS === 'off') return;
    for (const limiter of this.limiters.get(name) ?? []) await limiter.delete(limitKey(key));
  }

  private limiter({ points, seconds, store }: LimitRule, keyPrefix: string): RateLimiterAbstract {
    const options = { points, duration: seconds, keyPrefix };
    if (store === 'memory') return new RateLimiterMemory(options);
    return new RateLimiterPostgres({
      ...options,
      storeClient: this.database,
      storeType: 'typeorm',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: true,
    });
  }
}

const tooOften = (retryAfter: number): ProblemException => {
  const wait = retryAfter < 90 ? `${retryAfter} seconds` : `${Math.ceil(retryAfter / 60)} minutes`;
  return new ProblemException(429, { retryAfter, detail: `That was more often than we allow. Please wait ${wait} and try again.` });
};
