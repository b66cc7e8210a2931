import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { env } from '../../config/env.js';
import { Crowd } from '../health/crowd.js';
import { Crowded } from '../problem/crowded.js';
import { ONE_PLAN, PreparedClient } from '../../database/prepared-client.js';

/** Postgres ends a statement that outlives its time with this code. */
const QUERY_CANCELED = '57014';
const LONGEST_SEARCH_MS = 1_000;
/** Somewhat longer than a search, so that a burst waits for its turn. */
const LONGEST_WAIT_MS = 2_000;
/** So many for each connection are no crowd. */
const SEARCHES_A_CONNECTION = 4;

/**
 * Connections for searches alone. Each statement there is ended after a second, and may only read; that is said once a connection,
 * so that a search is one way there and back. When many search at once, they wait for each other and not for the rest of the site;
 * when more do than are answered in good time, they are admitted as other reads are then.
 */
@Injectable()
export class SearchDatabase implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Search');
  private readonly connections = Math.max(2, Math.ceil(env.DATABASE_POOL / 2));
  private readonly crowd = new Crowd(env.READS_AT_ONCE ?? this.connections * SEARCHES_A_CONNECTION, (isCrowded) =>
    this.logger.warn(isCrowded ? `${this.count} searches stand in line: more are refused` : 'The line of searches is through'),
  );
  private readonly pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: this.connections,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: LONGEST_WAIT_MS,
    statement_timeout: LONGEST_SEARCH_MS,
    application_name: 'scholars-commons search',
    options: `-c default_transaction_read_only=on ${ONE_PLAN}`,
    Client: PreparedClient as unknown as typeof pg.Client,
  });

  private count = 0;

  constructor() {
    // An idle connection that breaks is replaced by the next search.
    this.pool.on('error', (error) => this.logger.warn(`A connection for searches broke: ${error.message}`));
  }

  /** How many searches are being worked on, or wait for their turn. */
  get size(): number {
    return this.count;
  }

  /**
   * @returns the rows, or null when it took too long: the caller says so to whoever searched
   * @throws Crowded if more search than can be answered in good time
   */
  async search<T>(text: string, values: readonly unknown[]): Promise<T[] | null> {
    if (!this.crowd.admitsRead(performance.now(), this.count)) throw new Crowded();
    this.count += 1;
    try {
      return (await this.pool.query(text, [...values])).rows as T[];
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code === QUERY_CANCELED) return null;
      throw error;
    } finally {
      this.count -= 1;
      this.crowd.left(performance.now(), this.count);
    }
  }

  /** Connects before the first search asks: the first ten at once would else wait for ten connections. */
  async onApplicationBootstrap(): Promise<void> {
    await Promise.allSettled(Array.from({ length: this.pool.options.max }, () => this.pool.query('SELECT 1')));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
