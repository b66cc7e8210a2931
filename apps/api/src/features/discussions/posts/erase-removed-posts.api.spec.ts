import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PostSource } from '@scholars-commons/shared/discussions';
import { tellAll } from '../../../../test/support/desk.js';
import { eventually } from '../../../../test/support/eventually.js';
import { age, reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

it('is not undone by a restoring that began a moment before', async () => {
  const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id });
  const post = await reply(t, talk.ben, thread.id, 'LateWords');
  await t.http(talk.ben).delete(`/api/posts/${post.id}`, {});
  const erasing = t.owner.createQueryRunner();
  await erasing.startTransaction();
  await erasing.query(`UPDATE post SET markdown = '', html = '', erased_at = now() WHERE id = $1`, [post.id]);
  const restoring = t.http(talk.ben).post(`/api/posts/${post.id}/restore`, {});
  await eventually(async () => {
    const waiting = await t.owner.query<unknown[]>(
      `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    expect(waiting).toHaveLength(1);
  }, 5_000);
  await erasing.commitTransaction();
  await erasing.release();
  expect((await restoring).status).toBe(403);
});

it('empties words, former words and reactions 30 days after the removal, and leaves younger ones and the stub', async () => {
  const { EraseRemovedPostsJob } = await import('./erase-removed-posts.job.js');
  const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id });
  const [old, young] = [await reply(t, talk.ben, thread.id, 'OldWords'), await reply(t, talk.ben, thread.id, 'YoungWords')];
  await age(t, 'post', old.id, '1 hour');
  await t.http(talk.ben).patch(`/api/posts/${old.id}`, { markdown: 'OldWords again', changedSeq: old.changedSeq });
  await t.http(talk.amina).put(`/api/posts/${old.id}/reactions/heart`);
  for (const post of [old, young]) await t.http(talk.ben).delete(`/api/posts/${post.id}`, {});
  await age(t, 'post', old.id, '30 days 1 minute', ['removed_at']);
  await age(t, 'post', young.id, '29 days 23 hours', ['removed_at']);

  const job = t.app.get(EraseRemovedPostsJob);
  await job.run();
  await job.run();

  const left = await t.owner.query<object[]>(
    `SELECT 1 FROM post WHERE markdown || html LIKE '%OldWords%' UNION ALL SELECT 1 FROM post_revision WHERE markdown LIKE '%OldWords%'
     UNION ALL SELECT 1 FROM reaction WHERE post_id = $1`,
    [old.id],
  );
  expect(left).toEqual([]);
  expect((await t.http(talk.ben).get<PostSource>(`/api/posts/${old.id}`)).body).toMatchObject({
    markdown: '',
    removed: { by: 'author' },
    number: 2,
  });
  expect((await t.http(talk.ben).post(`/api/posts/${old.id}/restore`, {})).status).toBe(403);
  expect((await t.http(talk.ben).post(`/api/posts/${young.id}/restore`, {})).body).toMatchObject({ html: '<p dir="auto">YoungWords</p>' });
});

it('waits for what somebody has appealed against', async () => {
  const { EraseRemovedPostsJob } = await import('./erase-removed-posts.job.js');
  const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id });
  const post = await reply(t, talk.ben, thread.id, 'Words of an appeal');
  await t.http(talk.kofi).delete(`/api/posts/${post.id}`, { reason: 'It names a patient' });
  const [review] = await t.owner.query<{ id: string }[]>('SELECT id FROM review WHERE post_id = $1', [post.id]);
  const reviewId = review?.id ?? '';
  await tellAll(t);
  expect((await t.http(talk.ben).post(`/api/decisions/${reviewId}/appeal`, { id: t.make.id(), words: 'It names nobody' })).status).toBe(
    201,
  );
  await age(t, 'post', post.id, '31 days', ['removed_at']);
  const words = async () =>
    (await t.owner.query<{ markdown: string }[]>('SELECT markdown FROM post WHERE id = $1', [post.id]))[0]?.markdown;

  await t.app.get(EraseRemovedPostsJob).run();
  expect(await words()).toBe('Words of an appeal');
  await t.owner.query(
    `UPDATE review SET state = 'decided', decision = 'uphold', decided_at = now(), told_at = now() WHERE appeal_of_id = $1`,
    [reviewId],
  );
  await t.app.get(EraseRemovedPostsJob).run();
  expect(await words()).toBe('');
});
