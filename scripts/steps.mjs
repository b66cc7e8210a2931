/** @typedef {{ passed: number, failed: number }} Tally */
/** @typedef {{ ok: boolean, output?: string, tally?: Tally, reasons?: string[] }} Result what failed and why, one by one, is said again at the end */

/** @typedef {{ result: Result, took: string }} Ended */

/** @param {() => Promise<Result>} work @returns {Promise<Ended>} */
async function ended(work) {
  const since = performance.now();
  const result = await work().catch((error) => ({
    ok: false,
    output: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  return { result, took: `${((performance.now() - since) / 1000).toFixed(1)} s` };
}

/** What fails after these most often fails for the same reason. */
const MOST_REASONS = 10;

/** Runs the parts of a check, tells of each, and counts. A part that throws has failed; the others go on. */
export class Steps {
  passed = 0;
  failed = 0;
  /** @type {{ name: string, reasons: string[] }[]} */
  failures = [];

  /** @param {string} name @param {() => Promise<Result>} work @returns {Promise<boolean>} */
  async run(name, work) {
    console.log(`\n── ${name}`);
    return this.#tell(name, await ended(work));
  }

  /**
   * Begins a part that runs beside the next ones. What it says is told in one piece, when it is waited for.
   * @param {string} name @param {() => Promise<Result>} work @returns {() => Promise<boolean>}
   */
  beside(name, work) {
    const end = ended(work);
    return async () => {
      const { result, took } = await end;
      console.log(`\n── ${name}`);
      if (result.ok && result.output) console.log(result.output.trimEnd());
      return this.#tell(name, { result, took });
    };
  }

  /** @param {string} name @param {Ended} end */
  #tell(name, { result: { ok, output, tally, reasons = [] }, took }) {
    if (!ok && output) console.log(output.trimEnd());
    this.passed += tally?.passed ?? (ok ? 1 : 0);
    // A part can fail with every test in it passed: a coverage or a clean-up that went wrong.
    this.failed += ok ? 0 : Math.max(tally?.failed ?? 1, 1);
    if (!ok) this.failures.push({ name, reasons: reasons.slice(0, MOST_REASONS) });
    console.log(`${ok ? 'ok' : 'FAILED'} · ${name} · ${tally ? `${tally.passed} passed, ${tally.failed} failed · ` : ''}${took}`);
    return ok;
  }

  /** Says again what failed and why, then the sum, alone on the last line, and gives the exit code. */
  finish() {
    for (const { name, reasons } of this.failures) console.log([`\nFailed: ${name}`, ...reasons].join('\n  '));
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
