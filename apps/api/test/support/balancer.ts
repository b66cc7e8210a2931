import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Caller, callerOf } from './caller.js';

const DIAL_MS = 2_000;

/**
 * Stands in front of several processes, as the proxy does: each new connection to the next of them that takes it, nothing sticks; and
 * where a process takes one and hangs up without a word, a GET is asked again at another.
 */
export class Balancer {
  private readonly sockets = new Set<Socket>();
  readonly address: string;
  /** How many connections a process took and hung up without a word. */
  askedAgain = 0;
  private turn = 0;

  private constructor(
    private readonly server: Server,
    private readonly ports: readonly number[],
  ) {
    this.address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    server.on('connection', (inner) => void this.admit(inner));
  }

  static async before(apis: readonly { address: string }[]): Promise<Balancer> {
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Balancer(
      server,
      apis.map(({ address }) => Number(new URL(address).port)),
    );
  }

  http(who?: { token: string }): Caller {
    return callerOf(async ({ method, path, headers, body }) => {
      const answer = await fetch(this.address + path, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
    }, who);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private async admit(inner: Socket): Promise<void> {
    const said: Buffer[] = [];
    this.sockets.add(inner.setNoDelay(true).on('error', () => {}));
    inner.once('close', () => this.sockets.delete(inner));
    inner.on('data', (part: Buffer) => said.push(part)).resume();
    const first = this.turn;
    this.turn += 1;
    for (let tries = 0; tries <= this.ports.length && !inner.destroyed; tries += 1) {
      const port = this.ports[(first + tries) % this.ports.length] ?? 0;
      const outer = await dial(port);
      if (outer && (await this.isAnswered(inner, outer, said))) return;
      // Where nothing was said yet, nothing can have been done.
      if (outer && said.length > 0 && !String(said[0]).startsWith('GET ')) break;
      if (outer) this.askedAgain += 1;
    }
    inner.resetAndDestroy();
  }

  /** Passes on what both sides say; false if the process hung up without a word. */
  private isAnswered(inner: Socket, outer: Socket, said: readonly Buffer[]): Promise<boolean> {
    this.sockets.add(outer.setNoDelay(true));
    return new Promise((resolve) => {
      let hasAnswered = false;
      for (const part of said) outer.write(part);
      const pass = (part: Buffer) => void outer.write(part);
      inner.on('data', pass).once('end', () => outer.end());
      inner.once('close', () => outer.destroy());
      outer.on('data', (part: Buffer) => {
        hasAnswered = true;
        inner.write(part);
        resolve(true);
      });
      outer.once('end', () => hasAnswered && inner.end());
      outer.once('close', (isCut) => {
        this.sockets.delete(outer);
        inner.off('data', pass);
        // What was said before the end still arrives; what was cut in its middle is cut on both sides.
        if (hasAnswered && isCut) inner.resetAndDestroy();
        else if (hasAnswered) inner.end();
        resolve(hasAnswered || inner.destroyed);
      });
    });
  }
}

const dial = (port: number): Promise<Socket | null> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const late = setTimeout(() => socket.destroy(), DIAL_MS);
    socket.once('connect', () => {
      clearTimeout(late);
      resolve(socket);
    });
    socket.once('error', () => {});
    socket.once('close', () => {
      clearTimeout(late);
      resolve(null);
    });
  });
