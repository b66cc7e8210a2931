import { setTimeout as sleep } from 'node:timers/promises';

/** A start that lasted this long was a good one: the next one need not wait. */
const GOOD = 10_000;
const LONGEST_WAIT = 5_000;

/**
 * Keeps one thing running: when it ends unasked, it is started again, at once the first time and with growing waits after.
 * @template {{ exited: Promise<unknown>, stop: () => Promise<void> }} T
 */
export class Keeper {
  #isStopping = false;
  /** @type {Promise<T> | null} */
  #first = null;
  /** @type {T | null} */
  current = null;

  /**
   * @param {string} name
   * @param {() => Promise<T>} launch
   * @param {{ say?: (line: string) => void, onRestart?: (thing: T) => void }} [options]
   */
  constructor(name, launch, { say = console.log, onRestart } = {}) {
    this.name = name;
    this.launch = launch;
    this.say = say;
    this.onRestart = onRestart;
  }

  /** The first start: its failure is the caller's. @returns {Promise<T>} */
  start() {
    this.#first = this.launch().then((thing) => {
      this.current = thing;
      void this.#watch(thing);
      return thing;
    });
    return this.#first;
  }

  /** @param {T} first */
  async #watch(first) {
    let thing = first;
    for (let failures = 0; ; ) {
      const since = Date.now();
      await thing.exited;
      if (this.#isStopping) return;
      failures = Date.now() - since > GOOD ? 0 : failures + 1;
      this.say(`${this.name} ended unasked; starting it again.`);
      const next = await this.#again(failures);
      if (!next) return;
      thing = next;
      this.current = next;
      this.onRestart?.(next);
    }
  }

  /** @param {number} failures */
  async #again(failures) {
    for (let attempt = failures; ; attempt += 1) {
      // 0 ms, 0, 200, 400, 800 ... up to 5 s.
      await sleep(attempt < 2 ? 0 : Math.min(100 * 2 ** (attempt - 1), LONGEST_WAIT));
      if (this.#isStopping) return null;
      try {
        const next = await this.launch();
        if (!this.#isStopping) return next;
        await next.stop();
        return null;
      } catch (error) {
        if (this.#isStopping) return null;
        this.say(`${this.name} does not start: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  /** Ends it on purpose, so that the watch starts it again with what has changed. */
  restart() {
    return this.current?.stop();
  }

  async stop() {
    this.#isStopping = true;
    // One that is just starting must come up before it can be ended.
    await this.#first?.catch(() => {});
    await this.current?.stop();
  }
}
