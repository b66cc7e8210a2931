import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { EventBus } from '../events/event-bus.js';
import { ProblemException } from '../problem/problem-exception.js';

const EVERY_MS = 1_000;
const PATIENCE_MS = 1_500;

/** Knows whether the database answers, and tells when it is back. */
@Injectable()
export class DatabaseWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Database');
  private readonly stopping = new AbortController();
  private isAway = false;

  constructor(
    private readonly database: DataSource,
    private readonly events: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    void this.watch();
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }

  /** @throws ProblemException 503 while the database does not answer within 1.5 s */
  async assertThere(): Promise<void> {
    if (!(await this.answers())) throw new ProblemException(503, { detail: 'The database does not answer just now.', retryAfter: 5 });
  }

  private async watch(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const answers = await this.answers();
      if (this.isAway && answers) {
        this.logger.warn('The database is back');
        this.events.publish('database.returned', {});
      }
      if (!this.isAway && !answers && !this.stopping.signal.aborted) this.logger.error('The database does not answer');
      this.isAway = !answers;
      await sleep(EVERY_MS, undefined, { ref: false, signal: this.stopping.signal }).catch(() => {});
    }
  }

  private async answers(): Promise<boolean> {
    const late = sleep(PATIENCE_MS, false, { ref: false });
    const asked = this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([asked, late]);
  }
}
