import type { Dice } from '../random.js';
import type { Person } from '../people/person.js';

/** Those who may write in a space, in the order in which they came. */
export class Crowd {
  private readonly people: readonly Person[];

  constructor(people: readonly Person[]) {
    this.people = people
      .filter(({ state, claimedAt }) => claimedAt && (state === 'claimed' || state === 'suspended'))
      .sort((one, other) => came(one) - came(other));
  }

  get size(): number {
    return this.people.length;
  }

  /** When there were so many. */
  cameAt(count: number): number {
    return came(this.people[count - 1]);
  }

  /** How many had come by then. */
  private by(at: number): number {
    let [low, high] = [0, this.people.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (came(this.people[middle]) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Somebody who had come by then; the busy more often. */
  one(at: number, dice: Dice): Person | undefined {
    const count = this.by(at);
    for (let attempt = 0; attempt < 12 && count > 0; attempt += 1) {
      const person = this.people[Math.floor(dice.next() * count)];
      if (person && dice.next() < 0.05 + person.activity) return person;
    }
    return this.people[0] && came(this.people[0]) <= at ? this.people[0] : undefined;
  }

  several(count: number, at: number, dice: Dice): Person[] {
    const found = new Set<Person>();
    for (let attempt = 0; attempt < count * 3 && found.size < count; attempt += 1) {
      const person = this.one(at, dice);
      if (person) found.add(person);
    }
    return [...found];
  }
}

const came = (person: Person | undefined): number => person?.claimedAt?.getTime() ?? Number.POSITIVE_INFINITY;
