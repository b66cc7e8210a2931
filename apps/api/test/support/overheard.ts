import type { SignedIn } from './make.js';
import type { LiveSocket, TestApp } from './test-app.js';

/** An open page of somebody, and everything that it heard: the event and its values, as they stood on the wire. */
export interface Overheard {
  socket: LiveSocket;
  told: string[];
}

/** Listens on a page of the person until the test app is closed. */
export async function overheard(t: TestApp, who: SignedIn): Promise<Overheard> {
  const told: string[] = [];
  const socket = await t.live(who);
  socket.onAny((event: string, ...values: unknown[]) => void told.push(JSON.stringify([event, ...values])));
  return { socket, told };
}
