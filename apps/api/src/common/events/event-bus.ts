import { Injectable, Logger } from '@nestjs/common';
import type { DomainEvents, FactName } from './domain-events.js';

type Listener<N extends FactName> = (fact: DomainEvents[N]) => unknown;

/**
 * Tells listeners of this process what happened. They run after the caller's answer is on its way, so nobody waits for a room of 2,000,
 * and a listener that fails harms neither the act nor the other listeners.
 */
@Injectable()
export class EventBus {
  private readonly logger = new Logger('Events');
  private readonly listeners = new Map<FactName, Listener<never>[]>();

  /** Call it after the commit: a listener must not see rows that may roll back. */
  publish<N extends FactName>(name: N, fact: DomainEvents[N]): void {
    const listeners = this.listeners.get(name) as Listener<N>[] | undefined;
    if (listeners) setImmediate(() => listeners.forEach((listener) => void this.run(name, listener, fact)));
  }

  on<N extends FactName>(name: N, listener: Listener<N>): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  private async run<N extends FactName>(name: N, listener: Listener<N>, fact: DomainEvents[N]): Promise<void> {
    try {
      await listener(fact);
    } catch (cause) {
      this.logger.error(`A listener of ${name} failed`, cause instanceof Error ? cause.stack : String(cause));
    }
  }
}
