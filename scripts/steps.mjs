/** @typedef {{ passed: number, failed: number }} Tally */
/** @typedef {{ ok: boolean, output?: string, tally?: Tally }} Result */

/** @param {number} since */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs the parts of a check, tells of each, and counts. A part that throws has failed; the others go on. */
export class Steps {
  passed = 0;
  failed = 0;
  /** @type {string[]} */
  failures = [];

  /** @param {string} name @param {() => Promise<Result>} work @returns {Promise<boolean>} */
  async run(name, work) {
    const since = performance.now();
    console.log(`\n── ${name}`);
    const result = await work().catch((error) => ({
      ok: false,
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }));
    const { ok, output, tally } = /** @type {Result} */ (result);
    if (!ok && output) console.log(output.trimEnd());
    this.passed += tally?.passed ?? (ok ? 1 : 0);
    // A part can fail with every test in it passed: a coverage or a clean-up that went wrong.
    this.failed += ok ? 0 : Math.max(tally?.failed ?? 1, 1);
    if (!ok) this.failures.push(name);
    console.log(`${ok ? 'ok' : 'FAILED'} · ${name} · ${tally ? `${tally.passed} passed, ${tally.failed} failed · ` : ''}${seconds(since)}`);
    return ok;
  }

  /** Says the sum, alone on the last line, and gives the exit code. */
  finish() {
    if (this.failures.length > 0) console.log(`\nFailed: ${this.failures.join('; ')}`);
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
