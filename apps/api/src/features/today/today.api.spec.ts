import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TodayView, todayView } from '@scholars-commons/shared/today';
import { aSubmission } from '../../../test/support/news.js';
import { statementsOf } from '../../../test/support/statements.js';
import { reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const today = async (who = talk.ben) => (await t.http(who).get<TodayView>('/api/today')).body;

describe('GET /api/today', () => {
  it('answers 401 to a visitor', async () => expect((await t.http().get('/api/today')).status).toBe(401));

  it('shows what is unread and what is new, and counts the same', async () => {
    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.ben.scholar.id });
    await t.http(talk.ben).put(`/api/threads/${thread.id}/read`, { number: 1 });
    await reply(t, talk.amina, thread.id, 'An answer', thread.firstPostId);
    const hidden = await t.make.thread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id });
    const view = await today();
    expect(todayView.parse(view)).toEqual(view);
    expect(view.unreadThreads.find(({ id }) => id === thread.id)).toMatchObject({ unread: 1, isNew: false, excerpt: 'An answer' });
    expect(view.unreadThreadCount).toBe(view.unreadThreads.length);
    expect(view.unreadNotifications).toBe(1);
    expect(JSON.stringify(view)).not.toContain(hidden.id);
    const ofChen = await today(talk.chen);
    expect(ofChen.unreadThreads.find(({ id }) => id === hidden.id)).toMatchObject({ isNew: true, unread: 0 });
  });

  it('counts beyond what it shows, and nothing once all is read', async () => {
    for (let n = 0; n < 10; n += 1) await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id });
    const view = await today();
    expect(view.unreadThreads).toHaveLength(8);
    const spaces = await t.http(talk.ben).get<{ items: { unreadThreads: number }[] }>('/api/spaces');
    expect(view.unreadThreadCount).toBe(spaces.body.items.reduce((sum, { unreadThreads }) => sum + unreadThreads, 0));
    await t.http(talk.ben).put('/api/threads/read');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await today()).toMatchObject({ unreadThreads: [], unreadThreadCount: 0 });
    expect((await today()).recentThreads).toHaveLength(6);
  });

  it('shows new colleagues, and of each what this viewer may see', async () => {
    const peer = { state: 'claimed' as const, claimedAt: new Date(Date.now() + 1000) };
    const dana = await t.make.scholar({ ...peer, givenName: 'Dana', headline: 'SecretHeadline', audienceAbout: 'cohorts' });
    await t.make.enrollment({ scholarId: dana.id, cohortId: talk.cohort.id });
    await t.make.scholar({ ...peer, givenName: 'Staff', isStaff: true, isListed: false });
    await t.make.scholar({ ...peer, givenName: 'Waiting', state: 'unclaimed', claimedAt: null });
    const view = await today();
    expect(view.newColleagues.find(({ id }) => id === dana.id)).toMatchObject({ headline: null });
    expect(JSON.stringify(view)).not.toContain('SecretHeadline');
    const ofChen = await today(talk.chen);
    expect(ofChen.newColleagues.find(({ id }) => id === dana.id)).toMatchObject({ headline: 'SecretHeadline' });
    expect(view.newColleagues.map(({ name }) => name).join()).not.toMatch(/Staff|Waiting/);
    expect(view.newColleagueCount).toBe(view.newColleagues.length);
  });

  it('still shows a new colleague who was suspended: that he went would tell it', async () => {
    const eve = await t.make.scholar({ state: 'suspended', claimedAt: new Date(Date.now() + 2000), givenName: 'Eve' });
    const view = await today();
    expect(view.newColleagues.find(({ id }) => id === eve.id)).toMatchObject({ state: 'claimed' });
  });

  it('counts places, professions and people only as far as they are open to the viewer', async () => {
    const at = { state: 'claimed' as const, countryCode: 'IS', city: 'Reykjavik', lat: 64.1, lon: -21.9, professionCode: 'midwife' };
    for (let n = 0; n < 3; n += 1) await t.make.scholar({ ...at, audiencePlace: n === 0 ? 'me' : 'network' });
    await t.make.scholar({ ...at, state: 'unclaimed', claimedAt: null });
    const view = await today();
    expect(view.places.countries).toContainEqual({ code: 'IS', scholars: 2 });
    expect(view.places.cities.find(({ city }) => city === 'Reykjavik')).toBeUndefined();
    expect(view.professions).toContainEqual({ code: 'midwife', name: 'Midwife', count: 3 });
    const directory = await t.http(talk.ben).get<{ total: number }>('/api/scholars');
    expect(view.totals.scholars).toBe(directory.body.total);
    expect(view.totals.countries).toBe(view.places.countries.length);
  });

  it('names my cohorts with the address of their space', async () => {
    const without = await t.make.cohort();
    const eve = await t.make.signedIn({ cohorts: [talk.cohort, without] });
    const view = await today(eve);
    expect(view.myCohorts.map(({ id, spaceSlug }) => [id, spaceSlug]).toSorted()).toEqual(
      [
        [talk.cohort.id, talk.ofCohort.slug],
        [without.id, null],
      ].toSorted(),
    );
    expect(view.profile.percent).toBeLessThan(100);
    expect((await today(talk.ben)).myCohorts).toEqual([]);
  });

  it('shows the three news that went out last, and none that was taken in', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const publishedAt = new Date(Date.now() + n * 1_000);
      ids.unshift((await aSubmission(t, { submitterId: talk.amina.scholar.id, state: 'published', publishedAt })).newsId);
    }
    await t.owner.query('UPDATE news_item SET unpublished_at = now() WHERE id = $1', [ids[1]]);
    expect((await today()).news.map(({ id }) => id)).toEqual([ids[0], ids[2], ids[3]]);
    expect((await today()).news[0]?.people).toMatchObject([{ name: 'Amina Diallo' }]);
  });

  it('takes a dozen statements, however much there is', async () => {
    const sent = await statementsOf(() => today());
    expect(sent.length).toBeLessThanOrEqual(12);
  });
});
