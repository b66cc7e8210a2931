import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { env } from '../config/env.js';
import { dataSourceOptions } from './data-source.js';

/** No page needs so long, and nothing of ours holds a lock so long: what does is given up, so that it cannot hold up the others. */
const LONGEST_STATEMENT_MS = 15_000;
const LONGEST_IDLE_IN_TRANSACTION_MS = 30_000;

async function options() {
  const usual = await dataSourceOptions(env.DATABASE_URL, { max: env.DATABASE_POOL });
  const bounds = { statement_timeout: LONGEST_STATEMENT_MS, idle_in_transaction_session_timeout: LONGEST_IDLE_IN_TRANSACTION_MS };
  return {
    ...usual,
    extra: { ...(usual.extra as object), ...bounds },
    retryAttempts: 20,
    retryDelay: 500,
    verboseRetryLog: false,
  };
}

/** One pool of connections for the process; services inject TypeORM's `DataSource`. */
@Module({ imports: [TypeOrmModule.forRootAsync({ useFactory: options })] })
export class DatabaseModule {}
