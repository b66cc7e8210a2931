import type { IncomingMessage } from 'node:http';
import { setImmediate as nextLoop } from 'node:timers/promises';
import { InTurn } from '../turns/in-turn.js';

/** So many are made before whatever else has come is looked at. */
export const HANDSHAKES_A_LOOP = 4;

/** A connection that is cut while it waits says so, and nobody else listens yet: unheard, it would end the process. */
const ignore = (): void => {};

interface Asking {
  headers: IncomingMessage['headers'];
  socket: Pick<IncomingMessage['socket'], 'on' | 'off'>;
}

/** Whom to let connect. A thousand that come at once leave their turn to those who read. */
export class Handshakes {
  private readonly turns = new InTurn(HANDSHAKES_A_LOOP);

  constructor(private readonly isOurs: (headers: IncomingMessage['headers']) => boolean) {}

  /** As socket.io's `allowRequest` asks it. */
  readonly allow = ({ headers, socket }: Asking, decide: (error: null, isAllowed: boolean) => void): void => {
    socket.on('error', ignore);
    void this.turns.run('handshake', async () => {
      decide(null, this.isOurs(headers));
      socket.off('error', ignore);
      await nextLoop();
    });
  };
}
