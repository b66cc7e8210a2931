import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { flagged, insertCase, queue, submission, toldTo } from '../../../test/support/desk.js';
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

it('tells admins, once a day, what nobody may judge, until somebody may', async () => {
  await t.owner.query(`UPDATE review SET state = 'decided', decision = 'keep', decided_at = now() WHERE state = 'waiting'`);
  await t.owner.query('DELETE FROM staff_grant');
  const ben = await t.make.signedIn();
  const kofi = await t.make.signedIn({ grants: ['moderator'] });
  const ada = await t.make.signedIn({ grants: ['admin', 'editor'] });
  const away = await t.make.signedIn({ grants: ['moderator'] });
  await t.owner.query(`UPDATE scholar SET state = 'suspended' WHERE id = $1`, [away.scholar.id]);
  const told = async () => (await Promise.all([ben, kofi, ada].map(reminded))).map((rows) => rows.toSorted());
  await insertCase(t, 'appeal', ben.scholar.id, { appeal_words: 'Why?', against_id: kofi.scholar.id });
  await run();
  await run();
  expect(await told()).toEqual([[], [], [['moderator-needed', null, null]]]);

  // It may be about the admin himself: he hears that it is there, not what it is.
  await submission(t, ada.scholar.id);
  await run();
  expect(await told()).toEqual([
    [],
    [],
    [
      ['editor-needed', null, null],
      ['moderator-needed', null, null],
    ],
  ]);

  const lee = await t.make.signedIn({ grants: ['moderator', 'editor'] });
  await t.owner.query(`UPDATE notification SET created_at = created_at - interval '24 hours'`);
  await run();
  expect((await told()).map((rows) => rows.length)).toEqual([0, 0, 2]);
  expect(await queue(t, lee)).toHaveLength(2);
});

it('tells an admin nothing of what is about himself, and whoever runs the machine that it waits', async () => {
  await t.owner.query(`UPDATE review SET state = 'decided', decision = 'keep', decided_at = now() WHERE state = 'waiting'`);
  await t.owner.query('DELETE FROM staff_grant');
  const [amina, ben] = [await t.make.signedIn(), await t.make.signedIn()];
  const kofi = await t.make.signedIn({ grants: ['admin', 'moderator'] });
  const said = jest.spyOn(Logger.prototype, 'warn');
  const warned = () => said.mock.calls.splice(0).filter(([words]) => String(words).includes('nobody may judge'));
  try {
    const flaggedId = await flagged(t, amina, (await t.make.thread({ authorId: kofi.scholar.id })).firstPostId);
    await insertCase(t, 'appeal', ben.scholar.id, { appeal_words: 'Why?', against_id: kofi.scholar.id });
    await run();
    expect(await reminded(kofi)).toEqual([]);
    expect(warned()).toEqual([['Something waits that nobody may judge: give another person the right (moderator)']]);

    // Another admin hears of it; whoever gets the right finds it, and nothing is missing any more.
    const ada = await t.make.signedIn({ grants: ['admin'] });
    await run();
    expect([await reminded(kofi), await reminded(ada)]).toEqual([[], [['moderator-needed', null, null]]]);
    warned();
    const lee = await t.make.signedIn({ grants: ['moderator'] });
    await run();
    expect(warned()).toEqual([]);
    expect((await queue(t, lee)).map(({ id }) => id)).toContain(flaggedId);
    expect(await queue(t, kofi)).toEqual([]);
  } finally {
    said.mockRestore();
  }
});

it('tells those concerned what nobody told them: the job that should have was set aside', async () => {
  const ben = await t.make.signedIn();
  const kofi = await t.make.signedIn({ grants: ['moderator'] });
  const { firstPostId } = await t.make.thread({ authorId: ben.scholar.id });
  await t.http(kofi).delete(`/api/posts/${firstPostId}`, { reason: 'It names a patient' });
  await t.owner.query('DELETE FROM pgboss.job');
  await run();
  expect(await toldTo(t, ben)).toEqual([]);
  await t.owner.query(`UPDATE review SET decided_at = now() - interval '11 minutes', undo_until = NULL WHERE post_id = $1`, [firstPostId]);
  await run();
  await run();
  expect(await toldTo(t, ben)).toMatchObject([{ kind: 'post-removed', text: 'It names a patient' }]);
});
