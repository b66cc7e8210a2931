import type { Client } from 'pg';
import type { Person } from '../people/person.js';
import { copyRows } from '../copy-rows.js';
import { idAt } from '../ids.js';
import type { Cohort } from '../programs/programs.js';
import { Dice } from '../random.js';
import { Crowd } from './crowd.js';
import type { Subject } from './subject.js';
import { openSpaces } from './subjects/index.js';

/** A place for threads, with those who write there. Counted while threads are made. */
export interface Space {
  id: string;
  slug: string;
  name: string;
  description: string;
  cohort: Cohort | null;
  subjects: readonly Subject[];
  weight: number;
  crowd: Crowd;
  createdAt: Date;
  /** When enough had come for the first word. */
  talksFrom: number;
  threadCount: number;
}

/** With fewer than this many who have come, a cohort's space is still silent. */
const TALKING_FROM = 3;

const membersOf = (people: readonly Person[]): Map<string, Person[]> => {
  const members = new Map<string, Person[]>();
  for (const person of people) {
    for (const { cohort } of person.enrolled) members.set(cohort.id, [...(members.get(cohort.id) ?? []), person]);
  }
  return members;
};

/** Thirty spaces open to all, and one for each cohort. */
export function spacesFor(people: readonly Person[], cohorts: readonly Cohort[], since: Date): Space[] {
  const dice = new Dice('spaces');
  const all = new Crowd(people);
  const open = openSpaces.map((space) => ({
    ...space,
    id: idAt(since, dice),
    cohort: null,
    crowd: all,
    createdAt: since,
    talksFrom: since.getTime(),
    threadCount: 0,
  }));
  const subjects = openSpaces.flatMap((space) => space.subjects);
  const members = membersOf(people);
  const own = cohorts.map((cohort) => {
    const createdAt = cohort.startsOn > since ? cohort.startsOn : since;
    const crowd = new Crowd(members.get(cohort.id) ?? []);
    return {
      id: idAt(createdAt, dice),
      slug: `${cohort.program.slug}-${cohort.name.toLowerCase().replace(' ', '-')}`,
      name: `${cohort.program.name}, ${cohort.name}`,
      description: 'For those who were there.',
      cohort,
      subjects,
      weight: crowd.size >= TALKING_FROM ? Math.min(crowd.size, 40) / 400 : 0,
      crowd,
      createdAt,
      talksFrom: Math.max(createdAt.getTime(), crowd.cameAt(TALKING_FROM)),
      threadCount: 0,
    };
  });
  return [...open, ...own];
}

/** Called after the threads, when their number is known. */
export async function writeSpaceCounts(client: Client, spaces: readonly Space[]): Promise<void> {
  await client.query(
    `UPDATE space SET thread_count = counted.count FROM unnest($1::uuid[], $2::int[]) AS counted (id, count) WHERE space.id = counted.id`,
    [spaces.map(({ id }) => id), spaces.map(({ threadCount }) => threadCount)],
  );
}

export async function writeSpaces(client: Client, spaces: readonly Space[], createdBy: string | null): Promise<void> {
  await copyRows(
    client,
    'space',
    spaces.map(({ id, slug, name, description, cohort, createdAt }, place) => ({
      id,
      slug,
      name,
      description,
      kind: cohort ? 'cohort' : 'open',
      cohort_id: cohort?.id ?? null,
      place: cohort ? 1000 : place,
      created_by_id: cohort ? null : createdBy,
      created_at: createdAt,
    })),
  );
}
