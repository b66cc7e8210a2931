interface Line {
  running: number;
  waiting: (() => void)[];
}

/** Lets through so much work of one key at once, and in the order it came; work of different keys side by side. */
export class InTurn {
  private readonly lines = new Map<string, Line>();

  /** @param atOnce how much of one key may run together; with 1 each is done before the next begins */
  constructor(private readonly atOnce = 1) {}

  /** @returns the work's own outcome; a failure does not hold up what comes after it */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { running: 0, waiting: [] };
    this.lines.set(key, line);
    if (line.running < this.atOnce) line.running += 1;
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      // Who is next takes the place over, so that nobody slips in between.
      if (next) next();
      else if ((line.running -= 1) === 0) this.lines.delete(key);
    }
  }
}
