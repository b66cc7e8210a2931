import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { viewersChanged } from '../../src/common/auth/viewer-changes.js';
import { stretch } from '../support/machine-load.js';
import { DatabaseProxy } from '../support/database-proxy.js';
import { eventually } from '../support/eventually.js';
import type { SignedIn } from '../support/make.js';
import { type Answer, type TestApp, testApp } from '../support/test-app.js';

let t: TestApp;
let proxy: DatabaseProxy;
let amina: SignedIn;

beforeAll(async () => {
  proxy = await DatabaseProxy.to(process.env.TEST_DATABASE_URL ?? '');
  t = await testApp((databaseUrl) => ({ DATABASE_URL: proxy.urlOf(databaseUrl) }));
  amina = await t.make.signedIn();
});
afterAll(async () => {
  proxy.giveBack();
  await t.close();
  await proxy.close();
});

/** Shared machines are slow at times: the figure is 2 s, the slack is for them. */
const SLACK = 1_500;

async function timed(ask: () => Promise<Answer<unknown>>): Promise<{ status: number; ms: number; body: unknown }> {
  const started = Date.now();
  const { status, body } = await ask();
  return { status, ms: Date.now() - started, body };
}

const isAway = { type: 'about:blank', title: 'Service Unavailable', status: 503, detail: expect.any(String), retryAfter: 5 };

describe.each([
  ['is killed', () => proxy.refuse()],
  ['stands still', () => proxy.fallSilent()],
])('when the database %s', (_how, takeAway) => {
  it('says so within 2 s instead of hanging, and is whole again within 5 s of its return', async () => {
    expect((await t.http(amina).get('/api/session')).status).toBe(200);
    const socket = await t.live(amina);
    takeAway();

    const asked = await Promise.all([
      timed(() => t.http(amina).get('/api/sessions')),
      timed(() => t.http(amina).get('/api/threads')),
      timed(() => t.http(amina).patch('/api/account/settings', { colorScheme: 'dark' })),
      timed(() => t.http().post('/api/session', { email: 'a@alumni.example', password: 'x' })),
    ]);
    for (const { status, ms, body } of asked) {
      expect({ status, body }).toMatchObject({ status: 503, body: isAway });
      expect(ms).toBeLessThan((2_000 + SLACK) * stretch());
    }
    // By now it is known, so nobody waits.
    await eventually(async () => expect((await timed(() => t.http(amina).get('/api/session'))).ms).toBeLessThan(200 * stretch()), 4_000);
    expect(await t.http(amina).get('/api/session')).toMatchObject({ status: 503 });
    expect(await timed(() => t.http(amina).get('/api/health'))).toMatchObject({ status: 200 });
    expect(await timed(() => t.http().get('/api/ready'))).toMatchObject({ status: 503 });
    expect(socket.connected).toBe(true);

    proxy.giveBack();
    await eventually(async () => expect((await t.http(amina).get('/api/sessions')).status).toBe(200), 5_000);
    await eventually(async () => expect((await t.http().get('/api/ready')).status).toBe(200), 1_000);
    expect(socket.connected).toBe(true);
    socket.disconnect();
  });
});

describe('what nobody could tell this process meanwhile', () => {
  it('ends the socket of a session that ended while the line was cut', async () => {
    const device = await t.make.session(amina.accountId);
    const socket = await t.live(device);
    proxy.refuse();
    await sleep(100);
    await t.owner.transaction(async (tx) => {
      await tx.query('DELETE FROM session WHERE id = $1', [device.sessionId]);
      await viewersChanged(tx, { sessionIds: [device.sessionId] });
    });
    proxy.giveBack();
    await eventually(() => expect(socket.connected).toBe(false), 5_000);
    expect((await t.http(device).get('/api/session')).status).toBe(401);
  });
});
