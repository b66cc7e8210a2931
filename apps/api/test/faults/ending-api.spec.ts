import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import type { ApiProcess } from '../support/api-process.js';
import { stretch } from '../support/machine-load.js';
import { type Processes, processes } from '../support/processes.js';

const PASSWORD = 'a lantern by the harbour';
/** Far below the 10 s after which it would be ended by force: sign-ins that wait for their turn take a second or two. */
const MOST_MS = 6_000;

let p: Processes;
let api: ApiProcess;
beforeAll(async () => {
  p = await processes();
  api = await p.start({ LOG_LEVEL: 'info' });
}, 60_000);
afterAll(() => p?.close());

it('answers what it has accepted, sends sockets on, ends within 10 s, and has written down nothing personal', async () => {
  const amina = await p.make.signedIn({ passwordHash: await hashPassword(PASSWORD), givenName: 'Zubaydah' });
  const socket = await api.live(amina);
  const away = new Promise((resolve) => socket.once('disconnect', resolve));

  // Signing in takes a while: these are on their way when the end comes.
  const signIns = Array.from({ length: 10 }, () =>
    api
      .http()
      .post('/api/session', { email: amina.email, password: PASSWORD })
      .then(({ status }) => status),
  );
  // Connections come in their order: when this is answered, the sign-ins before it have been read.
  await fetch(`${api.address}/api/health`);
  await fetch(`${api.address}/api/health`);
  const begun = Date.now();
  await api.stop();
  expect(Date.now() - begun).toBeLessThan(MOST_MS * stretch());
  expect(await Promise.all(signIns)).toEqual(Array(10).fill(201));
  await away;

  expect(api.log).toContain('"route":"/api/session"');
  for (const secret of [amina.email, amina.token, PASSWORD, 'Zubaydah', 'commons=']) expect(api.log).not.toContain(secret);
});
