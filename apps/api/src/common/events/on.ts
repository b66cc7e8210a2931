import { SetMetadata } from '@nestjs/common';
import type { DomainEvents, FactName } from './domain-events.js';

export const ON = 'commons:on';

/** Runs the method whenever the fact is published. The method takes that fact and nothing else. */
export const On =
  <N extends FactName>(name: N) =>
  <T extends (fact: DomainEvents[N]) => unknown>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<T>): void => {
    SetMetadata(ON, name)(target, key, descriptor as PropertyDescriptor);
  };
