import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AnswerCutter } from '../support/answer-cutter.js';
import { flag, flagged } from '../support/desk.js';
import type { SignedIn } from '../support/make.js';
import { aSubmission } from '../support/news.js';
import { pictureForm } from '../support/picture-form.js';
import { reply, type Talk, talkOf } from '../support/talk.js';
import { type TestApp, testApp } from '../support/test-app.js';

let t: TestApp;
let talk: Talk;
let edda: SignedIn;
let cutter: AnswerCutter;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
  edda = await t.make.signedIn({ grants: ['editor', 'registrar'] });
  cutter = await AnswerCutter.before(await t.address());
});
afterAll(async () => {
  await cutter?.close();
  await t?.close();
});

/** What is sent, by whom, and how often it counts afterwards. */
interface Act {
  who: SignedIn;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  form?: { headers: Record<string, string>; body: Buffer };
  /** The first answer; the second is 200 where this is 201. */
  status?: number;
  /** A count that one act makes 1, and two would make more. */
  count: string;
  of: string;
  /** What else is counted once. */
  alsoOnce?: string;
}

const ofAmina = async () => t.make.thread({ authorId: talk.amina.scholar.id });
const inReview = async () => aSubmission(t, { submitterId: talk.amina.scholar.id, state: 'in-review', kind: 'award' });
const row = async (rows: string, table: string, body: object): Promise<Act> => {
  const [id, who] = [t.make.id(), await t.make.signedIn()];
  const path = `/api/scholars/${who.scholar.id}/${rows}`;
  return { who, method: 'POST', path, body: { id, ...body }, status: 201, count: `${table} WHERE scholar_id = $1`, of: who.scholar.id };
};

const acts: [string, () => Promise<Act>][] = [
  [
    'a post',
    async () => {
      const [thread, id] = [await ofAmina(), t.make.id()];
      const body = { id, markdown: 'We do it in pairs.', replyTo: thread.firstPostId };
      const told = `notification WHERE kind = 'reply' AND thread_id = '${thread.id}'`;
      return {
        who: talk.ben,
        method: 'POST',
        path: `/api/threads/${thread.id}/posts`,
        body,
        status: 201,
        count: 'post WHERE id = $1',
        of: id,
        alsoOnce: told,
      };
    },
  ],
  [
    'better words for a post',
    async () => {
      const post = await reply(t, talk.ben, (await ofAmina()).id);
      const body = { markdown: 'We do it in threes.', changedSeq: post.changedSeq };
      return {
        who: talk.ben,
        method: 'PATCH',
        path: `/api/posts/${post.id}`,
        body,
        count: `post WHERE id = $1 AND markdown LIKE '%threes%'`,
        of: post.id,
      };
    },
  ],
  [
    'a removal',
    async () => {
      const post = await reply(t, talk.ben, (await ofAmina()).id);
      const once = `audit WHERE act = 'post.remove' AND thing_id = '${post.id}'`;
      return {
        who: talk.kofi,
        method: 'DELETE',
        path: `/api/posts/${post.id}`,
        body: { reason: 'Off topic' },
        count: 'post WHERE id = $1 AND removed_at IS NOT NULL',
        of: post.id,
        alsoOnce: once,
      };
    },
  ],
  [
    'a thread',
    async () => {
      const id = t.make.id();
      const body = { id, spaceId: talk.open.id, title: 'How do you debrief?', post: { id: t.make.id(), markdown: 'We wonder.' } };
      return {
        who: talk.amina,
        method: 'POST',
        path: '/api/threads',
        body,
        status: 201,
        count: 'thread WHERE id = $1',
        of: id,
        alsoOnce: `post WHERE thread_id = '${id}'`,
      };
    },
  ],
  [
    'a reaction',
    async () => {
      const { firstPostId } = await ofAmina();
      return {
        who: talk.ben,
        method: 'PUT',
        path: `/api/posts/${firstPostId}/reactions/thanks`,
        count: 'reaction WHERE post_id = $1',
        of: firstPostId,
      };
    },
  ],
  [
    'a submission',
    async () => {
      const id = t.make.id();
      return {
        who: talk.amina,
        method: 'POST',
        path: '/api/news-submissions',
        body: { id, kind: 'award' },
        status: 201,
        count: 'news_submission WHERE id = $1',
        of: id,
      };
    },
  ],
  [
    'a draft handed in',
    async () => {
      const { id } = await aSubmission(t, { submitterId: talk.amina.scholar.id });
      const once = `review WHERE submission_id = '${id}'`;
      return {
        who: talk.amina,
        method: 'POST',
        path: `/api/news-submissions/${id}/submit`,
        body: { version: 1 },
        count: `news_step WHERE submission_id = $1 AND step = 'submitted'`,
        of: id,
        alsoOnce: once,
      };
    },
  ],
  [
    'news published',
    async () => {
      const { id } = await inReview();
      return {
        who: edda,
        method: 'POST',
        path: `/api/news-submissions/${id}/publish`,
        body: { version: 1 },
        count: 'news_item WHERE submission_id = $1',
        of: id,
        alsoOnce: `news_step WHERE submission_id = '${id}' AND step = 'published'`,
      };
    },
  ],
  [
    'a flag',
    async () => {
      const [{ firstPostId }, id] = [await ofAmina(), t.make.id()];
      return {
        who: talk.ben,
        method: 'POST',
        path: `/api/posts/${firstPostId}/flags`,
        body: { id, kind: 'unkind', words: '' },
        status: 201,
        count: 'flag WHERE id = $1',
        of: id,
      };
    },
  ],
  [
    'a decision',
    async () => {
      const [review, id] = [await flagged(t, talk.ben, (await ofAmina()).firstPostId), t.make.id()];
      const body = { id, decision: 'remove', reason: 'unkind', words: 'Parts of it can hurt a colleague.' };
      const jobs = `pgboss.job WHERE name = 'tell-decision' AND data ->> 'reviewId' = '${review}'`;
      return {
        who: talk.kofi,
        method: 'POST',
        path: `/api/review/${review}/decisions`,
        body,
        count: `review WHERE id = $1 AND state = 'decided'`,
        of: review,
        alsoOnce: jobs,
      };
    },
  ],
  ['an achievement', () => row('achievements', 'achievement', { kind: 'award', title: 'A prize for teaching' })],
  ['a contact', () => row('contacts', 'contact_detail', { kind: 'link', value: 'https://example.org/' })],
  [
    'a position',
    async () => row('positions', 'position', { institution: { id: (await t.make.institution()).id }, from: null, to: null, isMain: false }),
  ],
  [
    'a photo',
    async () => {
      const who = await t.make.signedIn();
      const form = await pictureForm('photo');
      return {
        who,
        method: 'PUT',
        path: `/api/scholars/${who.scholar.id}/photo`,
        form,
        count: 'scholar WHERE id = $1 AND photo_id IS NOT NULL',
        of: who.scholar.id,
      };
    },
  ],
  [
    'a picture of news',
    async () => {
      const { id } = await aSubmission(t, { submitterId: talk.amina.scholar.id });
      const form = await pictureForm('picture');
      return {
        who: talk.amina,
        method: 'PUT',
        path: `/api/news-submissions/${id}/picture`,
        form,
        count: 'news_submission WHERE id = $1 AND picture_id IS NOT NULL',
        of: id,
      };
    },
  ],
];

