import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CongratulationsView,
  type NewsItem,
  newsItem,
  type NewsPage,
  newsPage,
  type SubmissionView,
} from '@scholars-commons/shared/news';
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

type More = Partial<Parameters<typeof aSubmission>[1]>;
const published = (more: More = {}) => aSubmission(t, { submitterId: amina.scholar.id, state: 'published', ...more });
const list = async (query = '', who = ben) => (await t.http(who).get<NewsPage>(`/api/news${query}`)).body;
const idsOf = async (query: string, who = ben) => (await list(query, who)).items.map(({ id }) => id);
const get = (newsId: string, who = ben) => t.http(who).get<NewsItem>(`/api/news/${newsId}`);

describe('GET /api/news', () => {
  it('lists what is out, the latest first, in pages without a gap or a double', async () => {
    const at = (n: number) => new Date(Date.UTC(2026, 0, 1, Math.floor(n / 3)));
    const made = await Promise.all(Array.from({ length: 13 }, (_, n) => published({ publishedAt: at(n), kind: 'grant' })));
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: NewsPage = await list(`?kind=grant&limit=5${next ? `&cursor=${next}` : ''}`);
      z.strictObject(newsPage.shape).parse(page);
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen.toSorted()).toEqual(made.map(({ newsId }) => newsId).toSorted());
    const { items } = await list('?kind=grant&limit=50');
    expect(items.map(({ publishedAt }) => publishedAt)).toEqual(
      items
        .map(({ publishedAt }) => publishedAt)
        .toSorted()
        .toReversed(),
    );
  });

  it('shows who agreed with what is open of them, and the others by name alone', async () => {
    const [agreed, asked, declined] = [
      await t.make.scholar({ givenName: 'Noor', familyName: 'Haddad', credentials: 'PhD', photoId: t.make.id(), audiencePhoto: 'cohorts' }),
      await t.make.scholar({ givenName: 'Chen', familyName: 'Wei' }),
      await t.make.scholar({ givenName: 'Lee', familyName: 'Park' }),
    ];
    const { newsId } = await published({
      text: 'A **bold** step.',
      html: '<p>A <strong>bold</strong> step.</p>',
      people: { [agreed.id]: 'agreed', [asked.id]: 'asked', [declined.id]: 'declined' },
    });
    const card = (await list('?limit=50')).items.find(({ id }) => id === newsId);
    expect(card).toMatchObject({ excerpt: 'A bold step.', picture: null, congratulations: 0, mine: false });
    expect(card?.people).toEqual([
      { name: 'Amina Diallo', scholar: expect.objectContaining({ id: amina.scholar.id, credentials: 'MD' }) },
      { name: 'Noor Haddad', scholar: { id: agreed.id, name: 'Noor Haddad', credentials: 'PhD', photoId: null, isStaff: false } },
      { name: 'Chen Wei', scholar: null },
      { name: 'Lee Park', scholar: null },
    ]);
  });

  it('narrows by country and institution of those who stand in it, as far as they show them to the viewer', async () => {
    const [here, elsewhere] = [await t.make.institution(), await t.make.institution({ isProposed: true })];
    const cohort = await t.make.cohort();
    const peer = await t.make.signedIn({ cohorts: [cohort] });
    const at = (values: Parameters<typeof t.make.scholar>[0]) => t.make.scholar({ countryCode: 'IS', ...values });
    const [open, ofCohort, hidden, unclaimed] = [
      await at({}),
      await at({ audiencePlace: 'cohorts', audiencePositions: 'cohorts' }),
      await at({ audiencePlace: 'me', audiencePositions: 'me' }),
      await at({ state: 'unclaimed', claimedAt: null }),
    ];
    await t.make.enrollment({ scholarId: ofCohort.id, cohortId: cohort.id });
    for (const { id } of [open, ofCohort, hidden]) await t.make.position({ scholarId: id, institutionId: here.id, isMain: true });
    const gone = await at({ countryCode: 'NO' });
    await t.make.position({ scholarId: gone.id, institutionId: here.id, isMain: false });
    await t.make.position({ scholarId: gone.id, institutionId: elsewhere.id, isMain: true });
    const of = async (scholarId: string, answer: 'agreed' | 'asked' = 'agreed') =>
      (await published({ kind: 'other', people: { [scholarId]: answer } })).newsId;
    const [a, b, , , , e] = [
      await of(open.id),
      await of(ofCohort.id),
      await of(hidden.id),
      await of(unclaimed.id),
      await of(open.id, 'asked'),
      await of(gone.id),
    ];
    const assertNarrowed = async () => {
      expect(await idsOf('?kind=other&country=IS')).toEqual([a]);
      expect((await idsOf('?kind=other&country=IS', peer)).toSorted()).toEqual([a, b].toSorted());
      expect(await idsOf(`?institution=${here.id}`)).toEqual([a]);
      expect((await idsOf(`?institution=${here.id}`, peer)).toSorted()).toEqual([a, b].toSorted());
    };
    await assertNarrowed();
    expect(await idsOf(`?institution=${elsewhere.id}`)).toEqual([]);
    const registrar = await t.make.signedIn({ grants: ['registrar'] });
    expect(await idsOf(`?institution=${elsewhere.id}`, registrar)).toEqual([e]);
    const himself = await t.make.signedIn({ countryCode: 'FO', audiencePlace: 'me' });
    const own = await of(himself.scholar.id);
    expect([await idsOf('?country=FO', himself), await idsOf('?country=FO')]).toEqual([[own], []]);
    // Of many people the news are looked for another way.
    await t.owner.query(
      `WITH s AS (INSERT INTO scholar (id, state, is_listed, given_name, country_code, claimed_at)
           SELECT gen_random_uuid(), 'claimed', true, 'Neighbour ' || n, 'IS', now() FROM generate_series(1, 1001) AS n RETURNING id)
         INSERT INTO position (id, scholar_id, institution_id, title, is_main) SELECT gen_random_uuid(), id, $1, 'Lecturer', true FROM s`,
      [here.id],
    );
    await assertNarrowed();
  });

  it('of one scholar shows what stands on his page, if he is there for the viewer', async () => {
    const noor = await t.make.signedIn();
    const own = await published({ submitterId: noor.scholar.id });
    const named = await published({ people: { [noor.scholar.id]: 'agreed' } });
    await published({ people: { [noor.scholar.id]: 'declined' } });
    await published({ submitterId: noor.scholar.id, withoutSubmitter: true });
    expect((await idsOf(`?scholar=${noor.scholar.id}`)).toSorted()).toEqual([own.newsId, named.newsId].toSorted());
    expect(await idsOf(`?scholar=${noor.scholar.id}&kind=award`)).toEqual([]);
    await t.owner.query('UPDATE scholar SET is_listed = false WHERE id = $1', [noor.scholar.id]);
    expect(await idsOf(`?scholar=${noor.scholar.id}`)).toEqual([]);
  });

  it('is one statement, however long', async () => {
    const count = async (query: string) => (await statementsOf(() => list(query))).length;
    await list();
    expect(await count('?limit=50')).toBe(1);
    expect(await count(`?country=KE&institution=${t.make.id()}&scholar=${t.make.id()}&kind=news`)).toBe(1);
  });

  it('answers 401 and 400', async () => {
    expect((await t.http().get('/api/news')).status).toBe(401);
    for (const query of ['kind=gossip', 'country=kenya', 'institution=x', 'scholar=x', 'cursor=x', 'limit=51', 'state=draft'])
      expect((await t.http(ben).get(`/api/news?${query}`)).status).toBe(400);
  });
});

