import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { env } from '../../config/env.js';
import { fillPool } from '../../database/fill-pool.js';
import { late } from '../../database/late.js';
import { letGo, takeUp } from '../../database/prepared-client.js';
import { ViewerChanges } from '../auth/viewer-changes.js';
import { ProblemException } from '../problem/problem-exception.js';

/** Together below the 2 s within which a request must learn that nobody answers. */
const EVERY_MS = 750;
const PATIENCE_MS = 1_000;
/** A connection that has not answered by then is helped by a second one. */
const SOON_MS = 250;

/** Knows whether the database answers: while it does not, requests are refused at once instead of waiting in vain. */
@Injectable()
export class DatabaseWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Database');
  private readonly stopping = new AbortController();
  private isAway = false;

  constructor(
    private readonly database: DataSource,
    private readonly changes: ViewerChanges,
  ) {}

  onApplicationBootstrap(): void {
    void this.watch();
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }

  /** @throws ProblemException 503 while the database is known to be away */
  assertThere(): void {
    if (this.isAway) throw away();
  }

  /** @throws ProblemException 503 if the database does not answer now */
  async assertAnswers(): Promise<void> {
    if (this.isAway || !(await this.poolAnswers())) throw away();
  }

  private async watch(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const answers = await this.answers();
      if (this.stopping.signal.aborted) return;
      await this.become(!answers);
      await sleep(EVERY_MS, undefined, { ref: false, signal: this.stopping.signal }).catch(() => {});
    }
  }

  /** Two ways to ask, so that neither a lost connection nor a full pool passes for a database that is away; the second only where the first is slow. */
  private async answers(): Promise<boolean> {
    const listening = this.changes.answers(PATIENCE_MS);
    if (await Promise.race([listening, late(SOON_MS)])) return true;
    const second = this.isAway ? answersAnew(PATIENCE_MS - SOON_MS) : this.poolAnswers(PATIENCE_MS - SOON_MS);
    const [one, other] = await Promise.all([listening, second]);
    return one || other;
  }

  private async become(isAway: boolean): Promise<void> {
    if (this.isAway && !isAway) {
      this.logger.warn('The database is back');
      takeUp(env.DATABASE_URL);
      // All who were sent away come back at once.
      await fillPool(this.database);
    }
    if (!this.isAway && isAway) {
      this.logger.error('The database does not answer');
      letGo(env.DATABASE_URL);
    }
    this.isAway = isAway;
  }

  private async poolAnswers(patience = PATIENCE_MS): Promise<boolean> {
    const asked = this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([asked, late(patience)]);
  }
}

/** Over a connection of its own: while the database counts as away, the pools make none. */
async function answersAnew(patience: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, connectionTimeoutMillis: patience, query_timeout: patience });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    void client.end().catch(() => {});
  }
}

const away = () =>
  new ProblemException(503, { detail: 'The database does not answer just now. Please try again in a moment.', retryAfter: 5 });
