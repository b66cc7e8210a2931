import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import { type SubmissionPage, submissionPage, type SubmissionView, submissionView } from '@scholars-commons/shared/news';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import * as z from 'zod';
import type { SignedIn } from '../../../../test/support/make.js';
import { act, aSubmission } from '../../../../test/support/news.js';
import { statementsOf } from '../../../../test/support/statements.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let amina: SignedIn;
let ben: SignedIn;
let edda: SignedIn;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina', familyName: 'Diallo', credentials: 'MD' });
  ben = await t.make.signedIn({ givenName: 'Ben', familyName: 'Okoro' });
  edda = await t.make.signedIn({ givenName: 'Edda', familyName: 'Lie', grants: ['editor'] });
});
afterAll(() => t.close());

const path = (id: string) => `/api/news-submissions/${id}`;
const begin = <T = SubmissionView>(who: SignedIn, more: object = {}) =>
  t.http(who).post<T>('/api/news-submissions', { id: t.make.id(), kind: 'award', ...more });
const draft = async (who = amina) => (await begin(who)).body;
const change = <T = SubmissionView>(who: SignedIn, id: string, body: object) => t.http(who).patch<T>(path(id), body);
const pointers = ({ errors = [] }: Problem) => errors.map(({ pointer }) => pointer);
const WHOLE = { title: 'Teacher of the year', text: 'The faculty of our school voted for **Amina**.' };

describe('POST /api/news-submissions', () => {
  it('begins a draft that concerns whoever begins it', async () => {
    const { status, body } = await begin(amina);
    expect(status).toBe(201);
    expect(z.strictObject(submissionView.shape).parse(body)).toMatchObject({
      state: 'draft',
      kind: 'award',
      title: '',
      people: [{ scholar: { name: 'Amina Diallo', credentials: 'MD' }, answer: 'agreed' }],
      steps: [{ step: 'draft', byName: 'Amina Diallo', note: null }],
      version: 1,
      newsId: null,
      reviewId: null,
      can: { edit: true, submit: true, withdraw: true, publish: false },
    });
  });

  it('answers the first draft when the same id comes twice, also at once, and nothing of another’s', async () => {
    const id = t.make.id();
    const statuses = (await Promise.all([1, 2, 3, 4].map(() => begin(amina, { id })))).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 200, 200, 201]);
    const taken = await begin<Problem>(ben, { id });
    expect([taken.status, taken.text.includes('Amina')]).toEqual([409, false]);
    const people = await t.owner.query<unknown[]>('SELECT 1 FROM news_person WHERE submission_id = $1', [id]);
    expect(people).toHaveLength(1);
  });

  it('takes an achievement of mine along, and nobody else’s', async () => {
    const achievementId = t.make.id();
    const { status } = await t.http(amina).post<ScholarView>(`/api/scholars/${amina.scholar.id}/achievements`, {
      id: achievementId,
      kind: 'publication',
      title: `Feedback ${'in clinical teaching '.repeat(12)}`.trim(),
      detail: 'With *colleagues*.',
      date: '2025-03',
      link: 'https://journal.example/1',
    });
    expect(status).toBe(201);
    const { body } = await begin(amina, { achievementId });
    expect(body).toMatchObject({
      kind: 'publication',
      achievementId,
      text: 'With *colleagues*.',
      html: '<p dir="auto">With <em>colleagues</em>.</p>',
      date: '2025-03',
      link: 'https://journal.example/1',
    });
    expect(body.title.length).toBeLessThanOrEqual(150);
    const refused = await begin<Problem>(ben, { achievementId });
    expect([refused.status, pointers(refused.body)]).toEqual([400, ['/achievementId']]);
  });

  it('answers 401 and 400', async () => {
    expect((await t.http().post('/api/news-submissions', { id: t.make.id(), kind: 'award' })).status).toBe(401);
    for (const [more, pointer] of [
      [{ kind: 'gossip' }, '/kind'],
      [{ id: 'x' }, '/id'],
      [{ state: 'published' }, '/state'],
    ] as const)
      expect(pointers((await begin<Problem>(amina, more)).body)).toEqual([pointer]);
  });
});

