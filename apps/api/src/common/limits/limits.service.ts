import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { env } from '../../config/env.js';
import { ProblemException } from '../problem/problem-exception.js';
import { CountedLimiter, sweepLimits } from './counted-limiter.js';
import { KeptLimiter } from './kept-limiter.js';
import { limitKey } from './limit-key.js';
import { type LimitName, type LimitRule, limitRules } from './limit-rules.js';
import { SteppedLimiter } from './stepped-limiter.js';

interface Limiter {
  rule: LimitRule;
  by: { consume(key: string): Promise<number | null>; delete(key: string): Promise<unknown> };
}

const SWEEP_EVERY_MS = 300_000;

/** Holds the limits of `limit-rules.ts`. Counting is not part of the caller's transaction: what was tried counts even if it failed. */
@Injectable()
export class Limits implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly limiters: ReadonlyMap<string, Limiter[]>;
  private sweeping: NodeJS.Timeout | undefined;

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
    for (const { rule, by } of this.limiters.get(name) ?? []) {
      // Fails where the database is away: limits fail closed, and the filter says 503.
      const waitMs = await by.consume(hashed);
      // Those in memory tell the time by this machine's clock, which may have been put back meanwhile.
      if (waitMs !== null) throw tooOften(Math.min(Math.ceil(waitMs / 1_000), rule.seconds));
    }
  }

  /** What went well does not count against the next try. */
  async forget(name: LimitName, key: string): Promise<void> {
    if (env.LIMITS === 'off') return;
    for (const { by } of this.limiters.get(name) ?? []) await by.delete(limitKey(key));
  }

  onApplicationBootstrap(): void {
    // The next time does as well, should the database be away just then.
    this.sweeping = setInterval(() => void sweepLimits(this.database).catch(() => {}), SWEEP_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  private limiter(rule: LimitRule, name: string): Limiter {
    if (rule.store === 'memory') return { rule, by: new KeptLimiter(rule, name) };
    const counted = new CountedLimiter(this.database, rule, name);
    return { rule, by: rule.store === 'steps' ? new SteppedLimiter(counted, name) : counted };
  }
}

const tooOften = (retryAfter: number): ProblemException => {
  const wait = retryAfter < 90 ? `${retryAfter} seconds` : `${Math.ceil(retryAfter / 60)} minutes`;
  return new ProblemException(429, { retryAfter, detail: `That was more often than we allow. Please wait ${wait} and try again.` });
};
