import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Audience, OpenTo, ScholarState } from '@scholars-commons/shared/scholars';
import { countsSql, idsSql, newcomersSql, placesSql } from '../../../../../test/support/directory-oracle.js';
import { type TestApp, testApp } from '../../../../../test/support/test-app.js';
import { aViewer } from '../../../../../test/support/viewers.js';
import { isStaffAudience, type Viewer } from '../../../../common/auth/viewer.js';
import type { Cohort } from '../../../programs/cohort.entity.js';
import type { Scholar } from '../../scholar.entity.js';
import { sightParams } from '../../projection/sight.sql.js';
import { nothingPressed, type Pressed } from './directory-index.js';
import type { Whereabouts } from './place-points.js';
import { DirectoryIndexQueries } from './directory-index.queries.js';
import { DirectoryIndexService } from './directory-index.service.js';
import { filterNames } from './index-row.js';

let t: TestApp;
let indexes: DirectoryIndexService;
let scholars: Scholar[];
let cohorts: Cohort[];
let institutions: string[];

// A fixed sequence: a failure comes back with the same rows.
let state = 42;
const dice = (sides: number) => {
  state = (state * 48_271) % 2_147_483_647;
  return state % sides;
};
function one<T>(list: readonly T[]): T {
  const [found] = list.slice(dice(list.length));
  if (found === undefined) throw new Error('An empty list');
  return found;
}
const audiences: Audience[] = ['network', 'network', 'cohorts', 'staff', 'me'];
const states: ScholarState[] = ['claimed', 'claimed', 'claimed', 'suspended', 'unclaimed', 'deceased', 'merged'];
const countries = ['KE', 'CH', 'BR'];
const professions = ['nurse', 'physician'];
const topics = ['simulation', 'mentoring', 'feedback'];
const kinds: OpenTo[] = ['mentoring', 'speaking', 'hosting'];

async function somebody(): Promise<Scholar> {
  const scholar = await t.make.scholar({
    state: one(states),
    isListed: dice(6) > 0,
    claimedAt: dice(4) > 0 ? new Date(1_600_000_000_000 + dice(1_000_000) * 1_000) : null,
    familyName: one(['Ólafur', 'olafur', 'Zhang', '张', 'Ünal', 'unal', null]),
    countryCode: dice(5) > 0 ? one(countries) : null,
    city: one(['North', 'South', null]),
    ...(dice(5) > 0 ? { lat: dice(90), lon: dice(90) } : {}),
    isStaff: dice(6) === 0,
    professionCode: dice(5) > 0 ? one(professions) : null,
    openTo: kinds.filter(() => dice(2) > 0),
    audiencePlace: one(audiences),
    audiencePositions: one(audiences),
    audienceEnrollments: one(audiences),
    audienceInterests: one(audiences),
  });
  for (const cohort of cohorts.filter(() => dice(3) === 0)) await t.make.enrollment({ scholarId: scholar.id, cohortId: cohort.id });
  if (dice(4) > 0) await t.make.position({ scholarId: scholar.id, institutionId: one(institutions), isMain: true });
  for (const topic of topics.filter(() => dice(3) === 0)) {
    await t.owner.query('INSERT INTO scholar_topic (scholar_id, topic_slug) VALUES ($1, $2)', [scholar.id, topic]);
  }
  return scholar;
}

const viewers = (): Viewer[] => [
  aViewer(),
  aViewer({ cohortIds: cohorts.slice(0, 2).map((cohort) => cohort.id) }),
  aViewer({ grants: ['moderator'] }),
  aViewer({ grants: ['registrar'] }),
  ...scholars.slice(0, 4).map((scholar) => aViewer({ scholarId: scholar.id })),
];

const nothing = (): Pressed => ({ ...nothingPressed });
const presses = (): Pressed[] => [
  nothing(),
  { ...nothing(), country: ['KE'] },
  { ...nothing(), country: ['KE', 'CH'], profession: ['nurse'] },
  { ...nothing(), topic: ['simulation'], openTo: ['hosting', 'speaking'] },
  { ...nothing(), institution: institutions.slice(0, 1) },
  { ...nothing(), institution: institutions.slice(2), program: cohorts.slice(0, 1).map((cohort) => cohort.programId) },
  { ...nothing(), cohort: cohorts.slice(1, 2).map((cohort) => cohort.id), country: ['ZZ'] },
];

const SINCE = new Date(1_600_500_000_000);
interface CountedPlace {
  country: string;
  city: string | null;
  lat: number | null;
  lon: number | null;
  scholars: number;
}

