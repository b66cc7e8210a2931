import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { searchPosts } from '../../../test/support/searching.js';
import { age, reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const hits = async (who: 'amina' | 'ben' | 'chen' | 'kofi' | 'ada', words: string, more = '') => {
  const page = await searchPosts(t, talk[who], words, more);
  expect(page.total).toBe(page.items.length);
  return page.items.length;
};
const readers = ['amina', 'ben', 'chen', 'kofi', 'ada'] as const;
/** How many of the planted posts each finds, by the word and by its author. */
const seenBy = async (words: string) => {
  const counts = [];
  for (const who of readers) {
    const count = await hits(who, words);
    expect(await hits(who, words, `&author=${talk.chen.scholar.id}`)).toBe(count);
    counts.push(count);
  }
  return counts;
};

describe('a word that stands in one place alone', () => {
  let threadId: string;
  beforeAll(async () => {
    threadId = (await t.make.thread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id, title: 'Ours: xylograph' })).id;
  });

  it.each([
    ['an open space', 'quillwort', () => talk.open.id, [1, 1, 1, 1, 1]],
    ['the space of a cohort: its people and moderators', 'zugzwang', () => talk.ofCohort.id, [0, 0, 1, 1, 0]],
  ])('%s', async (_where, word, spaceOf, expected) => {
    await t.make.thread({ spaceId: spaceOf(), authorId: talk.chen.scholar.id, markdown: `Only here: ${word}` });
    expect(await seenBy(word)).toEqual(expected);
  });

  it('the title of a thread of a cohort', async () => expect(await seenBy('xylograph')).toEqual([0, 0, 1, 1, 0]));

  it('is lost with the cohort, and by a moderator with the grant', async () => {
    const noor = await t.make.signedIn({ cohorts: [talk.cohort], grants: ['moderator'] });
    const found = async () => (await searchPosts(t, noor, 'xylograph')).items.length;
    expect(await found()).toBe(1);
    for (const [table, left] of [
      ['staff_grant', 1],
      ['enrollment', 0],
    ] as const) {
      await t.owner.query(`DELETE FROM ${table} WHERE scholar_id = $1`, [noor.scholar.id]);
      const { token } = await t.make.session(noor.accountId);
      noor.token = token;
      expect(await found()).toBe(left);
    }
  });

  it('is found by nobody while the post is removed, moderators and its author included, and again once it is restored', async () => {
    const post = await reply(t, talk.chen, threadId, 'Only here: mugwort');
    expect(await seenBy('mugwort')).toEqual([0, 0, 1, 1, 0]);
    for (const who of [talk.chen, talk.kofi]) {
      const reason = who === talk.kofi ? { reason: 'Off the subject' } : {};
      expect((await t.http(who).delete(`/api/posts/${post.id}`, reason)).status).toBe(200);
      expect(await seenBy('mugwort')).toEqual([0, 0, 0, 0, 0]);
      expect((await t.http(who).post(`/api/posts/${post.id}/restore`, reason)).status).toBe(200);
      expect(await seenBy('mugwort')).toEqual([0, 0, 1, 1, 0]);
    }
  });

  it('leaves nothing behind once it is removed: no word is kept that could be found later', async () => {
    const post = await reply(t, talk.chen, threadId, 'Only here: saltwort');
    await t.http(talk.chen).delete(`/api/posts/${post.id}`, {});
    await t.owner.query(`UPDATE post SET markdown = '', html = '', erased_at = now() WHERE id = $1`, [post.id]);
    expect(await t.owner.query('SELECT post_id FROM post_search WHERE post_id = $1', [post.id])).toEqual([]);
  });

  it('is not found where it was edited away, also not by what is kept as a revision; what took its place is', async () => {
    const post = await reply(t, talk.chen, threadId, 'Only here: ragwort');
    await age(t, 'post', post.id, '1 hour');
    const edit = await t.http(talk.chen).patch(`/api/posts/${post.id}`, { markdown: 'Only here: milkwort', changedSeq: post.changedSeq });
    expect(edit.status).toBe(200);
    expect(await seenBy('ragwort')).toEqual([0, 0, 0, 0, 0]);
    expect(await seenBy('milkwort')).toEqual([0, 0, 1, 1, 0]);
  });

  it('is not told by the words of a link, a tag or a class, which nobody sees', async () => {
    await reply(t, talk.chen, threadId, '[here](https://hidden.example/lungwort) and\n\n```spleenwort\ncode\n```');
    expect(await seenBy('lungwort')).toEqual([0, 0, 0, 0, 0]);
    expect(await seenBy('spleenwort')).toEqual([0, 0, 0, 0, 0]);
  });
});

it('shows no post to a search that begins after its removal was answered', async () => {
  const thread = await t.make.thread({ spaceId: talk.open.id });
  for (let round = 0; round < 5; round += 1) {
    const post = await reply(t, talk.ben, thread.id, 'A hornwort in the pond');
    let isRemoved = false;
    const outcomes: { began: boolean; count: number }[] = [];
    const searches = Array.from({ length: 4 }, async () => {
      for (let after = 0; after < 3; ) {
        const began = isRemoved;
        outcomes.push({ began, count: await hits('amina', 'hornwort') });
        if (began) after += 1;
      }
    });
    await t.http(talk.ben).delete(`/api/posts/${post.id}`, {});
    isRemoved = true;
    await Promise.all(searches);
    expect(outcomes.filter(({ began, count }) => began && count > 0)).toEqual([]);
  }
});
