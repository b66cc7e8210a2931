import { expect } from '@jest/globals';
import type { ServerEvents } from '@scholars-commons/shared/live-events';
import type { ApiProcess } from './api-process.js';
import { eventually } from './eventually.js';
import type { LiveSocket } from './live-socket.js';
import type { SignedIn } from './make.js';

type Heard = { [E in keyof ServerEvents]: Parameters<ServerEvents[E]>[0] };
const NAMES = ['thread.changed', 'thread.presence', 'thread.typing', 'space.changed', 'me.changed'] as const;
type Name = (typeof NAMES)[number];

/** One device of a person at each process, and all that each of them hears. */
export interface Devices {
  all: (ask: (socket: LiveSocket) => Promise<unknown>) => Promise<unknown[]>;
  /** Each hears the fact, or has heard it. */
  expectAll: (name: Name, fact: unknown, within: number) => Promise<void>;
  /** It is the last of its name that each has heard. */
  expectLast: (name: Name, fact: unknown, within: number) => Promise<void>;
}

/** Connects them. */
export async function everywhere(apis: readonly ApiProcess[], who: SignedIn): Promise<Devices> {
  const sockets = await Promise.all(apis.map((api) => api.live(who)));
  const heard = sockets.map((socket) => {
    const events: { name: Name; fact: unknown }[] = [];
    for (const name of NAMES) socket.on(name, (fact: Heard[typeof name]) => events.push({ name, fact }));
    return events;
  });
  const expectEach = (assert: (events: (typeof heard)[number]) => void, within: number) => eventually(() => heard.forEach(assert), within);
  return {
    all: (ask) => Promise.all(sockets.map(ask)),
    expectAll: (name, fact, within) => expectEach((events) => expect(events).toContainEqual({ name, fact }), within),
    expectLast: (name, fact, within) =>
      expectEach((events) => expect(events.findLast((event) => event.name === name)?.fact).toEqual(fact), within),
  };
}
