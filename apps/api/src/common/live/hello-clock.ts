import type { LiveSocket } from './live-socket.js';

type Connection = LiveSocket['conn'];

const HELLO_MS = 5_000;
/** A thousand pages that come all at once take turns for longer than a hello may take. */
export const ENTRY_MS = 30_000;

/**
 * Ends connections of which no hello comes in time. Who has said hello waits for his turn: to send him away would put him at the end of
 * the line again, with another handshake for the same process that has too much to do already. After a refusal the time runs anew.
 */
export class HelloClock {
  private readonly timers = new WeakMap<Connection, NodeJS.Timeout>();

  start(connection: Connection): void {
    this.stop(connection);
    const timer = setTimeout(() => connection.close(), HELLO_MS).unref();
    this.timers.set(connection, timer);
    connection.once('close', () => clearTimeout(timer));
  }

  stop(connection: Connection): void {
    clearTimeout(this.timers.get(connection));
  }
}
