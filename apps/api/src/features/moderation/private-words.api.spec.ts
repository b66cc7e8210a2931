import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decide, flag, flagged, newsItem, queue, tellAll } from '../../../test/support/desk.js';
import { eventually } from '../../../test/support/eventually.js';
import type { SignedIn } from '../../../test/support/make.js';
import { outboxOf } from '../../../test/support/outbox.js';
import { overheard } from '../../../test/support/overheard.js';
import { reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

/** Words that occur nowhere else in this small world. */
const FLAG = 'mkflagwords';
const FLAGGER = ['Mkflagger', 'Mkfamily'];
const CANNED = 'mkcannedwords';
const DECISION = 'mkdecisionwords';
const APPEAL = 'mkappealwords';
const ANSWER = 'mkanswerwords';

let t: TestApp;
let talk: Talk;
let lee: SignedIn;
let ben: SignedIn;
let flagger: SignedIn;
let editor: SignedIn;
let registrar: SignedIn;
let paths: string[];
/** What open pages heard, by whose they are. */
const heard = new Map<string, string[]>();

beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
  lee = await t.make.signedIn({ givenName: 'Lee', grants: ['moderator'] });
  ben = await t.make.signedIn({ givenName: 'Ben' });
  // Long here: whoever is new is shown to all, whatever he does.
  flagger = await t.make.signedIn({ givenName: FLAGGER[0], familyName: FLAGGER[1], claimedAt: new Date('2020-01-01T00:00:00Z') });
  editor = await t.make.signedIn({ givenName: 'Edda', grants: ['editor'] });
  registrar = await t.make.signedIn({ givenName: 'Rhea', grants: ['registrar'] });
  for (const [name, who] of Object.entries({ ben, third: talk.amina, editor, registrar, ada: talk.ada, kofi: talk.kofi }))
    heard.set(name, (await overheard(t, who)).told);
  await t.owner.query(`UPDATE canned_reason SET words = $1 WHERE used_for = 'remove'`, [CANNED]);

  const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.chen.scholar.id });
  const post = await reply(t, ben, thread.id, 'A sharp word');
  const newsId = await newsItem(t, ben.scholar.id);
  await flag(t, flagger, `news/${newsId}`, { words: FLAG });
  await flag(t, flagger, `scholars/${ben.scholar.id}`, { words: FLAG });
  const reviewId = await flagged(t, flagger, post.id, { words: FLAG });
  await t.http(lee).post(`/api/review/${reviewId}/hold`);
  await decide(t, lee, reviewId, { decision: 'remove-and-warn', words: DECISION });
  await tellAll(t);
  await t.http(ben).post(`/api/decisions/${reviewId}/appeal`, { id: t.make.id(), words: `${APPEAL}: I quoted a song.` });
  const appealId = (await queue(t, talk.kofi, '&kind=appeal')).at(-1)?.id ?? '';
  await decide(t, talk.kofi, appealId, { decision: 'uphold', words: ANSWER });
  await tellAll(t);
  paths = [
    '/api/session',
    '/api/today',
    '/api/notifications',
    '/api/threads',
    `/api/threads/${thread.id}`,
    `/api/threads/${thread.id}/posts?thread=1`,
    `/api/threads/${thread.id}/changes?since=0`,
    `/api/posts/${post.id}`,
    `/api/posts/${post.id}/revisions`,
    `/api/scholars/${ben.scholar.id}`,
    `/api/scholars/${ben.scholar.id}/suspension`,
    '/api/news',
    `/api/news/${newsId}`,
    '/api/news-submissions',
    '/api/review',
    '/api/review?state=decided',
    ...['post', 'news', 'scholar', 'appeal', 'submission'].map((kind) => `/api/review?kind=${kind}`),
    `/api/review/${reviewId}`,
    `/api/review/${appealId}`,
    `/api/decisions/${reviewId}`,
    `/api/decisions/${appealId}`,
    '/api/canned-reasons',
    '/api/audit',
  ];
});
afterAll(() => t.close());

/** All that somebody can read, page by page. */
async function everything(who?: SignedIn): Promise<string> {
  const answers = [];
  for (const path of paths) answers.push((await t.http(who).get(path)).text);
  return answers.join('\n');
}

/** Which of them stand in a text: a complaint names them, not all that was read. */
const found = (text: string, markers: string[]) => markers.filter((marker) => text.includes(marker));
const ofFlagger = () => [FLAG, ...FLAGGER, flagger.scholar.id];

describe('what is said to staff', () => {
  it('is read by moderators, who are not told by whom', async () => {
    const text = await everything(talk.kofi);
    const theirs = [FLAG, CANNED, DECISION, APPEAL, ANSWER];
    expect(found(text, theirs)).toEqual(theirs);
    expect(found(text, [...FLAGGER, flagger.scholar.id])).toEqual([]);
  });

  it('reaches the person concerned as far as it is meant for him', async () => {
    const text = await everything(ben);
    const theirs = [DECISION, APPEAL, ANSWER];
    expect(found(text, theirs)).toEqual(theirs);
    expect(found(text, [CANNED, ...ofFlagger()])).toEqual([]);
    // Nor does he learn of what still waits.
    expect(text).not.toMatch(/"flagCount"/);
  });

  it.each([
    ['a visitor', () => undefined],
    ['a third', () => talk.amina],
    ['an editor', () => editor],
    ['a registrar', () => registrar],
  ])('is nothing for %s', async (_who, who) => {
    const text = await everything(who());
    expect(found(text, [CANNED, DECISION, APPEAL, ANSWER, ...ofFlagger()])).toEqual([]);
  });

  it('is nothing for an admin either, who reads on record that something was decided', async () => {
    const text = await everything(talk.ada);
    expect(text).toContain('review.decide');
    expect(found(text, [CANNED, DECISION, APPEAL, ANSWER, ...ofFlagger()])).toEqual([]);
  });

  it('comes to whoever flagged as an outcome alone', async () => {
    const text = await everything(flagger);
    expect(text).toContain('flag-settled');
    expect(found(text, [CANNED, DECISION, APPEAL, ANSWER])).toEqual([]);
  });

  it('goes over no socket, and of cases only to those who judge them', async () => {
    await eventually(() => expect(heard.get('kofi')?.join()).toContain('review.changed'));
    for (const [name, told] of heard) {
      expect([name, found(told.join(), [CANNED, DECISION, APPEAL, ANSWER, ...ofFlagger()])]).toEqual([name, []]);
      expect([name, told.join().includes('review.changed')]).toEqual([name, name === 'kofi']);
    }
  });

  it('stands in no letter', async () => {
    const text = JSON.stringify(await outboxOf(t)());
    expect(found(text, [CANNED, APPEAL, ...ofFlagger()])).toEqual([]);
  });
});
