import { setTimeout as sleep } from 'node:timers/promises';
import { stretch } from './machine-load.js';

/** Waits until the assertion holds; fails with its last complaint once `within` ms are over, or as much longer as the machine is crowded. */
export async function eventually(assertion: () => unknown, within = 3_000): Promise<void> {
  const begun = Date.now();
  for (;;) {
    try {
      await assertion();
      return;
    } catch (complaint) {
      if (Date.now() - begun > within * stretch()) throw complaint;
      await sleep(20);
    }
  }
}

/** Collects what a socket hears under one name. */
export function hearing<T>(on: (listener: (event: T) => void) => unknown): T[] {
  const heard: T[] = [];
  on((event) => heard.push(event));
  return heard;
}
