import { idAt } from '../ids.js';
import { Dice } from '../random.js';
import type { Person } from './person.js';
import type { Population } from './population.js';

/** How many of each kind stand in a community of this size; those listed and alive are exactly `listed`. */
export interface Sizes {
  listed: number;
  deceased: number;
  duplicates: number;
  namesakes: number;
  doNotContact: number;
}

export const sizesFor = (listed: number): Sizes => ({
  listed,
  deceased: Math.round(listed * 0.03),
  duplicates: Math.round(listed / 120),
  namesakes: Math.round(listed / 290),
  doNotContact: Math.round(listed * 0.02),
});

const shorter = (given: string) => `${given.charAt(0)}.`;

/** The same person a second time, as a second list of names spelled it: one half found out and merged, one half waiting for staff. */
function duplicateOf(original: Person, population: Population, dice: Dice, isMerged: boolean): Person {
  const { given, family } = original.name;
  const name = {
    given: dice.chance(0.5) ? shorter(given) : given,
    family: family?.replace(/ü/g, 'ue').replace(/ö/g, 'oe') ?? null,
    preferred: null,
  };
  return {
    ...population.person(original.city.countryCode, { name, state: isMerged ? 'merged' : 'unclaimed', isListed: false }),
    kind: original.kind,
    city: original.city,
    institution: original.institution,
    enrolled: isMerged ? [] : original.enrolled.slice(0, 1),
    mergedInto: isMerged ? original.id : null,
  };
}

/**
 * Everybody of the demo community.
 * @param first people who are settled already and count among the listed ones
 */
export function community(sizes: Sizes, first: readonly Person[], population: Population): Person[] {
  const dice = new Dice('community');
  const people = [...first];
  const listedOf = (all: readonly Person[]) => all.filter((person) => person.isListed && person.state !== 'deceased').length;
  for (let made = listedOf(first); made < sizes.listed; made += 1)
    people.push(population.person(population.countryFor(made - listedOf(first))));
  const ordinary = people.slice(first.length);
  for (const [one, other] of pairs(dice.some(ordinary, sizes.namesakes * 2))) other.name = one.name;
  for (const person of dice.some(
    ordinary.filter(({ state }) => state === 'claimed'),
    Math.ceil(sizes.listed / 2_000),
  ))
    person.state = 'suspended';
  const beyond = [
    ...times(sizes.deceased, () => ({
      ...population.person(population.countryFor(dice.int(0, 1e6)), { state: 'deceased' as const }),
      activity: 0,
    })),
    // Who asked to be left alone is kept for the count of the institute, found by staff only.
    ...times(sizes.doNotContact, () => population.person(population.countryFor(1e6), { state: 'unclaimed', isListed: false })),
    ...dice.some(ordinary, sizes.duplicates).map((person, index) => duplicateOf(person, population, dice, index % 2 === 0)),
  ];
  for (const person of [...ordinary, ...beyond])
    if (person.state === 'claimed' && dice.chance(0.36)) person.photoId = idAt(person.createdAt, dice);
  return [...people, ...beyond];
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const pairs = <T>(items: readonly T[]): (readonly [T, T])[] =>
  items.flatMap((item, index) => {
    const next = items[index + 1];
    return index % 2 === 0 && next ? [[item, next] as const] : [];
  });
