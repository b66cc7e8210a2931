/** Times by the millisecond: an hour of them takes no more room than a second. */
const MOST_MS = 60_000;

export class Histogram {
  #counts = new Uint32Array(MOST_MS + 1);
  size = 0;
  most = 0;

  /** @param {number} ms */
  add(ms) {
    const whole = Math.min(MOST_MS, Math.max(0, Math.round(ms)));
    this.#counts[whole] = (this.#counts[whole] ?? 0) + 1;
    this.size += 1;
    if (ms > this.most) this.most = ms;
  }

  /** The time that this share of all stayed within. @param {number} share */
  at(share) {
    const wanted = Math.ceil(this.size * share);
    for (let ms = 0, seen = 0; ms <= MOST_MS; ms += 1) {
      seen += this.#counts[ms] ?? 0;
      if (seen >= wanted && seen > 0) return ms;
    }
    return 0;
  }

  /** @returns {Times} */
  times() {
    return { p50: this.at(0.5), p95: this.at(0.95), p99: this.at(0.99), most: Math.round(this.most) };
  }
}

/** @typedef {{ p50: number, p95: number, p99: number, most: number }} Times milliseconds */
