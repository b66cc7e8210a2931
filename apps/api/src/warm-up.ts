import { type INestApplicationContext, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fillPool } from './database/fill-pool.js';
import { late } from './database/late.js';
import { DirectoryIndexService } from './features/scholars/directory/index/directory-index.service.js';

/** A start must come to an end, however many people there are and however slowly they are read. */
const LONGEST_WAIT_MS = 15_000;

/**
 * What the first who come would wait for is there before the process listens: its connections, and the index of the directory, which most
 * pages ask for. Read while a hundred people ask already, it holds up all of them for a second, and they pass for a crowd.
 */
export async function warmUp(app: INestApplicationContext): Promise<void> {
  // Read while the connections are made: neither waits for the other.
  const index = app
    .get(DirectoryIndexService)
    .fresh()
    .then(
      () => true,
      () => false,
    );
  const [isThere] = await Promise.all([Promise.race([index, late(LONGEST_WAIT_MS)]), fillPool(app.get(DataSource))]);
  if (!isThere) new Logger('Directory').warn('The index could not be read beforehand: it is when somebody asks for it');
}