describe('PATCH /api/news-submissions/:id', () => {
  it('changes what is given and leaves the rest', async () => {
    const { id } = await draft();
    const first = await change(amina, id, { version: 1, ...WHOLE });
    expect(first.body).toMatchObject({ ...WHOLE, version: 2, html: expect.stringContaining('<strong>Amina</strong>') });
    const second = await change(amina, id, { version: 2, date: '2026', title: '' });
    expect(second.body).toMatchObject({ title: '', text: WHOLE.text, date: '2026', version: 3 });
  });

  it('answers a retry as done, and another page with how it stands', async () => {
    const { id } = await draft();
    await change(amina, id, { version: 1, title: 'First title' });
    expect((await change(amina, id, { version: 1, title: 'First title' })).body.version).toBe(2);
    const late = await change<Problem>(amina, id, { version: 1, title: 'Second title' });
    expect(late).toMatchObject({ status: 409, body: { type: '/problems/stale', current: { title: 'First title', version: 2 } } });
  });

  it('names people whom the submitter can find, keeps what they answered, and takes him off if he likes', async () => {
    const [chen, hidden] = [await t.make.scholar(), await t.make.scholar({ isListed: false })];
    const { id } = await draft();
    const named = await change(amina, id, { version: 1, people: [ben.scholar.id, chen.id, amina.scholar.id, ben.scholar.id] });
    expect(named.body.people.map(({ scholar, answer }) => [scholar.id, answer])).toEqual([
      [ben.scholar.id, 'not-asked'],
      [chen.id, 'not-asked'],
      [amina.scholar.id, 'agreed'],
    ]);
    await t.owner.query(`UPDATE news_person SET answer = 'declined' WHERE submission_id = $1 AND scholar_id = $2`, [id, ben.scholar.id]);
    const fewer = await change(amina, id, { version: 2, people: [ben.scholar.id] });
    expect(fewer.body.people.map(({ answer }) => answer)).toEqual(['declined']);
    for (const stranger of [hidden.id, t.make.id()]) {
      const refused = await change<Problem>(amina, id, { version: 3, people: [ben.scholar.id, stranger] });
      expect([refused.status, pointers(refused.body)]).toEqual([400, ['/people/1']]);
    }
    const many = await change<Problem>(amina, id, { version: 3, people: Array.from({ length: 21 }, () => t.make.id()) });
    expect(pointers(many.body)).toEqual(['/people']);
    expect((await t.http(amina).get<SubmissionView>(path(id))).body).toMatchObject({ version: 3, people: [{}] });
  });

  it('lets editors mend what is on the desk, whole, on record with the values', async () => {
    const { id } = await aSubmission(t, { submitterId: amina.scholar.id, state: 'submitted', title: 'Feedbak' });
    const mended = await change(edda, id, { version: 1, title: 'Feedback' });
    expect(mended).toMatchObject({ status: 200, body: { title: 'Feedback', state: 'submitted', version: 2 } });
    expect(pointers((await change<Problem>(edda, id, { version: 2, title: '' })).body)).toEqual(['/title']);
    const rows = await t.owner.query(
      `SELECT a.act, a.actor_id, a.changes, d.before, d.after FROM audit a JOIN audit_detail d ON d.audit_id = a.id WHERE a.thing_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        act: 'submission.change',
        actor_id: edda.scholar.id,
        changes: { fields: ['title'] },
        before: { title: 'Feedbak' },
        after: { title: 'Feedback' },
      },
    ]);
  });

  it('tells a page that does not know yet that an editor has it, with how it stands', async () => {
    const { id, version } = await aSubmission(t, { submitterId: amina.scholar.id, state: 'submitted' });
    await act(t, edda, id, 'open', { version });
    const late = await change<Problem>(amina, id, { version, title: 'Another title' });
    expect(late).toMatchObject({ status: 409, body: { current: { state: 'in-review' } } });
    expect((await change(amina, id, { version: version + 1, title: 'Another title' })).status).toBe(403);
  });

  it('answers 401, 404 and 400', async () => {
    const { id } = await draft();
    expect((await t.http().patch(path(id), { version: 1 })).status).toBe(401);
    for (const who of [ben, edda]) expect((await change(who, id, { version: 1, title: 'Mine' })).status).toBe(404);
    expect((await change(amina, t.make.id(), { version: 1 })).status).toBe(404);
    for (const [body, pointer] of [
      [{ title: 'x' }, '/version'],
      [{ version: 1, title: 'x'.repeat(151) }, '/title'],
      [{ version: 1, text: 'x'.repeat(5_001) }, '/text'],
      [{ version: 1, date: '2026-02-30' }, '/date'],
      [{ version: 1, link: 'javascript:alert(1)' }, '/link'],
      [{ version: 1, state: 'published' }, '/state'],
    ] as const)
      expect(pointers((await change<Problem>(amina, id, body)).body)).toContain(pointer);
  });
});

describe('GET /api/news-submissions', () => {
  it('lists mine, the last changed first, by state and in pages, with the last words of an editor', async () => {
    const noor = await t.make.signedIn();
    const made: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      const { id } = await aSubmission(t, { submitterId: noor.scholar.id, state: n % 2 ? 'submitted' : 'draft', title: `News ${n}` });
      await t.owner.query(`UPDATE news_submission SET updated_at = timestamptz '2026-01-01' + $2 * interval '1 hour' WHERE id = $1`, [
        id,
        Math.floor(n / 3),
      ]);
      made.push(id);
    }
    await aSubmission(t, { submitterId: amina.scholar.id });
    await act(t, edda, made[5] ?? '', 'return', { version: 1, note: 'Which year was it?' });
    const seen: SubmissionPage['items'] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body }: { body: SubmissionPage } = await t
        .http(noor)
        .get<SubmissionPage>(`/api/news-submissions?limit=3${next ? `&cursor=${next}` : ''}`);
      z.strictObject(submissionPage.shape).parse(body);
      seen.push(...body.items);
      next = body.next;
    }
    expect(seen.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
    expect(seen[0]).toMatchObject({ id: made[5], state: 'returned', note: 'Which year was it?' });
    expect(seen.map(({ updatedAt }) => updatedAt)).toEqual(
      seen
        .map(({ updatedAt }) => updatedAt)
        .toSorted()
        .toReversed(),
    );
    const drafts = await t.http(noor).get<SubmissionPage>('/api/news-submissions?state=draft');
    expect(drafts.body.items.map(({ title }) => title).toSorted()).toEqual(['News 0', 'News 2', 'News 4', 'News 6']);
    expect(await statementsOf(() => t.http(noor).get('/api/news-submissions'))).toHaveLength(1);
  });

  it('answers 401 and 400', async () => {
    expect((await t.http().get('/api/news-submissions')).status).toBe(401);
    for (const query of ['state=lost', 'cursor=x', 'limit=0', 'submitter=me'])
      expect((await t.http(amina).get(`/api/news-submissions?${query}`)).status).toBe(400);
  });
});

describe('GET /api/news-submissions/:id', () => {
  it('is one statement, for the submitter and for editors once it was submitted', async () => {
    const { id } = await aSubmission(t, { submitterId: amina.scholar.id, state: 'submitted' });
    expect(await statementsOf(() => t.http(amina).get(path(id)))).toHaveLength(1);
    const [ofAmina, ofEdda] = [await t.http(amina).get<SubmissionView>(path(id)), await t.http(edda).get<SubmissionView>(path(id))];
    expect(ofAmina.body).toMatchObject({ reviewId: null, can: { publish: false, withdraw: true } });
    expect(ofEdda.body).toMatchObject({ reviewId: expect.any(String), can: { publish: true, withdraw: false } });
    expect((await t.http(ben).get(path(id))).status).toBe(404);
    expect((await t.http().get(path(id))).status).toBe(401);
  });

  it('stays its submitter’s alone when a draft was withdrawn', async () => {
    const { id } = await draft();
    await act(t, amina, id, 'withdraw', { version: 1 });
    expect((await t.http(amina).get<SubmissionView>(path(id))).body.state).toBe('withdrawn');
    expect((await t.http(edda).get(path(id))).status).toBe(404);
  });
});
