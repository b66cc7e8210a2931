import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DiscoveryService, Reflector } from '@nestjs/core';
import * as z from 'zod';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { defineJob, Handles, type JobHandler } from './job.js';

let t: TestApp;
let Jobs: typeof import('./jobs.js').Jobs;
beforeAll(async () => {
  t = await testApp();
  ({ Jobs } = await import('./jobs.js'));
});
afterAll(() => t?.close());

const bePoisonous = defineJob('be-poisonous', z.object({}));

@Handles(bePoisonous)
class Poison implements JobHandler<typeof bePoisonous> {
  runs = 0;

  run(): Promise<void> {
    this.runs += 1;
    return Promise.reject(new Error('Never'));
  }
}

it('a job that always fails is run five times in all, then set aside', async () => {
  const poison = new Poison();
  const providers = { getProviders: () => [{ instance: poison, metatype: Poison }] } as unknown as DiscoveryService;
  const jobs = new Jobs(t.database, providers, new Reflector());
  await jobs.onModuleInit();
  await t.database.transaction((tx) => jobs.send(tx, bePoisonous, {}));
  const states: string[] = [];
  const state = async () => (await t.owner.query<[{ state: string }]>(`SELECT state FROM pgboss.job WHERE name = 'be-poisonous'`))[0].state;
  // More often than it may: what is set aside is not run again.
  for (let n = 0; n < 8; n += 1) {
    await jobs.drain();
    states.push(await state());
    await t.owner.query(`UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE name = 'be-poisonous'`);
  }
  expect(poison.runs).toBe(5);
  expect(states).toEqual(['retry', 'retry', 'retry', 'retry', 'failed', 'failed', 'failed', 'failed']);
});

it('each kind of work has its tries on the queue, where the first does not count', async () => {
  const rows = await t.owner.query<{ name: string; tries: number }[]>(
    `SELECT name, retry_limit + 1 AS tries FROM pgboss.queue WHERE name <> ALL($1)`,
    [['be-poisonous', '__pgboss__send-it']],
  );
  const tries = Object.fromEntries(rows.map((row) => [row.name, row.tries]));
  const { 'send-mail': mail, 'tell-decision': decision, 'tell-published': published, ...others } = tries;
  expect([mail, decision, published]).toEqual([12, 10, 10]);
  expect(new Set(Object.values(others))).toEqual(new Set([5]));
});
