import type { IncomingMessage } from 'node:http';
import { setImmediate as nextLoop } from 'node:timers/promises';
import { InTurn } from '../turns/in-turn.js';

/** So many are made before whatever else has come is looked at. */
export const HANDSHAKES_A_LOOP = 4;

/** Whom to let connect. A thousand that come at once leave their turn to those who read. */
export class Handshakes {
  private readonly turns = new InTurn(HANDSHAKES_A_LOOP);

  constructor(private readonly isOurs: (headers: IncomingMessage['headers']) => boolean) {}

  /** As socket.io's `allowRequest` asks it. */
  readonly allow = (request: Pick<IncomingMessage, 'headers'>, decide: (error: null, isAllowed: boolean) => void): void =>
    void this.turns.run('handshake', async () => {
      decide(null, this.isOurs(request.headers));
      await nextLoop();
    });
}
