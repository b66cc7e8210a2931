import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Audience, ScholarState } from '@scholars-commons/shared/scholars';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import { aViewer } from '../../../../test/support/viewers.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import type { Cohort } from '../../programs/cohort.entity.js';
import type { Scholar } from '../scholar.entity.js';
import { sightOf } from './sight.js';
import { sightParams, sightSql } from './sight.sql.js';

const audiences: Audience[] = ['network', 'cohorts', 'staff', 'me'];
const states: ScholarState[] = ['unclaimed', 'claimed', 'suspended', 'deceased', 'merged'];
const blocks = Object.entries(sightSql.blocks).map(([block, sql]) => `${sql} AS "${block}"`);
const everything = `SELECT s.id, ${sightSql.read} AS read, ${sightSql.identity} AS identity, ${sightSql.openTo} AS "openTo", ${sightSql.counts} AS counts,
  ${sightSql.sharesCohort} AS "sharesCohort", ${blocks.join(', ')},
  (SELECT jsonb_object_agg(contact.audience, ${sightSql.contact}) FROM contact_detail contact WHERE contact.scholar_id = s.id) AS contacts,
  (SELECT jsonb_object_agg(key, value) FROM (VALUES ${Object.entries(sightSql.counted)
    .map(([name, sql]) => `('${name}', ${sql})`)
    .join(', ')}) AS counted (key, value)) AS counted
  FROM scholar s ORDER BY s.id`;

let t: TestApp;
let scholars: Scholar[];
let cohort: Cohort;

beforeAll(async () => {
  t = await testApp();
  cohort = await t.make.cohort();
  scholars = [];
  for (const state of states) {
    for (const [index, audience] of audiences.entries()) {
      for (const isListed of [true, false]) {
        for (const sharesCohort of [true, false]) {
          const at = (shift: number) => audiences[(index + shift) % audiences.length] ?? audience;
          const scholar = await t.make.scholar({
            state,
            isListed,
            audienceAbout: audience,
            audiencePlace: at(1),
            audiencePositions: at(2),
            audienceEnrollments: at(3),
            audienceAchievements: audience,
            audienceInterests: at(1),
            audiencePhoto: at(2),
          });
          if (sharesCohort) await t.make.enrollment({ scholarId: scholar.id, cohortId: cohort.id });
          for (const each of audiences) {
            await t.owner.query(
              `INSERT INTO contact_detail (id, scholar_id, kind, value, audience) VALUES ($1, $2, 'link', 'https://a.example', $3)`,
              [t.make.id(), scholar.id, each],
            );
          }
          scholars.push(scholar);
        }
      }
    }
  }
});
afterAll(() => t.close());

describe('the rule of sight in SQL', () => {
  const viewers = (): [string, Viewer][] => [
    ['a stranger', aViewer()],
    ['one of the cohort', aViewer({ cohortIds: [cohort.id] })],
    ['a moderator', aViewer({ grants: ['moderator', 'editor'] })],
    ['a registrar', aViewer({ grants: ['registrar'] })],
    ['an admin of the cohort', aViewer({ grants: ['admin'], cohortIds: [cohort.id] })],
    ...scholars
      .filter((_, index) => index % 7 === 0)
      .map((scholar): [string, Viewer] => [scholar.state, aViewer({ scholarId: scholar.id })]),
  ];

  it('is the rule of sightOf, for every row and viewer', async () => {
    let compared = 0;
    for (const [who, viewer] of viewers()) {
      const rows = await t.database.query<Record<string, unknown>[]>(everything, sightParams(viewer));
      for (const { id, sharesCohort, contacts, counted, ...said } of rows) {
        const scholar = scholars.find((each) => each.id === id);
        if (!scholar) continue;
        const sight = sightOf(viewer, {
          id: scholar.id,
          state: scholar.state,
          isListed: scholar.isListed,
          sharesCohort: sharesCohort as boolean,
          audiences: {
            about: scholar.audienceAbout,
            place: scholar.audiencePlace,
            positions: scholar.audiencePositions,
            enrollments: scholar.audienceEnrollments,
            achievements: scholar.audienceAchievements,
            interests: scholar.audienceInterests,
            photo: scholar.audiencePhoto,
          },
        });
        const { read, identity, openTo, counts } = sight;
        expect([who, scholar, said]).toEqual([who, scholar, { read, identity, openTo, counts, ...sight.blocks }]);
        expect([who, scholar, contacts]).toEqual([who, scholar, Object.fromEntries(audiences.map((each) => [each, sight.contact(each)]))]);
        expect([who, scholar, counted]).toEqual([
          who,
          scholar,
          {
            profession: sight.counts && sight.identity,
            country: sight.counts && sight.blocks.place,
            topic: sight.counts && sight.blocks.interests,
            openTo: sight.counts && sight.blocks.interests && sight.openTo,
            institution: sight.blocks.positions,
            cohort: sight.blocks.enrollments,
          },
        ]);
        compared += 1;
      }
    }
    expect(compared).toBe(viewers().length * scholars.length);
  });
});
