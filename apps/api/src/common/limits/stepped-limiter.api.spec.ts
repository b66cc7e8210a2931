import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { CountedLimiter } from './counted-limiter.js';
import { limitKey } from './limit-key.js';
import type { LimitRule } from './limit-rules.js';
import { STEP, SteppedLimiter } from './stepped-limiter.js';

const RULE: LimitRule = { points: 500, seconds: 60, store: 'steps' };

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
});
afterAll(() => t?.close());
afterEach(() => void jest.restoreAllMocks());

let name = 0;
/** As many processes as are asked for, on one database; and how often they went there. */
function processes(count: number, rule = RULE) {
  name += 1;
  const door = { asked: 0, isShut: false };
  const database: Pick<DataSource, 'query'> = {
    query: async (...asked) => {
      door.asked += 1;
      if (door.isShut) throw new Error('away');
      return t.database.query(...asked);
    },
  };
  const limiter = () => new SteppedLimiter(new CountedLimiter(database, rule, `rule ${name}`), `rule ${name}`);
  return { limiters: Array.from({ length: count }, limiter), door };
}

/** So many tries, each at another process. @returns how many were let through */
async function tries(count: number, limiters: readonly SteppedLimiter[], key = 'amina'): Promise<number> {
  let through = 0;
  for (let n = 0; n < count; n += 1) if ((await limiters[n % limiters.length]?.consume(key)) === null) through += 1;
  return through;
}

describe('a limit that is counted in steps', () => {
  it('holds over processes: none gives out more than one share of its own above it', async () => {
    const { limiters, door } = processes(3);
    const through = await tries(1_000, limiters);
    expect(through).toBe(RULE.points + 3 * STEP);
    // Ten shares; and one refusal each.
    expect(door.asked).toBe(RULE.points / STEP + 3);
  });

  it('asks nothing of the database for the few that most people need', async () => {
    const { limiters, door } = processes(1);
    expect(await tries(STEP, limiters)).toBe(STEP);
    expect(door.asked).toBe(0);
  });

  it('takes one share for all that come at once', async () => {
    const { limiters, door } = processes(1);
    const [limiter] = limiters;
    const waits = await Promise.all(Array.from({ length: 2 * STEP }, () => limiter?.consume('amina')));
    expect(waits.filter((wait) => wait === null)).toHaveLength(2 * STEP);
    expect(door.asked).toBe(1);
  });

  it('says how long to wait, refuses nobody else, and lets through again once the window is over', async () => {
    const { limiters } = processes(1, { ...RULE, points: STEP, seconds: 1 });
    expect(await tries(3 * STEP, limiters)).toBe(2 * STEP);
    const wait = (await limiters[0]?.consume('amina')) ?? 0;
    expect([wait > 0, wait <= 1_000]).toEqual([true, true]);
    expect(await tries(1, limiters, 'kofi')).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, wait + 20));
    expect(await tries(1, limiters)).toBe(1);
  });

  it('fails while the database does not answer, and goes on after', async () => {
    const { limiters, door } = processes(1);
    await tries(STEP, limiters);
    door.isShut = true;
    await expect(limiters[0]?.consume('amina')).rejects.toThrow('away');
    door.isShut = false;
    expect(await tries(1, limiters)).toBe(1);
  });

  it('says once, over all processes, who reached it', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {});
    const { limiters } = processes(3);
    await tries(RULE.points + 2 * STEP, limiters);
    expect(warn).not.toHaveBeenCalled();
    await tries(1_000, limiters);
    expect(warn.mock.calls).toEqual([[`The limit "rule ${name}" is reached by amina, who is refused from now on`]]);
  });
});

it('the key that is written down leads whoever may read the table of scholars to the person', async () => {
  const { scholar } = await t.make.signedIn();
  const found = await t.owner.query(
    `SELECT id FROM scholar WHERE left(translate(encode(sha256(id::text::bytea), 'base64'), '+/', '-_'), 22) = $1`,
    [limitKey(scholar.id)],
  );
  expect(found).toEqual([{ id: scholar.id }]);
});

it('three thousand pages of others a day are counted for all processes together', async () => {
  const { limitRules } = await import('./limit-rules.js');
  const { Limits } = await import('./limits.service.js');
  const amina = await t.make.signedIn();
  const other = await t.make.scholar();
  await t.owner.query(`INSERT INTO rate_limit (key, points, expire) VALUES ($1, 3000, extract(epoch FROM now()) * 1000 + 80000000)`, [
    `profile page 1:${limitKey(amina.scholar.id)}`,
  ]);
  for (const limits of [new Limits(t.database), new Limits(t.database)]) {
    for (let n = 0; n < STEP; n += 1) await limits.consume('profile page', amina.scholar.id);
    await expect(limits.consume('profile page', amina.scholar.id)).rejects.toMatchObject({
      problem: { status: 429, retryAfter: expect.closeTo(80_000, -2) },
    });
  }
  const statuses = new Set<number>();
  for (let n = 0; n <= STEP; n += 1) statuses.add((await t.http(amina).get(`/api/scholars/${other.id}`)).status);
  expect([...statuses]).toEqual([200, 429]);
  expect((await t.http(amina).get(`/api/scholars/${amina.scholar.id}`)).status).toBe(200);
  // With as many processes as docker-compose.yml has, fewer than there are scholars.
  expect((limitRules['profile page'][1]?.points ?? 0) + 3 * STEP).toBeLessThan(7_000);
});
