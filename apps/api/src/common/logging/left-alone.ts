import type { FastifyBaseLogger } from 'fastify';
import { errandFields, presentErrand } from './errand.js';
import { wordsOf } from './words-of.js';

/** The handler may still be about to answer by itself: a mistake beside it is no reason to say that all of it failed. */
const GRACE_MS = 1_000;

/**
 * One handler's mistake ends one request, not everybody's connection: what nobody caught is written down with the id of its request, and
 * whoever waits for that request is told.
 */
function noteLeftAlone(log: FastifyBaseLogger, words: string, cause: unknown): void {
  log.error({ ...errandFields(), stack: wordsOf(cause) }, words);
  const fail = presentErrand()?.fail;
  if (fail) setTimeout(() => fail(cause), GRACE_MS).unref();
}

/** From the beginning: a start that fails by an exception ends the process, and is begun anew by whoever keeps it. */
export const notePromises = (log: FastifyBaseLogger): unknown =>
  process.on('unhandledRejection', (cause) => noteLeftAlone(log, 'A promise was left alone', cause));

/** Once everything runs. */
export const noteExceptions = (log: FastifyBaseLogger): unknown =>
  process.on('uncaughtException', (cause) => noteLeftAlone(log, 'An exception was left alone', cause));
