import type { DataSource } from 'typeorm';
import type { LimitRule } from './limit-rules.js';

const NOW = `(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;
/** Over; or further ahead than it can have been set: the clock was wrong when it began. */
const IS_OVER = `(r.expire <= ${NOW} OR r.expire > ${NOW} + $3::bigint)`;
const CONSUME = `INSERT INTO rate_limit AS r (key, points, expire) VALUES ($1, $4::int, ${NOW} + $2::bigint)
  ON CONFLICT (key) DO UPDATE SET points = CASE WHEN ${IS_OVER} THEN $4::int ELSE r.points + $4::int END,
    expire = CASE WHEN ${IS_OVER} THEN excluded.expire ELSE r.expire END
  RETURNING points, (expire - ${NOW})::int8::float8 AS left_ms`;
const FORGET = 'DELETE FROM rate_limit WHERE key = $1';
/** `now()`, which stands still within a statement: its index can be used. */
const SWEEP = `DELETE FROM rate_limit WHERE expire < (extract(epoch FROM now()) * 1000)::bigint - 3600000`;
/** Between what two processes ask, and while a clock is set right by and by. */
const SLACK_MS = 1_000;

/** Once it is too much. */
export interface TooMuch {
  waitMs: number;
  /** It was this count that passed the limit: true once in a window, over all processes. */
  isFirst: boolean;
}

/** Counts over all processes, in windows of the database's clock: those of the processes may differ, and jump. */
export class CountedLimiter {
  private readonly windowMs: number;

  constructor(
    private readonly database: Pick<DataSource, 'query'>,
    private readonly rule: LimitRule,
    private readonly name: string,
  ) {
    this.windowMs = rule.seconds * 1_000;
  }

  /** @returns milliseconds to wait once it is too much, else null */
  async consume(key: string): Promise<number | null> {
    return (await this.count(key, 1))?.waitMs ?? null;
  }

  /** Counts several at once; all of them are too many if the last one is. */
  async count(key: string, points: number): Promise<TooMuch | null> {
    const counted = [`${this.name}:${key}`, this.windowMs, this.windowMs + SLACK_MS, points];
    const [row] = await this.database.query<[{ points: number; left_ms: number }]>(CONSUME, counted);
    if (row.points <= this.rule.points) return null;
    return { waitMs: Math.max(0, row.left_ms), isFirst: row.points - points <= this.rule.points };
  }

  async delete(key: string): Promise<void> {
    await this.database.query(FORGET, [`${this.name}:${key}`]);
  }
}

/** Removes what has been over for an hour. */
export const sweepLimits = (database: Pick<DataSource, 'query'>): Promise<unknown> => database.query(SWEEP);
