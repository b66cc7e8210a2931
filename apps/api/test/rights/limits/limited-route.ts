import type { Grant } from '@scholars-commons/shared/accounts';
import type { LimitName } from '../../../src/common/limits/limit-rules.js';
import type { Answer, Caller } from '../../support/caller.js';
import type { SignedIn } from '../../support/make.js';
import type { TestApp } from '../../support/test-app.js';

/** Somebody with a password, who asks from a network of his own. */
export interface Somebody extends SignedIn {
  ip: string;
  /** An address that nobody signs in with. */
  mailbox: string;
}

export interface Asking {
  t: TestApp;
  me: Somebody;
  /** Both from my network: signed in, and not. */
  http: Caller;
  visitor: Caller;
}

/** A limit at one of the routes that it holds at. */
export interface LimitedRoute {
  limit: LimitName;
  route: string;
  /** Where in `src` it is counted, or where the function that counts it is called: file and method. */
  at: string;
  /** Of what is let through. */
  status: number;
  /** Whom it counts for; a scholar unless another one is named. */
  key?: (me: Somebody) => string;
  /** An admin's unless others are named. */
  grants?: readonly Grant[];
  ask: (asking: Asking) => Promise<Answer<unknown>>;
}
