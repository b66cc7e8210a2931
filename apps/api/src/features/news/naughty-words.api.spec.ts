import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewsItem, NewsPage, SubmissionView } from '@scholars-commons/shared/news';
import type { SignedIn } from '../../../test/support/make.js';
import { kept, naughty } from '../../../test/support/naughty.js';
import { act, aSubmission } from '../../../test/support/news.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let amina: SignedIn;
let edda: SignedIn;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn();
  edda = await t.make.signedIn({ grants: ['editor'] });
});
afterAll(() => t.close());

const shown = naughty.map((text): [string, string] => [JSON.stringify(text).slice(0, 60), text]);

describe('odd words', () => {
  it.each(shown)('%s come back as sent, or are refused', async (_name, text) => {
    const { id } = await aSubmission(t, { submitterId: amina.scholar.id, kind: 'news' });
    let version = 1;
    for (const [field, body] of [
      ['title', { title: text }],
      ['text', { text }],
      ['link', { link: text }],
      ['pictureAlt', { pictureAlt: text }],
    ] as const) {
      const { status, body: view } = await t.http(amina).patch<SubmissionView>(`/api/news-submissions/${id}`, { version, ...body });
      expect([200, 400]).toContain(status);
      if (status !== 200) continue;
      version = view.version;
      const { body: again } = await t.http(amina).get<SubmissionView>(`/api/news-submissions/${id}`);
      const [{ pictureAlt }] = await t.owner.query<[{ pictureAlt: string | null }]>(
        `SELECT picture_alt AS "pictureAlt" FROM news_submission WHERE id = $1`,
        [id],
      );
      for (const read of [view, again]) expect({ ...read, pictureAlt }[field] ?? '').toBe(kept(text));
      expect(view.html).not.toMatch(/<(script|img|svg|iframe)/i);
    }
    const sent = await act(t, amina, id, 'submit', { version });
    expect([200, 400]).toContain(sent.status);
    if (sent.status === 200) {
      const out = await act(t, edda, id, 'publish', { version: version + 1 });
      const item = await t.http(edda).get<NewsItem>(`/api/news/${out.body.newsId}`);
      expect([out.status, item.status, item.body.title]).toEqual([200, 200, sent.body.title]);
      const back = await act(t, edda, id, 'unpublish', { version: version + 2, note: text });
      expect([200, 400]).toContain(back.status);
      if (back.status === 200) expect(back.body.steps.at(-1)?.note).toBe(kept(text));
    }
    const other = await aSubmission(t, { submitterId: amina.scholar.id, state: 'submitted' });
    const returned = await act(t, edda, other.id, 'return', { version: 1, note: text });
    expect([200, 400]).toContain(returned.status);
    if (returned.status === 200) expect(returned.body.steps.at(-1)?.note).toBe(kept(text));
  });

  it.each(shown)('%s are no place, filter or time', async (_name, text) => {
    const value = encodeURIComponent(text.replace(/\p{Cs}/gu, 'x'));
    const queries = ['kind', 'country', 'institution', 'scholar', 'cursor', 'limit'].map((name) => `/api/news?${name}=${value}`);
    const ids = ['news', 'news-submissions', 'news-pictures'].map((name) => `/api/${name}/${value || 'x'}`);
    for (const path of [...queries, ...ids, `/api/news-submissions?state=${value}`, `/api/news-submissions?cursor=${value}`])
      expect((await t.http(amina).get(path)).status).toBeLessThan(500);
    const { id } = await aSubmission(t, { submitterId: amina.scholar.id, state: 'submitted' });
    for (const body of [
      { publishAt: text, timeZone: 'UTC' },
      { publishAt: '2030-01-01T09:00', timeZone: text },
    ])
      expect((await act(t, edda, id, 'approve', { version: 1, ...body })).status).toBe(400);
  });

  it('leave the list readable', async () => {
    const { status, body } = await t.http(edda).get<NewsPage>('/api/news?limit=50');
    expect([status, body.next]).toEqual([200, null]);
  });
});
