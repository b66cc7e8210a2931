import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server } from 'socket.io';
import type { FanOut } from '../../src/common/live/fan-out.js';
import { overRedis } from '../../src/common/live/over-redis.js';
import { eventually } from '../support/eventually.js';
import { RedisServer } from '../support/redis-server.js';

/** From the moment all connections are back until the others may be told. */
const ALL_BACK_MS = 1_500;
const SLOW_MS = 10_000;

let redis: RedisServer;
let fanOut: FanOut;
let io: Server;
const returns: { at: number; lostSince: Date }[] = [];
const next = async () => {
  await eventually(() => expect(returns.length).toBeGreaterThan(0), SLOW_MS);
  // Told once, and not again for each connection.
  await sleep(ALL_BACK_MS + 500);
  expect(returns).toHaveLength(1);
  return returns.splice(0)[0] ?? { at: 0, lostSince: new Date(0) };
};
const cut = async (connections: 'normal' | 'pubsub') => {
  const at = Date.now();
  expect(await redis.say(`CLIENT KILL TYPE ${connections}`)).toMatch(/^:[1-9]/);
  return at;
};

beforeAll(async () => {
  redis = await RedisServer.notYet();
  await redis.start();
  fanOut = overRedis(redis.url, (lostSince) => returns.push({ at: Date.now(), lostSince }));
  io = new Server(createServer().listen(0, '127.0.0.1'), { adapter: fanOut.adapter });
  await next();
});
afterAll(async () => {
  await io?.close();
  await fanOut?.close();
  await redis?.close();
});

it('notices that only the connection on which it hears of others was cut', async () => {
  const at = await cut('pubsub');
  expect((await next()).lostSince.getTime()).toBeGreaterThanOrEqual(at);
}, 30_000);

it('takes cuts that follow one another shortly for one absence, over when the last of them is', async () => {
  const first = await cut('normal');
  await sleep(1_300);
  const last = await cut('normal');
  const { at, lostSince } = await next();
  expect(lostSince.getTime() - first).toBeLessThan(1_000);
  expect(at - last).toBeGreaterThanOrEqual(ALL_BACK_MS);
}, 30_000);

it('notices a restart, however quick', async () => {
  await redis.kill();
  await redis.start();
  await next();
}, 30_000);
