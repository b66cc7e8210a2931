import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { env } from '../config/env.js';
import { dataSourceOptions } from './data-source.js';

/** One pool of connections for the process; services inject TypeORM's `DataSource`. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      useFactory: () => ({ ...dataSourceOptions(env.DATABASE_URL, { max: env.DATABASE_POOL }), retryAttempts: 20, retryDelay: 500, verboseRetryLog: false }),
    }),
  ],
})
export class DatabaseModule {}
