import type { Audience, OpenTo, ProfileBlock } from '@scholars-commons/shared/scholars';
import { openTo, profileBlocks } from '@scholars-commons/shared/scholars';
import { idAt } from '../ids.js';
import type { Institution } from '../institutions/institutions.js';
import type { Places } from '../places.js';
import type { Cohort } from '../programs/programs.js';
import { Dice } from '../random.js';
import { topics } from '../../reference/topics.js';
import { UNSETTLED, WEIGHTS } from './countries.js';
import { emailOf } from './email-of.js';
import { Names, ODD_NAMES, type PersonName } from './names.js';
import type { Enrolled, Person } from './person.js';
import { drawKind } from './professions.js';

const DAY = 86_400_000;
/** The platform opened so long ago; nobody claimed a record before. */
export const OPEN_FOR_DAYS = 2_400;

export interface World {
  now: Date;
  places: Places;
  institutions: ReadonlyMap<string, readonly Institution[]>;
  cohorts: readonly Cohort[];
}

const hidden: readonly (readonly [Audience, number])[] = [
  ['cohorts', 5],
  ['staff', 2],
  ['me', 2],
];

/** Makes people, one after the other, from one dice. */
export class Population {
  private readonly dice = new Dice('people');
  private readonly names = new Names(this.dice);
  private readonly countries: readonly (readonly [string, number])[];
  private readonly cohorts: readonly (readonly [Cohort, number])[];
  private readonly slugs = topics.map(([slug]) => slug);
  private index = 0;

  constructor(private readonly world: World) {
    const known = world.places.countries.filter((code) => world.institutions.has(code) && !UNSETTLED.has(code));
    const others = known.filter((code) => !WEIGHTS[code]);
    const left = 100 - Object.values(WEIGHTS).reduce((sum, each) => sum + each, 0);
    this.countries = known.map((code) => [code, WEIGHTS[code] ?? left / others.length]);
    this.cohorts = world.cohorts.map((cohort) => [cohort, cohort.weight]);
  }

  /** Every country has somebody first; the rest come by weight. */
  countryFor(place: number): string {
    const country = this.countries[place];
    return country ? country[0] : this.dice.weighted(this.countries);
  }

  /** @param given what is settled about this person already */
  person(countryCode: string, given: Partial<Person> = {}): Person {
    const { dice, world } = this;
    const index = (this.index += 1);
    const name = given.name ?? this.nameIn(countryCode, index);
    const at = world.institutions.get(countryCode) ?? [];
    const institution = dice.skewed(at, 1.7);
    const city = dice.chance(0.8) ? institution.city : world.places.city(countryCode, dice);
    const enrolled = this.enrollments(institution, at);
    const createdAt = this.addedAt(enrolled);
    const state = given.state ?? (dice.chance(0.3) ? 'unclaimed' : 'claimed');
    const isClaimed = state !== 'unclaimed' && state !== 'merged';
    const kind = drawKind(dice);
    return {
      id: idAt(createdAt, dice),
      index,
      name,
      state,
      isListed: true,
      isStaff: false,
      kind,
      credentials: dice.chance(0.85) ? dice.pick(kind.credentials) : null,
      city,
      institution: dice.chance(0.95) ? institution : null,
      enrolled,
      claimedAt: isClaimed ? this.claimedAt(createdAt) : null,
      createdAt,
      audiences: isClaimed ? this.audiences() : {},
      openTo: isClaimed ? dice.some<OpenTo>(openTo.options, dice.pick([0, 0, 1, 1, 2, 2, 3])) : [],
      topics: isClaimed && dice.chance(0.85) ? dice.some(this.slugs, dice.int(1, 5)) : [],
      photoId: null,
      mergedInto: null,
      activity: dice.next() ** 3,
      email: emailOf(name, index, institution.domain),
      ...given,
    };
  }

  private nameIn(countryCode: string, index: number): PersonName {
    return (index % 97 === 0 ? ODD_NAMES[index / 97 - 1] : undefined) ?? this.names.of(countryCode);
  }

  private enrollments(institution: Institution, colleagues: readonly Institution[]): Enrolled[] {
    const { dice } = this;
    const count = dice.weighted([
      [1, 82],
      [2, 14],
      [3, 4],
    ] as const);
    const cohorts = new Set(Array.from({ length: count }, () => dice.weighted(this.cohorts)));
    return [...cohorts].map((cohort, place) => ({
      cohort,
      // Who comes again may come to teach.
      role: place > 0 && dice.chance(0.3) ? dice.pick(['faculty', 'faculty', 'director', 'fellow'] as const) : 'participant',
      sentBy: dice.chance(0.88) ? (dice.chance(0.75) ? institution : dice.skewed(colleagues, 1.6)) : null,
    }));
  }

  private addedAt(enrolled: readonly Enrolled[]): Date {
    const first = Math.min(...enrolled.map(({ cohort }) => cohort.startsOn.getTime()));
    const opening = this.world.now.getTime() - (OPEN_FOR_DAYS + 60) * DAY;
    return new Date(Math.max(first - this.dice.int(10, 60) * DAY, opening + this.dice.next() * 50 * DAY));
  }

  /** Spread since the opening, more of them lately; some this week. */
  private claimedAt(createdAt: Date): Date {
    const { dice, world } = this;
    const age = OPEN_FOR_DAYS * DAY * dice.next() ** 1.4;
    const at = world.now.getTime() - age;
    return new Date(Math.max(at, createdAt.getTime() + dice.next() * 20 * DAY, world.now.getTime() - OPEN_FOR_DAYS * DAY));
  }

  private audiences(): Person['audiences'] {
    const { dice } = this;
    if (dice.chance(0.72)) return {};
    const blocks = dice.some<ProfileBlock>(profileBlocks, dice.pick([1, 1, 1, 2, 2, 3, 7]));
    return Object.fromEntries(blocks.map((block) => [block, dice.weighted(hidden)]));
  }
}
