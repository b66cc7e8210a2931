import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { Problem } from '@scholars-commons/shared/problem';
import type { SubmissionView } from '@scholars-commons/shared/news';
import { EventBus } from '../../../common/events/event-bus.js';
import type { SignedIn } from '../../../../test/support/make.js';
import { eventually } from '../../../../test/support/eventually.js';
import { act, aSubmission, type Verb } from '../../../../test/support/news.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let amina: SignedIn;
let ben: SignedIn;
let edda: SignedIn;
let emil: SignedIn;
const heard: string[] = [];
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina', familyName: 'Diallo' });
  ben = await t.make.signedIn({ givenName: 'Ben', familyName: 'Okoro' });
  edda = await t.make.signedIn({ givenName: 'Edda', familyName: 'Lie', grants: ['editor'] });
  emil = await t.make.signedIn({ givenName: 'Emil', familyName: 'Roth', grants: ['editor'] });
  t.app.get(EventBus).on('review.changed', ({ reviewId }) => heard.push(reviewId));
});
afterAll(() => t.close());

const pointers = ({ errors = [] }: Problem) => errors.map(({ pointer }) => pointer);
const made = (state: SubmissionView['state'], more: Partial<Parameters<typeof aSubmission>[1]> = {}) =>
  aSubmission(t, { submitterId: amina.scholar.id, state, ...more });
const cases = (id: string) =>
  t.owner.query<{ id: string; state: string; decision: string | null; words: string | null; decided_by_id: string | null }[]>(
    'SELECT id, state, decision, words, decided_by_id FROM review WHERE submission_id = $1 ORDER BY opened_at',
    [id],
  );
