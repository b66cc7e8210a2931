import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { env } from '../config/env.js';
import { late } from './late.js';

/** A connection that is made may still never answer; nobody waits longer for it. */
const LONGEST_WAIT_MS = 2_000;

/**
 * Makes all connections of the pool that are not there yet. Made when many ask already, each way there and back of its sign-in would wait
 * behind their requests, and on a machine that is short of time none is made before it is given up. What cannot be made now is made when it is asked for.
 */
export async function fillPool(database: DataSource): Promise<void> {
  const asked = Array.from({ length: env.DATABASE_POOL }, () => database.query('SELECT 1'));
  const outcomes = await Promise.race([Promise.allSettled(asked), late(LONGEST_WAIT_MS)]);
  const areAll = outcomes && outcomes.every(({ status }) => status === 'fulfilled');
  if (!areAll) new Logger('Database').warn('Not all connections of the pool could be made beforehand');
}
