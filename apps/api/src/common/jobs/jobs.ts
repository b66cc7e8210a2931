import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type PgBoss from 'pg-boss';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { onErrand } from '../logging/errand.js';
import { newBoss, overTypeorm } from './boss.js';
import { failureOf } from './failure.js';
import { HANDLES, type Job, type JobHandler } from './job.js';

const AT_ONCE = 10;
const STOP_MS = 5_000;
const AGAIN_MS = 2_000;

/** Work that must not be lost: sent in the transaction of its cause, done by whichever process is free. */
@Injectable()
export class Jobs implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly handlers = new Map<string, { job: Job; handler: JobHandler<Job> }>();
  private boss: PgBoss;
  private isWorking = false;
  private isStopping = false;

  constructor(
    private readonly database: DataSource,
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {
    this.boss = this.newBoss();
  }

  async onModuleInit(): Promise<void> {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const job = metatype && instance ? this.reflector.get<Job | undefined>(HANDLES, metatype) : undefined;
      if (job) this.handlers.set(job.name, { job, handler: instance as JobHandler<Job> });
    }
    for (const { job } of this.handlers.values()) await this.ensureQueue(job);
  }

  /** Starts to do what waits, in this process. Without it jobs only gather. */
  async work(): Promise<void> {
    await this.started();
    this.isWorking = true;
    for (const { job } of this.handlers.values()) {
      const { cron } = job;
      // People are served already, perhaps many at once: a database that is too busy now must not end the process.
      if (cron) await this.untilDone(() => this.boss.schedule(job.name, cron, {}, { tz: 'UTC' }));
      await this.boss.work(job.name, { batchSize: AT_ONCE, pollingIntervalSeconds: 1 }, (batch) => this.runAll(job.name, batch));
    }
  }

  /** Sends the job with the caller's transaction: it exists if and only if that commits. */
  async send<J extends Job>(tx: EntityManager, job: J, payload: z.infer<J['payload']>, options: PgBoss.SendOptions = {}): Promise<void> {
    if (!this.handlers.has(job.name)) throw new Error(`Nothing handles the job ${job.name}`);
    await this.boss.send(job.name, job.payload.parse(payload) as object, { ...options, db: overTypeorm(tx) });
  }

  /** Does all that waits and is due, and answers how many it was: for tools that end, and for tests. */
  async drain(): Promise<number> {
    let done = 0;
    for (const name of this.handlers.keys()) {
      for (;;) {
        const batch = await this.boss.fetch(name, { batchSize: AT_ONCE });
        if (batch.length === 0) break;
        await this.runAll(name, batch);
        done += batch.length;
      }
    }
    return done;
  }

  /** Has jobs that were set aside tried once more, if the caller's transaction commits. */
  async tryAgain(tx: EntityManager, queue: string, ids: string[]): Promise<void> {
    await this.boss.retry(queue, ids, { db: overTypeorm(tx) });
    // pg-boss leaves the end of the last try on it, and would clear it away an hour after that, untried.
    await tx.query(
      `UPDATE pgboss.job SET completed_on = NULL, start_after = now(), keep_until = greatest(keep_until, now() + interval '1 day')
       WHERE name = $1 AND id = ANY($2::uuid[])`,
      [queue, ids],
    );
  }

  /** Forgets a job with all that it was told, if the caller's transaction commits. */
  async forget(tx: EntityManager, queue: string, id: string): Promise<void> {
    await this.boss.deleteJob(queue, id, { db: overTypeorm(tx) });
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.isWorking) await this.boss.stop({ graceful: true, wait: true, timeout: STOP_MS, close: false });
  }

  /** The database may be away just now; work begins when it is there. */
  private started(): Promise<void> {
    return this.untilDone(async () => {
      try {
        await this.boss.start();
      } catch (cause) {
        await this.boss.stop({ graceful: false, close: false }).catch(() => {});
        this.boss = this.newBoss();
        throw cause;
      }
    });
  }

  private async untilDone(act: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await act();
        return;
      } catch (cause) {
        // Nobody waits for it any more, and nothing is begun.
        if (this.isStopping) return new Promise(() => {});
        this.logger.warn(`The queue does not start yet: ${cause instanceof Error ? cause.message : typeof cause}`);
        await sleep(AGAIN_MS);
      }
    }
  }

  private newBoss(): PgBoss {
    const boss = newBoss(this.database);
    boss.on('error', (error) => this.logger.warn(`The queue had a failure: ${error.message}`));
    return boss;
  }

  private async ensureQueue({ name, tries, retryDelaySeconds, expireSeconds }: Job): Promise<void> {
    const queue = {
      name,
      // pg-boss counts the tries after the first.
      retryLimit: tries - 1,
      retryDelay: retryDelaySeconds,
      retryBackoff: true,
      expireInSeconds: expireSeconds,
      retentionDays: 14,
    };
    await this.boss.createQueue(name, queue);
    await this.boss.updateQueue(name, queue);
  }

  /** Each job of a batch stands for itself: a poisonous one is set aside alone after its tries. */
  private async runAll(name: string, batch: PgBoss.Job<unknown>[]): Promise<void> {
    await Promise.all(batch.map((job) => this.runOne(name, job)));
  }

  private async runOne(name: string, { id, data }: PgBoss.Job<unknown>): Promise<void> {
    const known = this.handlers.get(name);
    if (!known) return;
    try {
      await onErrand({ field: 'job', id }, () => known.handler.run(known.job.payload.parse(data), id));
      await this.boss.complete(name, id);
      if (known.job.isForgotten) await this.boss.deleteJob(name, id);
    } catch (cause) {
      const words = cause instanceof Error ? cause.message : String(cause);
      this.logger.warn(`The job ${name} ${id} failed and waits for its next try: ${words.slice(0, 300)}`);
      await this.boss.fail(name, id, { message: words.slice(0, 1_000), failure: failureOf(cause) });
    }
  }
}