const acts = async (id: string) =>
  (await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1 ORDER BY at', [id])).map((row) => row.act);
const told = async (who: SignedIn, id: string) =>
  (await t.http(who).get<NotificationPage>('/api/notifications')).body.items.filter(({ submission }) => submission?.id === id);

describe('POST /api/news-submissions/:id/submit', () => {
  it('opens one case, and is one act however often it comes', async () => {
    const { id } = await made('draft');
    const answers = await Promise.all([1, 2, 3, 4].map(() => act(t, amina, id, 'submit', { version: 1 })));
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual(Array.from({ length: 4 }, () => [200, 'submitted']));
    const waiting = await cases(id);
    expect(waiting).toMatchObject([{ state: 'waiting' }]);
    expect(await acts(id)).toEqual(['submission.submit']);
    expect(answers[0]?.body.steps.map(({ step, byName }) => [step, byName])).toEqual([
      ['draft', 'Amina Diallo'],
      ['submitted', 'Amina Diallo'],
    ]);
    await eventually(() => expect(heard).toContain(waiting[0]?.id));
    // An editor has it already: the retry of a page that heard no answer.
    await act(t, edda, id, 'open', { version: 2 });
    expect((await act(t, amina, id, 'submit', { version: 1 })).body.state).toBe('in-review');
  });

  it('asks for the whole, and says all that is missing at once', async () => {
    const pictured = { pictureId: t.make.id(), pictureIsDecorative: false, pictureAlt: null };
    const { id } = await made('draft', { title: 'ab', text: 'too short', ...pictured });
    const refused = await act<Problem>(t, amina, id, 'submit', { version: 1 });
    expect([refused.status, pointers(refused.body)]).toEqual([400, ['/title', '/text', '/pictureAlt']]);
    expect(await cases(id)).toEqual([]);
    const decorated = await made('draft', { pictureId: t.make.id(), pictureIsDecorative: true });
    expect((await act(t, amina, decorated.id, 'submit', { version: 1 })).status).toBe(200);
    const described = await made('draft', { pictureId: t.make.id(), pictureAlt: 'Amina on a stage' });
    expect((await act(t, amina, described.id, 'submit', { version: 1 })).status).toBe(200);
  });
});

describe('the desk', () => {
  it('opens: the submitter hears it once, whoever opens', async () => {
    const { id } = await made('submitted');
    const statuses = await Promise.all([edda, emil].map((who) => act(t, who, id, 'open', { version: 1 })));
    expect(statuses.map(({ status, body }) => [status, body.state])).toEqual([
      [200, 'in-review'],
      [200, 'in-review'],
    ]);
    expect((await told(amina, id)).map(({ kind, text }) => [kind, text])).toEqual([['news-opened', null]]);
    expect(await cases(id)).toMatchObject([{ state: 'waiting' }]);
  });

  it.each([
    ['return', 'returned', 'news-returned'],
    ['decline', 'declined', 'news-declined'],
  ] as const)('%ss with words, which the submitter reads, and the second editor is told how it stands', async (verb, state, kind) => {
    const { id } = await made('in-review');
    const first = await act(t, edda, id, verb, { version: 1, note: 'Which year was it?' });
    expect(first.body).toMatchObject({ state, version: 2, can: { publish: false, return: false } });
    expect(first.body.steps.at(-1)).toMatchObject({ step: state, byName: 'Edda Lie', note: 'Which year was it?' });
    expect((await act(t, edda, id, verb, { version: 1, note: 'Which year was it?' })).body.version).toBe(2);
    const second = await act<Problem>(t, emil, id, verb, { version: 1, note: 'Not for us' });
    expect(second).toMatchObject({ status: 409, body: { type: '/problems/stale', current: { state, version: 2 } } });
    expect((await told(amina, id)).map((each) => [each.kind, each.text, each.actor?.name])).toEqual([
      [kind, 'Which year was it?', 'Edda Lie'],
    ]);
    expect(await cases(id)).toMatchObject([
      { state: 'decided', decision: verb, words: 'Which year was it?', decided_by_id: edda.scholar.id },
    ]);
    const rows = await t.owner.query<unknown[]>('SELECT act, actor_id, changes FROM audit WHERE thing_id = $1 ORDER BY at', [id]);
    expect(rows).toEqual([
      { act: `submission.${verb}`, actor_id: edda.scholar.id, changes: { from: 'in-review', to: state } },
      { act: `submission.${verb}-refused`, actor_id: emil.scholar.id, changes: { state } },
    ]);
  });

  it('takes back what was scheduled: a decision of its own', async () => {
    const { id } = await made('scheduled');
    const { body } = await act(t, edda, id, 'return', { version: 1, note: 'The date is wrong' });
    expect(body).toMatchObject({ state: 'returned', publishAt: null, timeZone: null });
    expect(await cases(id)).toMatchObject([{ state: 'decided', decision: 'return' }]);
  });

  it('gets it back when it was mended, as a new case', async () => {
    const { id } = await made('in-review');
    await act(t, edda, id, 'return', { version: 1, note: 'Which year was it?' });
    await t.http(amina).patch(`/api/news-submissions/${id}`, { version: 2, date: '2026' });
    expect((await act(t, amina, id, 'submit', { version: 3 })).body.state).toBe('submitted');
    expect((await cases(id)).map(({ state }) => state)).toEqual(['decided', 'waiting']);
  });

  it('answers 400 without words', async () => {
    const { id } = await made('submitted');
    for (const verb of ['return', 'decline'] as const)
      expect(pointers((await act<Problem>(t, edda, id, verb, { version: 1, note: '  ' })).body)).toEqual(['/note']);
  });
});

describe('POST /api/news-submissions/:id/withdraw', () => {
  it.each(['draft', 'submitted', 'in-review', 'returned', 'scheduled'] as const)(
    'takes it back from %s, and off the desk',
    async (state) => {
      const { id } = await made(state);
      const before = await cases(id);
      const { body } = await act(t, amina, id, 'withdraw', { version: 1 });
      expect(body).toMatchObject({ state: 'withdrawn', publishAt: null, can: { submit: false, edit: false } });
      expect((await act(t, amina, id, 'withdraw', { version: 1 })).body.version).toBe(2);
      expect(await cases(id)).toMatchObject(before.map(() => ({ state: 'decided', decision: 'withdraw' })));
      expect(await acts(id)).toEqual(['submission.withdraw']);
    },
  );

  it('and an editor at once: one wins, the other reads how it stands, both on record', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await made('submitted');
      const answers = await Promise.all([
        act(t, amina, id, 'withdraw', { version: 1 }),
        act(t, edda, id, 'decline', { version: 1, note: 'Not for us' }),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const isWithdrawn = answers[0]?.status === 200;
      expect((await acts(id)).toSorted()).toEqual(
        isWithdrawn ? ['submission.decline-refused', 'submission.withdraw'] : ['submission.decline', 'submission.withdraw-refused'],
      );
      expect((await cases(id)).map(({ state }) => state)).toEqual(['decided']);
    }
  });
});

describe('every act', () => {
  const bodies: Record<Exclude<Verb, 'approve' | 'publish' | 'unpublish'>, object> = {
    submit: {},
    withdraw: {},
    open: {},
    return: { note: 'Why' },
    decline: { note: 'Why' },
  };
  it.each(Object.entries(bodies))('%s answers 401, 404 and 400', async (verb, body) => {
    const { id } = await made('submitted');
    const path = `/api/news-submissions/${id}/${verb}`;
    expect((await t.http().post(path, { version: 1, ...body })).status).toBe(401);
    expect((await t.http(ben).post(path, { version: 1, ...body })).status).toBe(404);
    expect((await t.http(edda).post(`/api/news-submissions/${t.make.id()}/${verb}`, { version: 1, ...body })).status).toBe(404);
    for (const wrong of [{}, { version: 0 }, { version: 1, state: 'published' }])
      expect((await t.http(amina).post(path, { ...body, ...wrong })).status).toBe(400);
  });

  it('keeps an editor’s words from all but the submitter and editors, in every door', async () => {
    const { id } = await made('in-review', { title: 'Marker title', text: 'Marker words that nobody else reads' });
    await act(t, edda, id, 'return', { version: 1, note: 'Marker note' });
    const other = await t.make.signedIn({ grants: ['admin', 'moderator'] });
    for (const path of [
      '/api/news-submissions',
      `/api/news-submissions/${id}`,
      '/api/notifications',
      '/api/audit?limit=100',
      '/api/today',
    ]) {
      expect((await t.http(other).get(path)).text).not.toContain('Marker');
      expect((await t.http(ben).get(path)).text).not.toContain('Marker');
    }
    expect((await t.http(other).post('/api/audit/exports', { reason: 'The yearly review' })).text).not.toContain('Marker');
    expect((await t.http(amina).get('/api/notifications')).text).toContain('Marker note');
  });
});
