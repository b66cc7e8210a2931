import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

let t: TestApp;
let Limits: typeof import('./limits.service.js').Limits;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
  ({ Limits } = await import('./limits.service.js'));
});
afterAll(() => t.close());

describe('a limit', () => {
  it('holds over a restart and over processes, as it is counted in the database', async () => {
    const limits = t.app.get(Limits);
    for (let count = 0; count < 10; count += 1) await limits.consume('post', 'amina');
    const other = new Limits(t.database);
    await expect(other.consume('post', 'amina')).rejects.toMatchObject({ problem: { status: 429, retryAfter: expect.any(Number) } });
    await expect(other.consume('post', 'kofi')).resolves.toBeUndefined();
  });

  it('writes down nobody’s name or address', async () => {
    const limits = t.app.get(Limits);
    await limits.consume('mail to an address', 'amina@alumni.example');
    const rows = await t.owner.query('SELECT * FROM rate_limit');
    expect(rows).not.toHaveLength(0);
    expect(JSON.stringify(rows)).not.toMatch(/amina/);
  });

  it('forgets what went well', async () => {
    const limits = t.app.get(Limits);
    for (let count = 0; count < 5; count += 1) await limits.consume('sign-in of an account', 'lee');
    await limits.forget('sign-in of an account', 'lee');
    await expect(limits.consume('sign-in of an account', 'lee')).resolves.toBeUndefined();
  });

  it('refuses a visitor after 300 requests, whatever address he says he has, and no scholar with him', async () => {
    const scholar = await t.make.signedIn();
    const spoofed = (count: number) => ({ 'x-forwarded-for': `198.51.100.${count % 250}`, forwarded: `for=198.51.100.${count % 250}` });
    const statuses = await Promise.all(Array.from({ length: 301 }, (_, count) => t.http().get('/api/session', spoofed(count))));
    expect(statuses.filter(({ status }) => status === 401)).toHaveLength(300);
    const refused = statuses.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ status: 429, title: 'Too Many Requests', retryAfter: expect.any(Number) });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await t.http(scholar).get('/api/session')).status).toBe(200);
    expect((await t.http().get('/api/health')).status).toBe(200);
  });
});
