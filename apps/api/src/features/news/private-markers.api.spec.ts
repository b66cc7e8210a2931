import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { submissionState, type SubmissionView } from '@scholars-commons/shared/news';
import type { Grant } from '@scholars-commons/shared/accounts';
import type { SignedIn } from '../../../test/support/make.js';
import { eventually } from '../../../test/support/eventually.js';
import { overheard } from '../../../test/support/overheard.js';
import { act, aSubmission } from '../../../test/support/news.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';
import { TellPublishedJob } from './publishing/tell-published.job.js';
import { readableSql, submissionPolicy } from './submissions/submission.policy.js';
import { aViewer } from '../../../test/support/viewers.js';

let t: TestApp;
let amina: SignedIn;
let edda: SignedIn;
let named: SignedIn;
let others: SignedIn[];
const submissions: string[] = [];
const items: string[] = [];
beforeAll(async () => {
  t = await testApp();
  const cohort = await t.make.cohort();
  amina = await t.make.signedIn({ givenName: 'Amina', cohorts: [cohort] });
  edda = await t.make.signedIn({ givenName: 'Edda', grants: ['editor'] });
  named = await t.make.signedIn({ givenName: 'Noor', cohorts: [cohort] });
  const grants: Grant[][] = [[], ['moderator'], ['registrar'], ['admin']];
  others = [named, ...(await Promise.all(grants.map((each) => t.make.signedIn({ grants: each, cohorts: [cohort] }))))];
});
afterAll(() => t.close());

/** Words that only their submitter, and editors once they were sent, may find. */
async function planted(state: (typeof submissionState.options)[number]): Promise<string> {
  const { id, newsId } = await aSubmission(t, {
    submitterId: amina.scholar.id,
    state,
    kind: 'news',
    title: state === 'published' ? 'Out for all' : `Marker title ${state}`,
    text: state === 'published' ? 'These words are out for all to read.' : `Marker words of one that is ${state}`,
    link: state === 'published' ? null : 'https://marker.example',
    people: { [named.scholar.id]: 'not-asked' },
  });
  submissions.push(id);
  if (newsId) items.push(newsId);
  return id;
}

const doors = () => [
  '/api/news?limit=50',
  `/api/news?scholar=${amina.scholar.id}`,
  `/api/news?scholar=${named.scholar.id}`,
  ...items.map((id) => `/api/news/${id}`),
  ...submissions.map((id) => `/api/news-submissions/${id}`),
  '/api/news-submissions',
  '/api/today',
  '/api/notifications',
  '/api/audit?limit=100',
  `/api/audit?person=${amina.scholar.id}`,
  '/api/review',
  '/api/review?state=decided',
  '/api/scholars?q=marker',
  `/api/scholars/${amina.scholar.id}`,
  `/api/suggest/scholars?q=marker`,
];

describe('what is not out', () => {
  it('is found by nobody else in any door: words, notes, and what was withdrawn', async () => {
    const pages = await Promise.all(others.map((who) => overheard(t, who)));
    const [ofEditor, ofSubmitter] = [await overheard(t, edda), await overheard(t, amina)];
    for (const state of submissionState.options) await planted(state);
    const returned = await planted('in-review');
    await act(t, edda, returned, 'return', { version: 1, note: 'Marker note of an editor' });
    const scheduled = await planted('scheduled');
    await act(t, edda, scheduled, 'decline', { version: 1, note: 'Marker note of an editor' });
    const undone = await planted('in-review');
    const { newsId } = (await act(t, edda, undone, 'publish', { version: 1 })).body;
    await act(t, edda, undone, 'unpublish', { version: 2 });
    items.push(newsId ?? '');
    const takenIn = await planted('in-review');
    const out = (await act(t, edda, takenIn, 'publish', { version: 1 })).body;
    items.push(out.newsId ?? '');
    // The named person was asked while it was out.
    await t.owner.query(`UPDATE news_item SET undo_until = now() WHERE id = $1`, [out.newsId]);
    await t.app.get(TellPublishedJob).run({ newsId: out.newsId ?? '' });
    expect((await t.http(named).get('/api/notifications')).text).toContain('Marker title');
    await act(t, edda, takenIn, 'unpublish', { version: 2, note: 'Marker note of an editor' });
    await t.http(edda).patch(`/api/news-submissions/${scheduled}`, { version: 2, title: 'Marker' });
    const sent = await planted('draft');
    expect((await act(t, amina, sent, 'submit', { version: 1 })).status).toBe(200);

    // Open pages of others heard neither the words nor of what; editors, that something came.
    const [{ id: caseId }] = await t.owner.query<[{ id: string }]>(`SELECT id FROM review WHERE submission_id = $1`, [sent]);
    await eventually(() => expect(ofEditor.told.join()).toContain(caseId));
    await eventually(() => expect(ofSubmitter.told.join()).toContain('unreadNotifications'));
    for (const { told } of [...pages, ofEditor]) expect(told.filter((event) => /marker/i.test(event))).toEqual([]);
    const secrets = [...submissions, caseId];
    for (const { told } of pages) expect(told.filter((event) => secrets.some((id) => event.includes(id)))).toEqual([]);

    for (const who of others)
      for (const door of doors()) {
        const { text, status } = await t.http(who).get(door);
        expect({ door, found: /marker/i.test(text.replaceAll('q=marker', '')), failed: status >= 500 }).toEqual({
          door,
          found: false,
          failed: false,
        });
      }
    for (const who of others) {
      const { text } = await t.http(who).post('/api/audit/exports', { reason: 'The yearly review' });
      expect(text).not.toMatch(/marker/i);
    }
    // It is there for those whom it concerns.
    expect((await t.http(amina).get(`/api/news-submissions/${returned}`)).text).toContain('Marker note of an editor');
    expect((await t.http(edda).get<SubmissionView>(`/api/news-submissions/${returned}`)).body.title).toContain('Marker');
  });

  it('is readable in SQL as the policy says, for every state and grant', async () => {
    const rows = await t.owner.query<{ id: string; submitter_id: string; state: SubmissionView['state']; sent: boolean }[]>(
      `SELECT id, submitter_id, state, EXISTS (SELECT FROM news_step st WHERE st.submission_id = ns.id AND st.step = 'submitted') AS sent
       FROM news_submission ns`,
    );
    const dropped = await aSubmission(t, { submitterId: amina.scholar.id });
    await act(t, amina, dropped.id, 'withdraw', { version: 1 });
    const all = [...rows, { id: dropped.id, submitter_id: amina.scholar.id, state: 'withdrawn' as const, sent: false }];
    const grants: Grant[][] = [[], ['editor'], ['moderator'], ['admin', 'registrar'], ['editor', 'admin']];
    for (const scholarId of [amina.scholar.id, named.scholar.id])
      for (const each of grants) {
        const viewer = aViewer({ scholarId, grants: each });
        const seen = await t.database.query<{ id: string }[]>(`SELECT ns.id FROM news_submission ns WHERE ${readableSql}`, [
          viewer.scholarId,
          each.includes('editor'),
        ]);
        const allowed = all.filter(({ submitter_id: submitterId, state, sent: wasSubmitted }) =>
          submissionPolicy.read(viewer, { submitterId, state, wasSubmitted }),
        );
        expect(seen.map(({ id }) => id).toSorted()).toEqual(allowed.map(({ id }) => id).toSorted());
      }
  });
});
