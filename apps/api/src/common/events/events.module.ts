import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { FactName } from './domain-events.js';
import { EventBus } from './event-bus.js';
import { ON } from './on.js';

/** Finds every method marked `@On` and subscribes it. */
@Global()
@Module({ imports: [DiscoveryModule], providers: [EventBus], exports: [EventBus] })
export class EventsModule implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      const owner = instance as Record<string, unknown>;
      for (const key of this.scanner.getAllMethodNames(Object.getPrototypeOf(owner) as object)) {
        const method = owner[key];
        if (typeof method !== 'function') continue;
        const name = this.reflector.get<FactName | undefined>(ON, method as () => unknown);
        if (name) this.events.on(name, (fact) => (method as (fact: unknown) => unknown).call(owner, fact));
      }
    }
  }
}
