import { writeSync } from 'node:fs';
import pino, { type DestinationStream } from 'pino';

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;
/** As much as is kept for when there is room again; what is more is dropped. */
const MOST_KEPT = 256 * 1024;
const SAID_EVERY_MS = 60_000;

/** Where the log goes. One that cannot be written, as its disk is full or its reader has gone, must not end whoever writes it. */
export function standardOutput(): DestinationStream {
  const output = pino.destination({ fd: STANDARD_OUTPUT, sync: true, maxLength: MOST_KEPT });
  let saidAt = Number.NEGATIVE_INFINITY;
  output.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (performance.now() - saidAt < SAID_EVERY_MS) return;
    saidAt = performance.now();
    try {
      writeSync(
        STANDARD_ERROR,
        `${JSON.stringify({ level: 60, time: Date.now(), msg: `The log cannot be written: ${code ?? 'no reason'}` })}\n`,
      );
    } catch {
      // Nobody hears it there either.
    }
  });
  return output;
}