describe('GET /api/news/:id', () => {
  it('shows it whole, with what is related, to each with what he may', async () => {
    const noor = await t.make.signedIn();
    const more = { kind: 'promotion' as const, people: { [noor.scholar.id]: 'agreed' as const } };
    const { id, newsId } = await published({ ...more, link: 'https://journal.example/2', date: '2026-04' });
    const ofAmina = await published({ kind: 'other', withoutSubmitter: true });
    const { status, body } = await get(newsId);
    expect(status).toBe(200);
    expect(z.strictObject(newsItem.shape).parse(body)).toMatchObject({
      kind: 'promotion',
      link: 'https://journal.example/2',
      date: '2026-04',
      submitter: { id: amina.scholar.id },
      standing: null,
      submissionId: null,
      can: { congratulate: true, flag: true, edit: false, unpublish: false },
    });
    const related = body.related.map((card) => card.id);
    expect(related).toHaveLength(3);
    // She told it of others: it does not stand on her page.
    expect(related).not.toContain(ofAmina.newsId);
    expect(related).not.toContain(newsId);
    const can = async (who: SignedIn) => {
      const { body: seen } = await get(newsId, who);
      return [seen.submissionId, seen.standing, ...Object.values(seen.can)];
    };
    expect(await can(amina)).toEqual([id, 'agreed', false, false, false, false]);
    expect(await can(noor)).toEqual([null, 'agreed', false, true, false, false]);
    expect(await can(edda)).toEqual([id, null, true, true, true, true]);
    expect(await statementsOf(() => get(newsId))).toHaveLength(2);
  });

  it('prefers the same people to the same kind, and fills up to three', async () => {
    const [noor, other] = [await t.make.signedIn(), await t.make.signedIn()];
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    const { newsId } = await published({ submitterId: noor.scholar.id, kind: 'appointment' });
    const older = await published({ submitterId: noor.scholar.id, kind: 'award', publishedAt: ago(900) });
    const alike = await published({ submitterId: other.scholar.id, kind: 'appointment', publishedAt: ago(800) });
    await published({ submitterId: other.scholar.id, kind: 'award', publishedAt: ago(0) });
    expect((await get(newsId)).body.related.map(({ id }) => id)).toEqual([older.newsId, alike.newsId]);
  });

  it('is gone for all once it was taken in, from lists and related ones too', async () => {
    const noor = await t.make.signedIn();
    const stays = await published({ submitterId: noor.scholar.id, kind: 'appointment' });
    const { id, newsId } = await published({
      submitterId: noor.scholar.id,
      kind: 'appointment',
      title: 'Marker title',
      text: 'Marker words',
    });
    await act(t, edda, id, 'unpublish', { version: 1, note: 'Marker note' });
    for (const who of [noor, ben, edda]) expect((await get(newsId, who)).status).toBe(404);
    for (const path of [
      '/api/news?limit=50',
      `/api/news/${stays.newsId}`,
      `/api/news?scholar=${noor.scholar.id}`,
      '/api/today',
      '/api/notifications',
    ])
      expect((await t.http(ben).get(path)).text).not.toContain('Marker');
  });

  it('answers 401, 404 and 400', async () => {
    const { newsId } = await published();
    expect((await t.http().get(`/api/news/${newsId}`)).status).toBe(401);
    expect((await get(t.make.id())).status).toBe(404);
    expect((await get('x')).status).toBe(400);
  });
});

