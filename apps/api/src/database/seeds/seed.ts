import type { Client } from 'pg';
import { countPeople, tidy } from './counts.js';
import { type DemoPerson, demoPeople } from './demo/demo-people.js';
import { demoSignIns } from './demo/sign-ins.js';
import { writeAccounts } from './demo/write-accounts.js';
import { institutionsByCountry, writeInstitutions } from './institutions/institutions.js';
import { community, sizesFor } from './people/community.js';
import { OPEN_FOR_DAYS, Population, type World } from './people/population.js';
import type { Person } from './people/person.js';
import { PeopleWriter } from './people/write-people.js';
import { writeFlags } from './news/write-flags.js';
import { NewsWriter } from './news/write-news.js';
import { ScenePictures, sharePictures } from './pictures/share-pictures.js';
import { Places } from './places.js';
import { type Cohort, programsAndCohorts, writePrograms } from './programs/programs.js';
import type { OnProgress } from './progress.js';
import { atScale, type CommunitySize, SMALL } from './sizes.js';
import { spacesFor, writeSpaceCounts, writeSpaces } from './talk/spaces.js';
import { ThreadMaker } from './talk/thread-maker.js';
import { threadPlans } from './talk/thread-plans.js';
import { ThreadWriter } from './talk/write-threads.js';
import type { ThreadDraft } from './talk/post-draft.js';

export interface SeedOptions {
  /** The day it is to look alive on. */
  now: Date;
  /** Where photographs and the demo's sign-ins are kept. */
  dataDir: string;
  /** Ten makes ten times the people, threads and posts. */
  scale?: number;
  /** Sixty people and four hundred posts, for browser journeys. */
  small?: boolean;
  onProgress?: OnProgress;
}

const PEOPLE_AT_ONCE = 2_000;
/** Written together: enough to keep the database busy while the next ones are made, few enough for memory. */
const POSTS_AT_ONCE = 2_500;
const DAY = 86_400_000;

/**
 * Fills an empty, migrated database with the demo community: all of it or nothing. The same code on the same day makes the same
 * community, except for the passwords of its sign-ins.
 * @param client connected as the owner of the schema
 */
export async function seed(client: Client, { now, dataDir, scale = 1, small = false, onProgress = () => {} }: SeedOptions): Promise<void> {
  const size = small ? SMALL : atScale(scale);
  await client.query('BEGIN');
  try {
    await client.query('SET LOCAL synchronous_commit = off');
    await assertEmpty(client);
    const { demo, people, cohorts } = await seedPeople(client, size, now, onProgress);
    onProgress({ step: 'Pictures', done: 19, total: 100 });
    await sharePictures(people, dataDir, small ? 6 : 40);
    await seedTalk(client, { demo, people, cohorts }, size, now, onProgress);
    onProgress({ step: 'News', done: 96, total: 100 });
    const scenes = new ScenePictures(small ? 3 : 16);
    await seedNews(client, { demo, people }, size, now, scenes);
    await scenes.write(dataDir);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
  onProgress({ step: 'Tidying', done: 98, total: 100 });
  await tidy(client);
  await demoSignIns(client, dataDir);
  onProgress({ step: 'The demo community stands', done: 100, total: 100 });
}

/** Two who begin at once: the second waits, and finds it done. */
async function assertEmpty(client: Client): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('scholars-commons seed'))`);
  const { rowCount } = await client.query('SELECT 1 FROM scholar LIMIT 1');
  if (rowCount) throw new Error('There are scholars in this database already');
}

interface Community {
  demo: DemoPerson[];
  people: Person[];
  cohorts: Cohort[];
}

async function seedPeople(client: Client, size: CommunitySize, now: Date, onProgress: OnProgress): Promise<Community> {
  onProgress({ step: 'Institutions and programs', done: 1, total: 100 });
  const places = await Places.read(client);
  const institutions = institutionsByCountry(places, size.institutions, size.countries);
  const { programs, cohorts } = programsAndCohorts(now, size.programs);
  const world: World = { now, places, institutions, cohorts };
  const population = new Population(world);
  const shared = cohorts.findLast(({ program, endsOn }) => program === programs[0] && endsOn < now) ?? cohorts[0];
  if (!shared) throw new Error('There is no cohort to put anybody in');
  const demo = demoPeople(world, population, shared);
  await writeInstitutions(client, [...institutions.values()].flat(), new Date(now.getTime() - OPEN_FOR_DAYS * DAY));
  await writePrograms(client, programs, cohorts);
  onProgress({ step: 'Scholars', done: 4, total: 100 });
  const people = community(
    sizesFor(size.scholars),
    demo.map(({ person }) => person),
    population,
  );
  const writer = new PeopleWriter(client, places, now);
  for (let done = 0; done < people.length; done += PEOPLE_AT_ONCE) {
    await writer.write(people.slice(done, done + PEOPLE_AT_ONCE));
    onProgress({ step: 'Scholars', done: 4 + (14 * done) / people.length, total: 100 });
  }
  await writeAccounts(client, people, demo, now);
  await countPeople(client);
  return { demo, people, cohorts };
}

async function seedNews(
  client: Client,
  { demo, people }: Omit<Community, 'cohorts'>,
  size: CommunitySize,
  now: Date,
  scenes: ScenePictures,
): Promise<void> {
  const guests = demo.map(({ person }) => person);
  const editor = demo.find(({ grants }) => grants.includes('editor'))?.person;
  if (!editor) throw new Error('Nobody edits the news');
  await new NewsWriter(client, now, { people, guests, editor }, scenes).write(size);
  await writeFlags(client, people, guests, size.flags, now);
}

async function seedTalk(
  client: Client,
  { demo, people, cohorts }: Community,
  size: CommunitySize,
  now: Date,
  onProgress: OnProgress,
): Promise<void> {
  const since = new Date(now.getTime() - (OPEN_FOR_DAYS - 30) * DAY);
  const spaces = spacesFor(people, cohorts, since);
  const holders = (grant: string) => demo.filter(({ grants }) => grants.some((each) => each === grant)).map(({ person }) => person);
  await writeSpaces(client, spaces, holders('admin')[0]?.id ?? null);
  const guests = demo.map(({ person }) => person);
  const maker = new ThreadMaker(now.getTime(), holders('moderator'), guests);
  const writer = new ThreadWriter(client, now.getTime());
  const spaceOf = new Map(spaces.map((space) => [space.id, space]));
  let batch: ThreadDraft[] = [];
  let [made, inBatch] = [0, 0];
  let writing: Promise<void> = Promise.resolve();
  for (const plan of threadPlans(spaces, { ...size, openForDays: size.talkDays ?? OPEN_FOR_DAYS - 60 }, now)) {
    const thread = maker.make(plan);
    if (!thread) throw new Error(`Nobody writes in ${plan.space.slug}`);
    const space = spaceOf.get(thread.spaceId);
    if (space) space.threadCount += 1;
    batch.push(thread);
    inBatch += plan.posts;
    await new Promise(setImmediate);
    if (inBatch < POSTS_AT_ONCE) continue;
    // The database writes one batch while the next is made, and never more than one waits.
    await writing;
    writing = writer.write(batch);
    made += inBatch;
    onProgress({ step: 'Threads and posts', done: 24 + (72 * made) / size.posts, total: 100 });
    [batch, inBatch] = [[], 0];
  }
  await writing;
  await writer.write(batch);
  await writeSpaceCounts(client, spaces);
}