/** The map of what was counted place by place. */
function mapOf(places: readonly CountedPlace[], fewestOfACity: number, mostCities: number): Whereabouts {
  const countries = new Map<string, number>();
  for (const { country, scholars } of places) countries.set(country, (countries.get(country) ?? 0) + scholars);
  const cities = places
    .flatMap(({ country, city, lat, lon, scholars }) =>
      city === null || lat === null || lon === null || scholars < fewestOfACity ? [] : [{ countryCode: country, city, lat, lon, scholars }],
    )
    .toSorted(
      (a, b) => b.scholars - a.scholars || (a.city < b.city ? -1 : Number(a.city > b.city)) || (a.countryCode < b.countryCode ? -1 : 1),
    );
  return { countries: [...countries], cities: cities.slice(0, mostCities), moreCities: Math.max(0, cities.length - mostCities) };
}
const inOrder = (map: Whereabouts): Whereabouts => ({ ...map, countries: map.countries.toSorted() });

/** What the index says and what the statement says, for every viewer and filter. */
async function compare(): Promise<number> {
  let compared = 0;
  for (const viewer of viewers()) {
    const now = await indexes.fresh();
    const who = { scholarId: viewer.scholarId, isStaff: isStaffAudience(viewer), cohortIds: viewer.cohortIds };
    const places = await t.owner.query<CountedPlace[]>(placesSql, sightParams(viewer));
    for (const [fewestOfACity, mostCities] of [
      [1, 100],
      [3, 100],
      [1, 2],
    ] as const)
      expect(inOrder(now.places(who, { fewestOfACity, mostCities }))).toEqual(inOrder(mapOf(places, fewestOfACity, mostCities)));
    const [{ count }] = await t.owner.query<[{ count: number }]>(newcomersSql, [...sightParams(viewer), SINCE]);
    expect(now.newcomers(who, SINCE)).toBe(count);
    for (const pressed of presses()) {
      const index = await indexes.fresh();
      const searcher = { scholarId: viewer.scholarId, isStaff: isStaffAudience(viewer), cohortIds: viewer.cohortIds };
      const found = index.search(searcher, pressed, null);
      expect(found.total).toBe(found.first(1_000).length);
      const params = [...sightParams(viewer), ...filterNames.map((name) => (pressed[name].length > 0 ? pressed[name] : null))];
      const rows = await t.owner.query<{ facet: string; value: string; count: number }[]>(countsSql, params);
      const ids = await t.owner.query<{ id: string }[]>(idsSql, params);
      expect(
        found
          .first(1_000)
          .map((entry) => entry.id)
          .toSorted(),
      ).toEqual(ids.map((row) => row.id).toSorted());
      const said = filterNames.flatMap((facet) =>
        found.largest(facet, 1_000).flatMap(([value, count]) => (count > 0 ? [`${facet} ${value} ${count}`] : [])),
      );
      expect(said.toSorted()).toEqual(rows.map((row) => `${row.facet} ${row.value} ${row.count}`).toSorted());
      compared += 1;
    }
  }
  return compared;
}

beforeAll(async () => {
  t = await testApp();
  indexes = t.app.get(DirectoryIndexService);
  cohorts = [await t.make.cohort(), await t.make.cohort(), await t.make.cohort()];
  const proposer = await t.make.scholar();
  institutions = [];
  for (const isProposed of [false, false, true]) {
    institutions.push((await t.make.institution({ isProposed, proposedById: isProposed ? proposer.id : null })).id);
  }
  scholars = [proposer];
  for (let n = 0; n < 60; n += 1) scholars.push(await somebody());
});
afterAll(() => t.close());

