import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { env } from '../../config/env.js';
import { late } from '../../database/late.js';

export const CHANNEL = 'viewer_changed';

export interface ViewerChange {
  scholarIds?: readonly string[];
  sessionIds?: readonly string[];
}

/** A notice takes less than 8,000 bytes (NOTIFY): who has many sessions must be able to end them all. */
const IDS_A_NOTICE = 100;

function inParts({ scholarIds = [], sessionIds = [] }: ViewerChange): ViewerChange[] {
  const parts: ViewerChange[] = [];
  for (let at = 0; at < Math.max(scholarIds.length, sessionIds.length); at += IDS_A_NOTICE) {
    parts.push({ scholarIds: scholarIds.slice(at, at + IDS_A_NOTICE), sessionIds: sessionIds.slice(at, at + IDS_A_NOTICE) });
  }
  return parts;
}

/** Says in the caller's transaction that something about these viewers changes: cached answers and open sockets follow the commit. */
export const viewersChanged = async (tx: Pick<EntityManager, 'query' | 'queryRunner'>, change: ViewerChange): Promise<void> => {
  for (const part of inParts(change)) await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(part)]);
  const waiting = tx.queryRunner && waitingIn(tx.queryRunner);
  waiting?.push(change);
};

/** What this process must follow as soon as the transaction is committed, without waiting for Postgres to tell it. */
const waitingIn = (runner: QueryRunner): ViewerChange[] => ((runner.data as { viewerChanges?: ViewerChange[] }).viewerChanges ??= []);

type Listener = (change: ViewerChange | 'everything') => void;

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 1_000;

/** The one listening connection of a process. While it is down, `isListening` is false and nothing about viewers may be kept. */
@Injectable()
export class ViewerChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ViewerChanges');
  private readonly listeners: Listener[] = [];
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | undefined;
  private wait = FIRST_RETRY_MS;
  private isStopping = false;
  isListening = false;

  constructor(database: DataSource) {
    database.subscribers.push({
      afterTransactionCommit: ({ queryRunner }) =>
        waitingIn(queryRunner)
          .splice(0)
          .forEach((change) => this.tell(change)),
      afterTransactionRollback: ({ queryRunner }) => void waitingIn(queryRunner).splice(0),
    });
  }

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => {});
  }

  /** Asks whether the listening connection still answers; one that does not is given up, as it may have missed something. */
  async answers(patience: number): Promise<boolean> {
    const { client } = this;
    if (!client || !this.isListening) return false;
    const asked = client.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const isThere = await Promise.race([asked, late(patience)]);
    if (!isThere) this.lost(client);
    return isThere;
  }

  private async connect(): Promise<void> {
    // Several may ask at once whether it answers: none of them waits for another.
    const client = new pg.Client({ connectionString: env.DATABASE_URL, connectionTimeoutMillis: 2_000, keepAlive: true, pipeline: true });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload }) => this.tell(parse(payload)));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.wait = FIRST_RETRY_MS;
      this.isListening = true;
      // What changed while nobody listened is unknown.
      this.tell('everything');
    } catch {
      this.lost(client);
    }
  }

  private lost(client: pg.Client): void {
    if (client !== this.client || this.isStopping) return;
    this.client = null;
    if (this.isListening) this.logger.warn('The listening connection is down; viewers are read anew for every request');
    this.isListening = false;
    this.tell('everything');
    // Not `end()`: that waits for what is asked already, and the other side may be silent for good.
    (client as unknown as { connection: { stream: { destroy(): unknown } } }).connection.stream.destroy();
    this.retry = setTimeout(() => void this.connect(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_RETRY_MS);
  }

  private tell(change: ViewerChange | 'everything'): void {
    for (const listener of this.listeners) listener(change);
  }
}

function parse(payload: string | undefined): ViewerChange | 'everything' {
  try {
    return JSON.parse(payload ?? '') as ViewerChange;
  } catch {
    return 'everything';
  }
}
