import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { DataSource } from 'typeorm';
import { newDataSource } from '../../src/database/data-source.js';
import { ApiProcess } from '../support/api-process.js';
import { eventually } from '../support/eventually.js';
import { Make } from '../support/make.js';
import { newTestDatabase, type TestDatabase } from '../support/test-database.js';

/** A mistake that no line of ours makes today: on a signal, a promise fails that nobody waits for. */
const MISTAKE = `process.on('SIGWINCH', () => void Promise.reject(new Error('nobody waited')));`;

let database: TestDatabase;
let owner: DataSource;
let api: ApiProcess;
beforeAll(async () => {
  database = await newTestDatabase();
  owner = newDataSource(database.ownerUrl, { max: 2 });
  await owner.initialize();
  api = await ApiProcess.start({
    DATABASE_URL: database.url,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(MISTAKE)}`,
  });
}, 60_000);
afterAll(async () => {
  await api?.kill();
  await owner?.destroy();
  await database?.drop();
});

it('a promise that nobody waited for is written down, and ends nobody’s connection', async () => {
  const amina = await new Make(owner).signedIn();
  const socket = io(api.address, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { origin: api.address, cookie: `commons=${amina.token}` },
  });
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
  api.signal('SIGWINCH');
  await eventually(() => expect(api.log).toContain('A promise was left alone'));
  expect(api.log).toContain('nobody waited');
  await sleep(200);
  expect(socket.connected).toBe(true);
  const me = await fetch(`${api.address}/api/session`, { headers: { cookie: `commons=${amina.token}` } });
  expect(me.status).toBe(200);
  socket.disconnect();
});
