import type { Answer, ClientEvents, ServerEvents } from '@scholars-commons/shared/live-events';
import { reconnection, retryMs } from '@scholars-commons/shared/reconnection';
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import { io, type Socket } from 'socket.io-client';

/** `idle`: not asked to connect. `lost`: was or should be there; tries again by itself. */
export type ConnectionState = 'idle' | 'connecting' | 'connected' | 'lost';

export type ServerEvent = keyof ServerEvents;
type Listener<E extends ServerEvent> = ServerEvents[E];

type Asking = { [E in keyof ClientEvents]: Parameters<ClientEvents[E]> extends [unknown, ((outcome: infer A) => void)?] ? A : never };
/** Names of requests that are answered. */
export type Ask = { [E in keyof ClientEvents]: Parameters<ClientEvents[E]>['length'] extends 1 ? never : E }[keyof ClientEvents];
type Outcome<E extends Ask> = Asking[E];

/** What is heard is typed where it is listened for (`LiveClient.on`), as the transport itself knows no contract. */
type Heard = (...values: never[]) => void;

/** What a transport must do; socket.io in the browser, a double in tests. */
export interface Transport {
  connect(): void;
  disconnect(): void;
  readonly connected: boolean;
  /** Whether it tries again by itself. */
  readonly active: boolean;
  on(event: string, listener: Heard): unknown;
  off(event: string, listener: Heard): unknown;
  emit(event: string, ...values: unknown[]): unknown;
}

/** How long a request over the socket may take before the page is told that it failed. */
const ANSWER_MS = 8000;

/** Whether it would be answered the same a moment later. */
function isFinal(outcome: Answer<unknown>): boolean {
  if (outcome.ok) return true;
  const { status } = outcome.problem;
  return status >= 400 && status < 500 && status !== 429;
}

/**
 * The one socket of a page. Whoever needs what was missed subscribes to `onConnected`, which is called after
 * the first connection and after each return, and asks the api for the changes: delivery is only a hint.
 */
export class LiveClient {
  #state: ConnectionState = 'idle';
  readonly #stateListeners = new Set<() => void>();
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** Connections that the server ended or refused since there was one. */
  #refused = 0;

  constructor(private readonly transport: Transport) {
    transport.on('connect', () => {
      this.#refused = 0;
      this.#become('connected');
    });
    transport.on('disconnect', () => this.#lose());
    transport.on('connect_error', () => this.#lose());
  }

  get state(): ConnectionState {
    return this.#state;
  }

  connect(): void {
    if (this.#state !== 'idle') return;
    this.#become('connecting');
    this.transport.connect();
  }

  disconnect(): void {
    this.#become('idle');
    clearTimeout(this.#retry);
    this.transport.disconnect();
  }

  on<E extends ServerEvent>(event: E, listener: Listener<E>): () => void {
    this.transport.on(event, listener);
    return () => this.transport.off(event, listener);
  }

  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  /** Called now if connected, and after every (re)connection. */
  onConnected(listener: () => void): () => void {
    this.transport.on('connect', listener);
    if (this.transport.connected) listener();
    return () => this.transport.off('connect', listener);
  }

  /** Sends without waiting; lost when there is no connection, as typing may be. */
  tell<E extends keyof ClientEvents>(event: E, request: Parameters<ClientEvents[E]>[0]): void {
    if (this.transport.connected) this.transport.emit(event, request);
  }

  /** Asks and waits for the acknowledgement; without connection or in time it is a problem with status 0. */
  ask<E extends Ask>(event: E, request: Parameters<ClientEvents[E]>[0]): Promise<Outcome<E>> {
    const nobody: Answer<never> = { ok: false, problem: { type: 'about:blank', title: 'No answer', status: 0 } };
    return new Promise((resolve) => {
      if (!this.transport.connected) return resolve(nobody);
      const timer = setTimeout(() => resolve(nobody), ANSWER_MS);
      this.transport.emit(event, request, (outcome: Outcome<E>) => {
        clearTimeout(timer);
        resolve(outcome);
      });
    });
  }

  /**
   * Asks at each connection, and again while the server is there and cannot answer (its database may be away, or the storm of a return
   * too much for it), after a pause that grows, or that the server named: a page that believes to be listening must be.
   * @param request as of now, or nothing where there is no longer anything to ask
   * @returns to stop it, and to ask once more
   */
  keepAsking<E extends Ask>(
    event: E,
    request: () => Parameters<ClientEvents[E]>[0] | undefined,
    heard: (outcome: Outcome<E>) => void,
  ): { stop: () => void; again: () => void } {
    let again: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    let inVain = 0;
    const ask = async (mine: number) => {
      clearTimeout(again);
      const now = request();
      if (!now) return;
      const outcome = await this.ask(event, now);
      if (mine !== turn) return;
      const answer = outcome as Answer<unknown>;
      if (isFinal(answer)) heard(outcome);
      else if (this.transport.connected) {
        again = setTimeout(() => void ask(mine), retryMs(inVain, answer.ok ? undefined : answer.problem.retryAfter));
        inVain += 1;
      }
    };
    const anew = () => {
      inVain = 0;
      void ask((turn += 1));
    };
    const stopConnecting = this.onConnected(anew);
    return {
      stop: () => {
        stopConnecting();
        turn += 1;
        clearTimeout(again);
      },
      again: anew,
    };
  }

  #lose(): void {
    if (this.#state === 'idle') return;
    this.#become('lost');
    if (this.transport.active) return;
    // socket.io gives up where the server refused the handshake or ended the connection; both may pass.
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#state === 'lost' && this.transport.connect(), retryMs(this.#refused));
    this.#refused += 1;
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }
}

/** The page's socket: websocket only, so that any number of api processes needs no sticky sessions. */
export function browserTransport(): Transport {
  const socket: Socket<Record<string, Heard>, Record<string, Heard>> = io({
    transports: ['websocket'],
    autoConnect: false,
    ...reconnection,
  });
  // The device is back: try at once, instead of when the pause between two tries is over.
  window.addEventListener('online', () => {
    if (!socket.connected && socket.active) socket.disconnect().connect();
  });
  return socket;
}

export const LiveContext = createContext<LiveClient | null>(null);

/** The live client of this page. */
export function useLive(): LiveClient {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive stands outside of the providers');
  return live;
}

export function useConnectionState(): ConnectionState {
  const live = useLive();
  return useSyncExternalStore(
    (listener) => live.onState(listener),
    () => live.state,
  );
}

/** Listens while the component stands: `useLiveEvents({ 'thread.changed': (event) => applyChange(cache, event) })`. */
export function useLiveEvents(handlers: Partial<ServerEvents>): void {
  const live = useLive();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const names = Object.keys(handlers).sort().join(' ');
  useEffect(() => {
    const stops = names
      .split(' ')
      .filter(Boolean)
      .map((name) => {
        const event = name as ServerEvent;
        const listener = (value: Parameters<Listener<typeof event>>[0]) =>
          (latest.current[event] as ((value: unknown) => void) | undefined)?.(value);
        return live.on(event, listener);
      });
    return () => stops.forEach((stop) => stop());
  }, [live, names]);
}
