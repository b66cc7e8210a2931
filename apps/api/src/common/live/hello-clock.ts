import type { LiveSocket } from './live-socket.js';

type Connection = LiveSocket['conn'];

const HELLO_MS = 5_000;
/** A thousand pages that come all at once take turns for longer than a hello may take; nobody waits longer than this after he connected. */
export const ENTRY_MS = 30_000;

/**
 * Ends connections of which no hello comes in time, and those whose hello was refused or taken back. Who has said hello waits for his
 * turn: to send him away would put him at the end of the line again, with another handshake for a process that has too much to do already.
 */
export class HelloClock {
  private readonly timers = new WeakMap<Connection, NodeJS.Timeout>();
  /** Those that stand in line, or have come in. */
  private readonly greeted = new WeakSet<Connection>();

  start(connection: Connection): void {
    this.greeted.delete(connection);
    clearTimeout(this.timers.get(connection));
    if (connection.readyState !== 'open') return;
    this.timers.set(connection, setTimeout(() => connection.close(), HELLO_MS).unref());
  }

  /** @returns false for a hello on top of another, which pages never say: the first one counts, and the connection is at its end */
  greets(connection: Connection): boolean {
    clearTimeout(this.timers.get(connection));
    const isFirst = !this.greeted.has(connection);
    if (isFirst) this.greeted.add(connection);
    else connection.close();
    return isFirst;
  }
}
