import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedIn } from '../../../test/support/make.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import type { Cohort } from '../programs/cohort.entity.js';
import type { Institution } from '../institutions/institution.entity.js';

let t: TestApp;
let amina: SignedIn;
let cohort: Cohort;
let institution: Institution;

async function people(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const { id } = await t.make.scholar({ countryCode: 'KE', professionCode: 'nurse' });
    await t.make.enrollment({ scholarId: id, cohortId: cohort.id });
    await t.make.position({ scholarId: id, institutionId: institution.id, isMain: true });
  }
}

beforeAll(async () => {
  t = await testApp();
  cohort = await t.make.cohort();
  institution = await t.make.institution();
  amina = await t.make.signedIn({ cohorts: [cohort] });
  await people(3);
});
afterAll(() => t.close());

// Searches for names have connections of their own, and one statement each, counted with the others.
describe('how many statements a page costs', () => {
  it('is bounded, and does not grow with what is on it', async () => {
    const pages: [string, number][] = [
      ['/api/scholars', 3],
      ['/api/scholars?facets=0', 2],
      ['/api/scholars?q=given&country=KE', 4],
      ['/api/scholars/places', 2],
      [`/api/scholars/${amina.scholar.id}`, 2],
      ['/api/suggest/scholars?q=given', 3],
      ['/api/institutions', 4],
      [`/api/institutions/${institution.id}`, 4],
      ['/api/programs', 2],
      [`/api/cohorts/${cohort.id}`, 4],
    ];
    const count = async (path: string) => (await statementsOf(async () => expect((await t.http(amina).get(path)).status).toBe(200))).length;
    const before = new Map<string, number>();
    // The first request of a session is also asked who that is, and of the directory what changed.
    await t.http(amina).get('/api/scholars');
    for (const [path, most] of pages) {
      const sent = await count(path);
      before.set(path, sent);
      expect([path, sent <= most, sent]).toEqual([path, true, sent]);
    }
    await people(20);
    await t.http(amina).get('/api/scholars');
    for (const [path] of pages) expect([path, await count(path)]).toEqual([path, before.get(path)]);
  });
});
