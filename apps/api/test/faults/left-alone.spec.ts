import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../support/api-process.js';
import { eventually } from '../support/eventually.js';
import { type Processes, processes } from '../support/processes.js';

/** A mistake that no line of ours makes today: on a signal, a promise fails that nobody waits for. */
const MISTAKE = `process.on('SIGWINCH', () => void Promise.reject(new Error('nobody waited')));`;

let p: Processes;
let api: ApiProcess;
beforeAll(async () => {
  p = await processes();
  api = await p.start({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(MISTAKE)}`,
  });
}, 60_000);
afterAll(() => p?.close());

it('a promise that nobody waited for is written down, and ends nobody’s connection', async () => {
  const amina = await p.make.signedIn();
  const socket = await api.live(amina);
  api.signal('SIGWINCH');
  await eventually(() => expect(api.log).toContain('A promise was left alone'));
  expect(api.log).toContain('nobody waited');
  await sleep(200);
  expect(socket.connected).toBe(true);
  expect((await api.http(amina).get('/api/session')).status).toBe(200);
});
