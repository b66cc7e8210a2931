import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nextFreePort } from '../ports.mjs';
import { REPOSITORY } from '../repository.mjs';
import { API_OPTIONS } from './api-options.mjs';
import { addressOf, apiEnvironment } from './settings.mjs';

const MAIN = join(REPOSITORY, 'apps/api/dist/main.js');
const START_PATIENCE = 60_000;

/** @typedef {{ exited: Promise<number>, stop: () => Promise<void>, port: number, address: string }} Api */

/** @param {string} address */
async function isReady(address) {
  try {
    const answer = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * @param {import('./children.mjs').Children} children
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ databaseUrl: string, migrationUrl: string }} database
 * @param {number} port
 * @returns {Api}
 */
export function spawnApi(children, settings, database, port) {
  const child = children.start('api', process.execPath, [...API_OPTIONS, MAIN], { env: apiEnvironment(settings, database, port) });
  return { exited: child.exited, stop: child.stop, port, address: addressOf(settings.host, port) };
}

/**
 * The first start: on the wished port or the next free one, and not before it answers.
 * @param {import('./children.mjs').Children} children
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ databaseUrl: string, migrationUrl: string }} database
 * @returns {Promise<Api>}
 */
export async function firstApi(children, settings, database) {
  for (let port = await nextFreePort(settings.port, settings.host); ; ) {
    const api = spawnApi(children, settings, database, port);
    let hasEnded = false;
    void api.exited.then(() => (hasEnded = true));
    for (const until = Date.now() + START_PATIENCE; !hasEnded && Date.now() < until; await sleep(50)) {
      if (await isReady(api.address)) return api;
    }
    if (!hasEnded) {
      await api.stop();
      throw new Error(`The api does not get ready within ${START_PATIENCE / 1000} s.`);
    }
    // Somebody took the port between our look and the api's: the next one, then. Anything else the api has told already.
    const next = await nextFreePort(port, settings.host);
    if (next === port) throw new Error('The api ended while starting; it says why above.');
    port = next;
  }
}
