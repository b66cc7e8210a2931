import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { flagged, insertCase, submission, toldTo } from '../../../test/support/desk.js';
import type { SignedIn } from '../../../test/support/make.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';
import { RemindReviewersJob } from './remind-reviewers.job.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const run = () => t.app.get(RemindReviewersJob).run();
const older = (reviewId: string, interval = '25 hours') =>
  t.owner.query('UPDATE review SET opened_at = now() - $2::interval WHERE id = $1', [reviewId, interval]);
const reminded = async (who: SignedIn) => (await toldTo(t, who)).map(({ kind, reviewId, text }) => [kind, reviewId, text]);

it('reminds those who may judge it, once a day, of the oldest that waits for more than a day', async () => {
  const [amina, ben] = [await t.make.signedIn(), await t.make.signedIn()];
  const kofi = await t.make.signedIn({ grants: ['moderator'] });
  const lee = await t.make.signedIn({ grants: ['moderator'] });
  const edda = await t.make.signedIn({ grants: ['editor'] });
  const ada = await t.make.signedIn({ grants: ['admin'] });
  const all = [amina, kofi, lee, edda, ada];
  const everybody = () => Promise.all(all.map(reminded));
  const about = async (author: SignedIn) => flagged(t, amina, (await t.make.thread({ authorId: author.scholar.id })).firstPostId);

  await about(ben);
  await run();
  expect(await everybody()).toEqual([[], [], [], [], []]);

  // What is about himself, or against his own decision, is nothing to remind of.
  await older(await about(kofi), '30 hours');
  await run();
  const first = (await toldTo(t, lee))[0]?.reviewId;
  expect(await everybody()).toEqual([[], [], [['review-waiting', first, null]], [], []]);
  await older(await insertCase(t, 'appeal', ben.scholar.id, { appeal_words: 'Why?', against_id: kofi.scholar.id }), '40 hours');
  await run();
  expect((await reminded(kofi)).length + (await reminded(lee)).length).toBe(1);

  const waiting = await submission(t, amina.scholar.id);
  await older(waiting);
  await run();
  expect(await reminded(edda)).toEqual([['review-waiting', waiting, null]]);
  await run();
  expect((await everybody()).map((rows) => rows.length)).toEqual([0, 0, 1, 1, 0]);

  await t.owner.query(`UPDATE notification SET created_at = created_at - interval '24 hours' WHERE kind = 'review-waiting'`);
  await run();
  expect((await everybody()).map((rows) => rows.length)).toEqual([0, 0, 2, 2, 0]);
});
