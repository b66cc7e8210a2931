import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { SubmissionView } from '@scholars-commons/shared/news';
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
  const after = await t.database.transaction((tx) => t.app.get(NewsService).restoreInReview(tx, { newsId, actorId: kofi.scholar.id }));
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