describe('the index of the directory', () => {
  it('lists and counts as the rule says in SQL, for every viewer and filter', async () => {
    expect(await compare()).toBe(viewers().length * presses().length);
  });

  it('sorts names as people do, and newest first', async () => {
    const index = await indexes.fresh();
    const registrar = { scholarId: '', isStaff: true, cohortIds: [] };
    const byName = index.search(registrar, nothing(), null).first(1_000);
    const collator = new Intl.Collator('und');
    expect(byName.map((entry) => entry.sortName)).toEqual(byName.map((entry) => entry.sortName).toSorted(collator.compare));
    const recent = index.search(registrar, nothing(), null, 'recent').first(1_000);
    expect(recent.map((entry) => entry.claimedAt)).toEqual(
      recent
        .map((entry) => entry.claimedAt)
        .toSorted()
        .toReversed(),
    );
    expect(recent).toHaveLength(byName.length);
  });

  it('follows every change at the next question', async () => {
    const change = async (text: string, params: unknown[] = []) => {
      await t.owner.query(text, params);
      await compare();
    };
    const [first, second, third] = scholars.slice(5).map((scholar) => scholar.id);
    await change(`UPDATE scholar SET state = 'merged' WHERE id = $1`, [first]);
    await change(
      `UPDATE scholar SET state = 'claimed', is_listed = true, audience_place = 'network', country_code = 'BR', family_name = 'Aaa' WHERE id = $1`,
      [first],
    );
    await change(`UPDATE scholar SET audience_positions = 'me', audience_interests = 'cohorts', open_to = '{hosting}' WHERE id = ANY($1)`, [
      [second, third],
    ]);
    await change(`UPDATE scholar SET city = 'East', lat = 1, lon = 2, is_staff = NOT is_staff WHERE id = ANY($1)`, [[first, second]]);
    await change('DELETE FROM enrollment WHERE scholar_id = $1', [second]);
    await change(`INSERT INTO enrollment (id, scholar_id, cohort_id) VALUES ($1, $2, $3)`, [t.make.id(), second, cohorts[0]?.id]);
    await change('DELETE FROM scholar_topic WHERE scholar_id = $1', [third]);
    await change('DELETE FROM position WHERE scholar_id = $1', [third]);
    await change(`INSERT INTO position (id, scholar_id, institution_id, is_main) VALUES ($1, $2, $3, true)`, [
      t.make.id(),
      third,
      institutions[2],
    ]);
    await change('UPDATE institution SET is_proposed = false WHERE id = $1', [institutions[2]]);
    await change('UPDATE cohort SET program_id = $2 WHERE id = $1', [cohorts[0]?.id, cohorts[1]?.programId]);
    await change('DELETE FROM scholar WHERE id = $1', [second]);
    scholars = scholars.filter((scholar) => scholar.id !== second);
  });

  it('misses no change of a transaction that was open while it asked', async () => {
    const runner = t.owner.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    await runner.query(
      `UPDATE scholar SET country_code = 'FJ', state = 'claimed', is_listed = true, audience_place = 'network' WHERE id = $1`,
      [scholars[8]?.id],
    );
    // Others commit, and the index is asked, while that one is still open.
    await t.owner.query(
      `UPDATE scholar SET country_code = 'FJ', state = 'claimed', is_listed = true, audience_place = 'network' WHERE id = $1`,
      [scholars[9]?.id],
    );
    const inFiji = async () =>
      (await indexes.fresh()).search({ scholarId: '', isStaff: true, cohortIds: [] }, { ...nothing(), country: ['FJ'] }, null).total;
    expect([await inFiji(), await inFiji()]).toEqual([1, 1]);
    await runner.commitTransaction();
    await runner.release();
    expect(await inFiji()).toBe(2);
    await compare();
  });

  it('reads all anew once after a great change, while others are still writing', async () => {
    await indexes.fresh();
    const readAll = jest.spyOn(t.app.get(DirectoryIndexQueries), 'allFacts');
    const runner = t.owner.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    await runner.query('SELECT pg_current_xact_id()');
    await t.owner.query('INSERT INTO directory_change (scholar_id) SELECT gen_random_uuid() FROM generate_series(1, 21000)');
    await t.owner.query(`UPDATE scholar SET country_code = 'TO' WHERE id = $1`, [scholars[9]?.id]);
    const index = await indexes.fresh();
    expect(index.search({ scholarId: '', isStaff: true, cohortIds: [] }, { ...nothing(), country: ['TO'] }, null).total).toBe(1);
    await indexes.fresh();
    expect(readAll).toHaveBeenCalledTimes(1);
    await runner.rollbackTransaction();
    await runner.release();
    await compare();
    expect(readAll).toHaveBeenCalledTimes(1);
    readAll.mockRestore();
  });

  it('reads all anew after a day in which it slept, however little of it its own clock has counted', async () => {
    const queries = t.app.get(DirectoryIndexQueries);
    const { changes } = queries;
    await indexes.fresh();
    await t.owner.query(`UPDATE scholar SET country_code = 'WS' WHERE id = $1`, [scholars[9]?.id]);
    // Others have read it, and forgotten it since.
    await t.owner.query('DELETE FROM directory_change');
    const later = jest.spyOn(queries, 'changes').mockImplementationOnce(async (...asked) => {
      const told = await changes.apply(queries, asked);
      return { ...told, at: told.at + 25 * 3_600_000 };
    });
    const index = await indexes.fresh();
    expect(index.search({ scholarId: '', isStaff: true, cohortIds: [] }, { ...nothing(), country: ['WS'] }, null).total).toBe(1);
    later.mockRestore();
    await compare();
  });

  it('answers many at once, each with what was committed before he asked', async () => {
    const [id] = scholars.slice(20).map((scholar) => scholar.id);
    await t.owner.query(`UPDATE scholar SET state = 'claimed', is_listed = true WHERE id = $1`, [id]);
    for (const country of ['AA', 'BB', 'CC', 'DD']) {
      const before = Array.from({ length: 20 }, () => indexes.fresh());
      await t.owner.query('UPDATE scholar SET country_code = $2 WHERE id = $1', [id, country]);
      const seen = await Promise.all(
        Array.from(
          { length: 20 },
          async () =>
            (await indexes.fresh()).search(
              { scholarId: id ?? '', isStaff: false, cohortIds: [] },
              { ...nothing(), country: [country] },
              null,
            ).total,
        ),
      );
      expect(seen).toEqual(Array(20).fill(1));
      await Promise.all(before);
    }
  });
});
