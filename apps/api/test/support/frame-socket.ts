import { setTimeout as sleep } from 'node:timers/promises';

const HEARD_WITHIN_MS = 8_000;

/** A websocket on which a test sends each frame letter for letter, where a client of socket.io would pack what it is given. */
export class FrameSocket {
  readonly heard: string[] = [];
  private isOver = false;
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', ({ data }) => {
      this.heard.push(String(data));
      this.wake();
    });
    socket.addEventListener('close', () => {
      this.isOver = true;
      this.wake();
    });
    // What went wrong with a connection is told by its end.
    socket.addEventListener('error', () => {});
  }

  /** Connected, from a page of ours; nothing is said yet, not even hello. */
  static async to(address: string, who: { token: string } | null): Promise<FrameSocket> {
    const socket = new FrameSocket(
      new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
        headers: { origin: address, ...(who ? { cookie: `commons=${who.token}` } : {}) },
      }),
    );
    // What engine.io says first.
    await socket.hears(/^0\{/);
    return socket;
  }

  send(frame: string | Uint8Array<ArrayBuffer>): void {
    if (!this.isOver) this.socket.send(frame);
  }

  /** The first frame of this kind, also one that has come already; null when the server ended the connection without it. */
  async hears(kind: RegExp): Promise<string | null> {
    const late = sleep(HEARD_WITHIN_MS, undefined, { ref: false });
    for (let isLate = false; !isLate; ) {
      const frame = this.heard.find((one) => kind.test(one));
      if (frame !== undefined) return frame;
      if (this.isOver) return null;
      const woken = new Promise<void>((resolve) => this.waiting.add(resolve));
      isLate = await Promise.race([woken.then(() => false), late.then(() => true)]);
    }
    throw new Error(`Neither heard ${kind} nor an end, but ${JSON.stringify(this.heard).slice(0, 500)}`);
  }

  close(): void {
    this.socket.close();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
