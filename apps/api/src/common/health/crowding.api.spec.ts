import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../test/support/eventually.js';
import type { SignedIn } from '../../../test/support/make.js';
import { type Answer, type TestApp, testApp } from '../../../test/support/test-app.js';

/** Four reads and eighty writes: few enough to stand in line here. */
const CONNECTIONS = 2;
const READS = CONNECTIONS * 2;
const WRITES = CONNECTIONS * 40;
const LONGER_THAN_A_BURST_MS = 700;
const TOKEN = 'a-token-for-machines';

let t: TestApp;
let amina: SignedIn;
let threadId: string;
beforeAll(async () => {
  t = await testApp({ DATABASE_POOL: String(CONNECTIONS), METRICS_TOKEN: TOKEN });
  amina = await t.make.signedIn();
  const space = await t.make.space();
  ({ id: threadId } = await t.make.thread({ spaceId: space.id, authorId: amina.scholar.id }));
  await t.http(amina).get('/api/news');
});
afterAll(() => t?.close());

/** While `work` runs nobody gets at a table: whoever asks for it stands in line. */
async function whileLocked(table: 'news_item' | 'post' | 'post_search', work: () => Promise<void>): Promise<void> {
  await t.owner.transaction(async (tx) => {
    await tx.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    await work();
  });
}

const ask = (count: number): Promise<Answer<unknown>>[] => Array.from({ length: count }, () => t.http(amina).get('/api/news'));
const post = () => ({ id: t.make.id(), markdown: 'Written in the crowd' });
const atWork = async () => {
  const { text } = await t.http().get('/api/metrics', { authorization: `Bearer ${TOKEN}` });
  return Number(/^requests_at_work (\d+)/m.exec(text)?.[1]);
};

describe('more requests than are answered in good time', () => {
  it('are all admitted in a burst', async () => {
    let asked: Promise<Answer<unknown>>[] = [];
    await whileLocked('news_item', async () => {
      asked = ask(READS * 3);
      await eventually(async () => expect(await atWork()).toBe(READS * 3));
    });
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(READS * 3).fill(200));
  }, 30_000);

  it('are refused whatever they are where memory would else have no bound', async () => {
    const { Crowding } = await import('./crowding.js');
    // The figures wait for the database, and here nobody gets at it.
    const crowding = t.app.get(Crowding);
    const asked: Promise<Answer<unknown>>[] = [];
    const write = () => {
      const answer = t.http(amina).post(`/api/threads/${threadId}/posts`, post());
      asked.push(answer);
      return answer;
    };
    await whileLocked('post', async () => {
      // Who gets no connection in time is told so and goes, the sooner the slower the machine is: others come.
      await eventually(async () => {
        for (let left = WRITES - crowding.size; left > 0; left -= 1) void write();
        // Each is counted twice, and not in between: before and after its body is read.
        await sleep(300);
        expect(crowding.size).toBe(WRITES);
        expect((await Promise.race([write(), sleep(2_000)]))?.body).toMatchObject({ type: '/problems/crowded' });
      }, 10_000);
    });
    await Promise.all(asked);
    await eventually(async () => expect(await atWork()).toBe(0));
  }, 90_000);

  it('are not made of searches, which have a line of their own', async () => {
    const search = () => t.http(amina).get('/api/search/posts?q=debriefing');
    let asked: Promise<Answer<unknown>>[] = [];
    await whileLocked('post_search', async () => {
      asked = Array.from({ length: READS * 2 }, search);
      await eventually(async () => expect(await atWork()).toBe(READS * 2));
      await sleep(LONGER_THAN_A_BURST_MS);
      expect((await t.http(amina).get('/api/news')).status).toBe(200);
    });
    for (const { status } of await Promise.all(asked)) expect([200, 503]).toContain(status);
  }, 30_000);

  it('are refused if they are reads and the line has stood for longer than a burst; machines and those who sign out are not', async () => {
    const leaver = await t.make.signedIn();
    // Known from here on: who asks then need not wait for the database to be known.
    await t.http(leaver).get('/api/session');
    let asked: Promise<Answer<unknown>>[] = [];
    const late: Promise<Answer<unknown>>[] = [];
    await whileLocked('news_item', async () => {
      asked = ask(READS + 5);
      await eventually(async () => expect(await atWork()).toBe(READS + 5));
      await sleep(LONGER_THAN_A_BURST_MS);
      const refused = await t.http(amina).get('/api/news');
      expect(refused.status).toBe(503);
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(refused.headers['cache-control']).toBe('no-store');
      expect(refused.body).toMatchObject({ type: '/problems/crowded', status: 503, requestId: expect.any(String) });
      const { retryAfter } = refused.body as { retryAfter: number };
      expect(Number(refused.headers['retry-after'])).toBe(retryAfter);
      expect(retryAfter).toBeGreaterThanOrEqual(2);
      expect(retryAfter).toBeLessThan(6);
      // A stranger's is refused alike: nobody is asked who he is.
      expect((await t.http().get('/api/news')).body).toMatchObject({ type: '/problems/crowded' });
      for (const path of ['/api/health', '/api/openapi.json']) expect((await t.http().get(path)).status).toBe(200);
      late.push(t.http(amina).post(`/api/threads/${threadId}/posts`, post()), t.http(leaver).delete('/api/session'));
    });
    // They wait for a connection like everybody, and were not sent away for being many.
    expect((await Promise.all(late)).map(({ status }) => status)).toEqual([201, 204]);
    for (const { status, body } of await Promise.all(asked)) {
      // Who got no connection in time is told so; that is another refusal.
      expect([200, 503]).toContain(status);
      expect(body).not.toMatchObject({ type: '/problems/crowded' });
    }
    await eventually(async () => expect(await atWork()).toBe(0));
    expect((await t.http(amina).get('/api/news')).status).toBe(200);
  }, 30_000);

  it('count a body only once it is read, and an upload not at all', async () => {
    const { request } = await import('node:http');
    const address = await t.address();
    const headers = { cookie: `commons=${amina.token}`, origin: address, 'content-type': 'application/json', 'content-length': '500' };
    const slow = request(`${address}/api/threads/${threadId}/posts`, { method: 'POST', headers });
    slow.on('error', () => {});
    slow.write('{"id":');
    await sleep(200);
    expect(await atWork()).toBe(0);
    slow.destroy();
    await sleep(100);
    expect(await atWork()).toBe(0);
  });
});
