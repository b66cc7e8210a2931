import type { ClientEvents, ServerEvents } from '@scholars-commons/shared/live-events';
import { act } from '@testing-library/react';
import type { Transport } from '../lib/live-client';

type Listener = (...values: never[]) => void;
type Replies = { [E in keyof ClientEvents]?: (request: Parameters<ClientEvents[E]>[0]) => unknown };

/** The api's side of the socket in tests: `live.receive('thread.changed', {...})`, `live.cut()`, `live.asked`. */
export class FakeTransport implements Transport {
  connected = false;
  active = true;
  /** What the page sent, in order. */
  readonly asked: { event: string; request: unknown }[] = [];
  /** How requests are answered; without an entry they are answered `{ ok: true }`. */
  replies: Replies = {};
  readonly #listeners = new Map<string, Set<Listener>>();

  connect(): void {
    this.connected = true;
    this.#say('connect');
  }
  disconnect(): void {
    this.connected = false;
    this.#say('disconnect');
  }
  on(event: string, listener: Listener): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }
  off(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }
  emit(event: string, request: unknown, acknowledge?: (outcome: unknown) => void): void {
    this.asked.push({ event, request });
    const reply = this.replies[event as keyof ClientEvents] as ((request: unknown) => unknown) | undefined;
    acknowledge?.(reply ? reply(request) : { ok: true });
  }

  /** The api says something. */
  receive<E extends keyof ServerEvents>(event: E, fact: Parameters<ServerEvents[E]>[0]): void {
    act(() => this.#say(event, fact));
  }
  /** The connection breaks; `mend()` brings it back. */
  cut(): void {
    act(() => this.disconnect());
  }
  mend(): void {
    act(() => this.connect());
  }

  #say(event: string, ...values: unknown[]): void {
    // A copy: a listener may take itself away while it is called.
    const heard = Array.from(this.#listeners.get(event) ?? []);
    for (const listener of heard) (listener as (...all: unknown[]) => void)(...values);
  }
}
