import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { SubmissionView } from '@scholars-commons/shared/news';
import { Jobs } from '../../common/jobs/jobs.js';
import type { SignedIn } from '../../../test/support/make.js';
import { act, aSubmission } from '../../../test/support/news.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { NewsService } from './news.service.js';

let t: TestApp;
let amina: SignedIn;
let edda: SignedIn;
let kofi: SignedIn;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina' });
  edda = await t.make.signedIn({ givenName: 'Edda', grants: ['editor'] });
  kofi = await t.make.signedIn({ givenName: 'Kofi', grants: ['moderator'] });
});
afterAll(() => t.close());

const published = () => aSubmission(t, { submitterId: amina.scholar.id, state: 'published' });
const remove = async (newsId: string) => {
  const after = await t.database.transaction((tx) =>
    t.app.get(NewsService).removeInReview(tx, { newsId, actorId: kofi.scholar.id, words: 'It advertises' }),
  );
  after();
};
const restore = async (newsId: string) => {
  const after = await t.database.transaction((tx) =>
    t.app.get(NewsService).restoreInReview(tx, {
      newsId,
      actorId: kofi.scholar.id,
      removal: { byId: kofi.scholar.id, words: 'It advertises', at: null, wasTold: true },
    }),
  );
  after();
};
const view = async (id: string) => (await t.http(amina).get<SubmissionView>(`/api/news-submissions/${id}`)).body;
const item = async (newsId: string) => {
  const [row] = await t.owner.query<[{ published_at: Date; unpublished_at: Date | null }]>(
    'SELECT published_at, unpublished_at FROM news_item WHERE id = $1',
    [newsId],
  );
  return row;
};

describe('news that moderators take away', () => {
  it('go back to their submitter with their words; nobody is told here', async () => {
    const { id, newsId } = await published();
    await remove(newsId);
    expect(await view(id)).toMatchObject({ state: 'returned', newsId: null, can: { edit: true, submit: true } });
    expect((await view(id)).steps.at(-1)).toMatchObject({ step: 'unpublished', note: 'It advertises' });
    expect((await t.http(amina).get<NotificationPage>('/api/notifications')).body.items).toEqual([]);
    await remove(newsId);
    expect((await view(id)).version).toBe(2);
  });

  it('are told of once they are back, if they were away while it was time to tell', async () => {
    const nadia = await t.make.signedIn({ givenName: 'Nadia' });
    const { id } = await aSubmission(t, { submitterId: nadia.scholar.id, state: 'in-review' });
    const newsId = (await act(t, edda, id, 'publish', { version: 1 })).body.newsId ?? '';
    const told = async () => (await t.http(nadia).get<NotificationPage>('/api/notifications')).body.items.map(({ kind }) => kind);
    const aMinuteLater = async () => {
      await t.owner.query(`UPDATE news_item SET undo_until = now() - interval '1 second' WHERE id = $1`, [newsId]);
      await t.owner.query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'tell-published' AND state < 'active'`);
      await t.app.get(Jobs).drain();
    };
    await remove(newsId);
    await aMinuteLater();
    expect(await told()).toEqual([]);
    for (let time = 0; time < 2; time += 1) {
      await restore(newsId);
      await aMinuteLater();
      expect(await told()).toEqual(['news-published']);
      await remove(newsId);
    }
  });

  it('come back as they were, in their place', async () => {
    const { id, newsId } = await published();
    const before = await item(newsId);
    await remove(newsId);
    await restore(newsId);
    expect(await item(newsId)).toEqual(before);
    expect(await view(id)).toMatchObject({ state: 'published', newsId });
    await restore(newsId);
    expect((await view(id)).version).toBe(3);
  });

  it('wait for an editor where their words were changed meanwhile', async () => {
    const { id, newsId } = await published();
    await remove(newsId);
    await t.http(amina).patch(`/api/news-submissions/${id}`, { version: 2, title: 'Something else altogether' });
    await restore(newsId);
    expect(await view(id)).toMatchObject({ state: 'submitted', newsId: null });
    expect((await item(newsId)).unpublished_at).not.toBeNull();
    expect((await t.http(edda).get<SubmissionView>(`/api/news-submissions/${id}`)).body.reviewId).not.toBeNull();
  });

  it('stay where they are once they went their own way', async () => {
    const { id, newsId } = await published();
    await remove(newsId);
    await act(t, amina, id, 'withdraw', { version: 2 });
    await restore(newsId);
    expect((await view(id)).state).toBe('withdrawn');
    // Taken in by an editor, not by moderators.
    const other = await published();
    await act(t, edda, other.id, 'unpublish', { version: 1, note: 'The prize was not given' });
    await restore(other.newsId);
    expect((await view(other.id)).state).toBe('returned');
  });
});