/** An answer without what each upload changes. */
const withoutMarks = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (/^(version|updatedAt|photo|picture)$/.test(key) ? value !== null : value)));

/** Where pictures lie; emptied, so that each upload finds it so. */
async function storedFolders(): Promise<string[]> {
  const folders = (await Promise.all(['photos', 'news'].map((kind) => readdir(join(t.dataDir, kind)).catch(() => [])))).flat();
  await Promise.all(['photos', 'news'].map((kind) => rm(join(t.dataDir, kind), { recursive: true, force: true })));
  return folders;
}

async function counted(from: string, of?: string): Promise<number> {
  const [{ n }] = await t.owner.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM ${from}`, of === undefined ? [] : [of]);
  return n;
}

describe('an answer that is cut after the commit', () => {
  it.each(acts)('%s: is there once, and sent again it is answered as the first time', async (_what, prepare) => {
    const { who, method, path, body, form, status = 200, count, of, alsoOnce } = await prepare();
    expect(await counted(count, of)).toBe(0);
    const type = form?.headers ?? (body ? { 'content-type': 'application/json' } : {});
    const headers = { cookie: `commons=${who.token}`, 'sec-fetch-site': 'same-origin', ...type };
    const sent = form?.body ?? (body && JSON.stringify(body));
    const lost = await cutter.lose({ method, path, headers, ...(sent ? { body: sent } : {}) });
    expect(lost.status).toBe(status);
    expect(await counted(count, of)).toBe(1);

    const again = await fetch((await t.address()) + path, { method, headers, ...(sent ? { body: sent } : {}) });
    expect(again.status).toBe(200);
    // A picture has no id of its page's making: sent again it takes its own place under a new one.
    const alike = form ? withoutMarks : (answer: unknown) => answer;
    expect(alike(await again.json())).toEqual(alike(lost.body));
    if (form) expect(await storedFolders()).toHaveLength(1);
    expect(await counted(count, of)).toBe(1);
    if (alsoOnce) expect(await counted(alsoOnce)).toBe(1);
  });

  it('a flag of what is flagged already, by the same person with another id, stays one', async () => {
    const { firstPostId } = await ofAmina();
    await flag(t, talk.ben, `posts/${firstPostId}`);
    await flag(t, talk.ben, `posts/${firstPostId}`);
    expect(await counted('flag f JOIN review r ON r.id = f.review_id WHERE r.post_id = $1', firstPostId)).toBe(1);
  });
});
