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
  await fillPool(app.get(DataSource));
  const index = app.get(DirectoryIndexService).fresh();
  const isThere = await Promise.race([
    index.then(
      () => true,
      () => false,
    ),
    late(LONGEST_WAIT_MS),
  ]);
  if (!isThere) new Logger('Directory').warn('The index could not be read beforehand: it is when somebody asks for it');
}
