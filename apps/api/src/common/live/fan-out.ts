import type { ServerOptions } from 'socket.io';

export type AdapterMaker = Extract<NonNullable<ServerOptions['adapter']>, (namespace: never) => unknown>;

/** What carries events from this process to the others. */
export interface FanOut {
  adapter: AdapterMaker;
  close: () => Promise<void>;
}

/** What socket.io's own types leave out of its adapters for several processes. */
export interface Clustered {
  /** The other processes that were heard of lately; adapters without a heartbeat have none. */
  nodesMap: ReadonlyMap<string, number>;
  doPublish(message: { type: number }): Promise<string>;
  publish(message: { type: number }): void;
}

/**
 * Tells those who stand in this process without waiting for the way to the others: socket.io itself would wait until the event is on it,
 * so that a carrier that hangs or is away would silence even a process that is alone. What does not get through is asked for, as after any gap.
 * @param isHeard whether to try at all
 * @param onLost told of each that did not get through
 */
export function withoutWaiting(
  create: AdapterMaker,
  isHeard: (adapter: Clustered, type: number) => boolean,
  onLost = () => {},
): AdapterMaker {
  // Not an arrow: socket.io calls it with `new`.
  return function makeAdapter(namespace: never) {
    const adapter = create(namespace);
    // Public in JavaScript, and what socket.io's own adapters are made by; its types say otherwise.
    const clustered = adapter as unknown as Clustered;
    const [publish, doPublish] = [clustered.publish.bind(adapter), clustered.doPublish.bind(adapter)];
    clustered.doPublish = (message) => {
      if (isHeard(clustered, message.type)) doPublish(message).catch(onLost);
      return Promise.resolve('');
    };
    // Whatever is published puts the next heartbeat off. By heartbeats processes that lost each other meet again: what is dropped must not.
    clustered.publish = (message) => {
      if (isHeard(clustered, message.type)) publish(message);
    };
    return adapter;
  } as AdapterMaker;
}