describe('PUT and DELETE /api/news/:id/congratulations', () => {
  const path = (newsId: string) => `/api/news/${newsId}/congratulations`;
  const put = (newsId: string, who = ben) => t.http(who).put<CongratulationsView>(path(newsId));

  it('count each once, keep the count, and name the first', async () => {
    const { newsId } = await published();
    const statuses = await Promise.all([1, 2, 3, 4].map(() => put(newsId)));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { body } = await put(newsId, edda);
    expect(body).toEqual({
      newsId,
      congratulations: 2,
      mine: true,
      congratulatedBy: [expect.objectContaining({ name: 'Ben Okoro' }), expect.objectContaining({ name: 'Edda Lie' })],
    });
    expect((await get(newsId, amina)).body).toMatchObject({ congratulations: 2, mine: false });
    await Promise.all([1, 2, 3].map(() => t.http(ben).delete(path(newsId))));
    expect((await t.http(ben).delete<CongratulationsView>(path(newsId))).body).toMatchObject({ congratulations: 1, mine: false });
    const counts = await t.owner.query(
      `SELECT congratulation_count AS kept, (SELECT count(*)::int FROM congratulation WHERE news_id = ni.id) AS counted FROM news_item ni WHERE id = $1`,
      [newsId],
    );
    expect(counts).toEqual([{ kept: 1, counted: 1 }]);
  });

  it('name twelve at most', async () => {
    const { newsId } = await published();
    const crowd = await Promise.all(Array.from({ length: 14 }, () => t.make.signedIn()));
    for (const who of crowd) await put(newsId, who);
    const { body } = await get(newsId);
    expect([body.congratulations, body.congratulatedBy.map(({ id }) => id)]).toEqual([
      14,
      crowd.slice(0, 12).map(({ scholar }) => scholar.id),
    ]);
  });

  it('answer 401, 403, 404 and 400', async () => {
    const { newsId } = await published({ people: { [ben.scholar.id]: 'not-asked' } });
    for (const verb of ['put', 'delete'] as const) {
      expect((await t.http()[verb](path(newsId))).status).toBe(401);
      for (const who of [amina, ben]) expect((await t.http(who)[verb](path(newsId))).status).toBe(403);
      expect((await t.http(ben)[verb](path(t.make.id()))).status).toBe(404);
      expect((await t.http(ben)[verb](path('x'))).status).toBe(400);
    }
  });
});

describe('PUT /api/news/:id/standing', () => {
  const answer = <T = NewsItem>(newsId: string, agrees: boolean, who = ben) =>
    t.http(who).put<T>(`/api/news/${newsId}/standing`, { agrees });

  it('lets it stand on one’s page, or not, and minds may change', async () => {
    const { id, newsId } = await published({ people: { [ben.scholar.id]: 'asked' } });
    expect(await idsOf(`?scholar=${ben.scholar.id}`)).not.toContain(newsId);
    const agreed = await answer(newsId, true);
    expect(agreed.body).toMatchObject({ standing: 'agreed', people: [{}, { scholar: { id: ben.scholar.id } }] });
    await answer(newsId, true);
    expect(await idsOf(`?scholar=${ben.scholar.id}`)).toContain(newsId);
    expect((await answer(newsId, false)).body).toMatchObject({ standing: 'declined', people: [{}, { name: 'Ben Okoro', scholar: null }] });
    const { people } = (await t.http(amina).get<SubmissionView>(`/api/news-submissions/${id}`)).body;
    expect(people.map((person) => person.answer)).toEqual(['agreed', 'declined']);
    const acts = await t.owner.query(`SELECT changes FROM audit WHERE act = 'news.answer' AND thing_id = $1 ORDER BY at`, [newsId]);
    expect(acts).toEqual([{ changes: { agrees: true } }, { changes: { agrees: false } }]);
  });

  it('answers 401, 403, 404 and 400', async () => {
    const { newsId } = await published();
    expect((await t.http().put(`/api/news/${newsId}/standing`, { agrees: true })).status).toBe(401);
    expect((await answer(newsId, true)).status).toBe(403);
    expect((await answer(t.make.id(), true)).status).toBe(404);
    expect((await t.http(ben).put(`/api/news/${newsId}/standing`, { agrees: 'yes' })).status).toBe(400);
  });
});
