/** The one seed of the demo community: the same code makes the same people and the same talk. */
const SEED = 'scholars commons, 1994';

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Chance that repeats. Each part of the seed has a stream of its own, so that a change to one leaves the others as they were. */
export class Dice {
  private state: number;

  constructor(stream: string) {
    this.state = hashOf(`${SEED}: ${stream}`);
  }

  /** Mulberry32: small, fast and even enough for invented people. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  /** Early items come more often, the more so the larger the skew. */
  skewed<T>(items: readonly T[], skew: number): T {
    const item = items[Math.floor(this.next() ** skew * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  weighted<T>(entries: readonly (readonly [item: T, weight: number])[]): T {
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of entries) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return this.pick(entries)[0];
  }

  /** Up to `count` different items. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0) taken.push(...left.splice(Math.floor(this.next() * left.length), 1));
    return taken;
  }

  /** Bell-shaped about 0 with deviation 1. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}
