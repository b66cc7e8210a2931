import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Limits } from '../../src/common/limits/limits.service.js';
import { limitKey } from '../../src/common/limits/limit-key.js';
import { type LimitRule, limitRules } from '../../src/common/limits/limit-rules.js';
import { STEP } from '../../src/common/limits/stepped-limiter.js';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import { callerOf } from '../support/caller.js';
import { type TestApp, testApp } from '../support/test-app.js';
import type { LimitedRoute, Somebody } from './limits/limited-route.js';
import { PASSWORD, routesByAddress } from './limits/routes-by-address.js';
import { routesByScholar } from './limits/routes-by-scholar.js';
import { usesOfLimits } from './limits/uses-of-limits.js';

let t: TestApp;
let limits: Limits;
let passwordHash: string;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
  const { Limits } = await import('../../src/common/limits/limits.service.js');
  limits = t.app.get(Limits);
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => t?.close());

let count = 0;
async function somebody({ grants = ['admin'] }: LimitedRoute): Promise<Somebody> {
  count += 1;
  const person = await t.make.signedIn({ grants, passwordHash });
  return { ...person, ip: `10.1.${Math.floor(count / 250)}.${(count % 250) + 1}`, mailbox: `${person.scholar.id}@alumni.example` };
}

/** What a person can send along to look like somebody else. */
const DISGUISE = { 'x-forwarded-for': '198.51.100.7', forwarded: 'for=198.51.100.7', 'x-real-ip': '198.51.100.7' };

function ask({ ask: request }: LimitedRoute, me: Somebody, more: Record<string, string> = {}) {
  const caller = (who?: Somebody) =>
    callerOf(async ({ method, path: url, headers, body: payload }) => {
      const sent = { method, url, headers: { ...headers, ...more }, remoteAddress: me.ip, ...(payload === undefined ? {} : { payload }) };
      const answer = await t.app.inject(sent);
      return { status: answer.statusCode, headers: answer.headers, text: answer.body };
    }, who);
  return request({ t, me, http: caller(me), visitor: caller() });
}

/** Brings a rule to where it lets one more through, without those before it. */
async function useUp({ limit }: LimitedRoute, { points, seconds, store }: LimitRule, index: number, key: string): Promise<void> {
  const consume = async (times: number) => {
    for (let n = 0; n < times; n += 1) await limits.consume(limit, key);
  };
  if (store === 'memory') return consume(points - 1);
  await t.owner.query(`INSERT INTO rate_limit (key, points, expire) VALUES ($1, $2, extract(epoch FROM now()) * 1000 + $3)`, [
    `${limit} ${index}:${limitKey(key)}`,
    store === 'steps' ? points : points - 1,
    seconds * 1_000,
  ]);
  // The share that a process gives out by itself.
  if (store === 'steps') await consume(STEP - 1);
}

const routes = [...routesByScholar, ...routesByAddress];
const cases = routes.flatMap((one) =>
  limitRules[one.limit].map((rule, index) => ({
    name: `"${one.limit}", ${rule.points} in ${rule.seconds} s, at ${one.route}`,
    one,
    rule,
    index,
  })),
);

describe.each(cases)('the limit $name', ({ one, rule, index }) => {
  it('lets through as many as it says, refuses the next one with the seconds to wait, whatever he says he is, and nobody else', async () => {
    const [me, other] = [await somebody(one), await somebody(one)];
    await useUp(one, rule, index, one.key?.(me) ?? me.scholar.id);
    expect((await ask(one, me)).status).toBe(one.status);
    const refused = await ask(one, me, DISGUISE);
    expect(refused).toMatchObject({ status: 429, body: { status: 429, retryAfter: expect.any(Number) } });
    // Of this rule and no other: each of a limit is several times as long as the one before.
    const wait = Number(refused.headers['retry-after']);
    expect([wait > rule.seconds / 2, wait <= rule.seconds]).toEqual([true, true]);
    expect((await ask(one, other)).status).toBe(one.status);
  });
});

it('stands for every place that counts for a limit, and for no other', () => {
  const stands = new Set(routes.map(({ limit, at }) => `${limit} at ${at}`));
  expect([...stands].toSorted()).toEqual([...usesOfLimits()].toSorted());
  expect(new Set(routes.map(({ limit }) => limit))).toEqual(new Set(Object.keys(limitRules)));
});
