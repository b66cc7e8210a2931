import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import type { DataSource } from 'typeorm';
import { newDataSource } from '../../src/database/data-source.js';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import { ApiProcess } from '../support/api-process.js';
import { Make } from '../support/make.js';
import { newTestDatabase, type TestDatabase } from '../support/test-database.js';

const PASSWORD = 'a lantern by the harbour';
/** Far below the 10 s after which it would be ended by force: sign-ins that wait for their turn take a second or two. */
const MOST_MS = 6_000;

let database: TestDatabase;
let owner: DataSource;
let api: ApiProcess;
beforeAll(async () => {
  database = await newTestDatabase();
  owner = newDataSource(database.ownerUrl, { max: 2 });
  await owner.initialize();
  api = await ApiProcess.start({ DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, LOG_LEVEL: 'info' });
}, 60_000);
afterAll(async () => {
  await api?.kill();
  await owner?.destroy();
  await database?.drop();
});

it('answers what it has accepted, sends sockets on, ends within 10 s, and has written down nothing personal', async () => {
  const amina = await new Make(owner).signedIn({ passwordHash: await hashPassword(PASSWORD), givenName: 'Zubaydah' });
  const socket = io(api.address, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { origin: api.address, cookie: `commons=${amina.token}` },
  });
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
  const away = new Promise((resolve) => socket.once('disconnect', resolve));

  // Signing in takes a while: these are on their way when the end comes.
  const signIns = Array.from({ length: 10 }, () =>
    fetch(`${api.address}/api/session`, {
      method: 'POST',
      headers: { origin: api.address, 'content-type': 'application/json' },
      body: JSON.stringify({ email: amina.email, password: PASSWORD }),
    }).then(({ status }) => status),
  );
  // Connections come in their order: when this is answered, the sign-ins before it have been read.
  await fetch(`${api.address}/api/health`);
  await fetch(`${api.address}/api/health`);
  const begun = Date.now();
  await api.stop();
  expect(Date.now() - begun).toBeLessThan(MOST_MS);
  expect(await Promise.all(signIns)).toEqual(Array(10).fill(201));
  await away;

  expect(api.log).toContain('"route":"/api/session"');
  for (const secret of [amina.email, amina.token, PASSWORD, 'Zubaydah', 'commons=']) expect(api.log).not.toContain(secret);
});
