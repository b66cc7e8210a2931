import type { DataSource } from 'typeorm';
import { env } from '../config/env.js';

/**
 * Makes all connections of the pool that are not there yet. Made when many ask already, each way there and back of its sign-in would wait
 * behind their requests, and on a machine that is short of time none is made before it is given up.
 */
export async function fillPool(database: DataSource): Promise<void> {
  await Promise.allSettled(Array.from({ length: env.DATABASE_POOL }, () => database.query('SELECT 1')));
}
