import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PostView } from '@scholars-commons/shared/discussions';
import type { ClientEvents, MeChanged, ServerEvents } from '@scholars-commons/shared/live-events';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { DataSource } from 'typeorm';
import { viewersChanged } from '../../src/common/auth/viewer-changes.js';
import { newDataSource } from '../../src/database/data-source.js';
import { ApiProcess } from '../support/api-process.js';
import { eventually, hearing } from '../support/eventually.js';
import { Make, type SignedIn } from '../support/make.js';
import { newTestDatabase, type TestDatabase } from '../support/test-database.js';

type Live = Socket<ServerEvents, ClientEvents>;

let database: TestDatabase;
let owner: DataSource;
let make: Make;
let here: ApiProcess;
let there: ApiProcess;
const sockets: Live[] = [];

beforeAll(async () => {
  database = await newTestDatabase();
  owner = newDataSource(database.ownerUrl, { max: 2 });
  await owner.initialize();
  make = new Make(owner);
  // Set by `npm run test:redis`: events then travel by Redis instead of Postgres, and must arrive alike.
  const between: Record<string, string> = process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {};
  const environment = { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, ...between };
  here = await ApiProcess.start(environment);
  there = await ApiProcess.start(environment);
}, 90_000);
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await here?.stop();
  await there?.stop();
  await owner?.destroy();
  await database?.drop();
});

async function live(who: SignedIn, api: ApiProcess): Promise<Live> {
  const socket: Live = io(api.address, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: api.address, cookie: `commons=${who.token}` },
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

async function reply(who: SignedIn, api: ApiProcess, threadId: string, replyTo?: string): Promise<PostView> {
  const answer = await fetch(`${api.address}/api/threads/${threadId}/posts`, {
    method: 'POST',
    headers: { cookie: `commons=${who.token}`, origin: api.address, 'content-type': 'application/json' },
    body: JSON.stringify({ id: make.id(), markdown: 'Across processes', ...(replyTo ? { replyTo } : {}) }),
  });
  return (await answer.json()) as PostView;
}

it('two processes are one: posts, notifications, presence and lost rights reach the readers of the other', async () => {
  const cohort = await make.cohort();
  const space = await make.space({ cohortId: cohort.id });
  const [amina, ben] = [
    await make.signedIn({ givenName: 'Amina', cohorts: [cohort] }),
    await make.signedIn({ givenName: 'Ben', cohorts: [cohort] }),
  ];
  const thread = await make.thread({ spaceId: space.id, authorId: amina.scholar.id });
  const [ofAmina, ofBen] = [await live(amina, here), await live(ben, there)];
  const changes = hearing<Parameters<ServerEvents['thread.changed']>[0]>((on) => ofAmina.on('thread.changed', on));
  const mine = hearing<MeChanged>((on) => ofAmina.on('me.changed', on));
  const presence = hearing<Parameters<ServerEvents['thread.presence']>[0]>((on) => ofAmina.on('thread.presence', on));
  for (const socket of [ofAmina, ofBen]) {
    expect(await socket.timeout(5_000).emitWithAck('thread.watch', { threadId: thread.id, since: 1 })).toMatchObject({ ok: true });
  }
  await eventually(() => expect(presence.at(-1)).toMatchObject({ count: 2 }), 5_000);
  expect(
    presence
      .at(-1)
      ?.names.map((name) => name.split(' ')[0])
      .toSorted(),
  ).toEqual(['Amina', 'Ben']);

  const post = await reply(ben, there, thread.id, thread.firstPostId);
  await eventually(() => expect(changes).toEqual([{ threadId: thread.id, seq: 2, post }]));
  await eventually(() => expect(mine).toContainEqual({ unreadNotifications: 1 }));

  await owner.transaction(async (tx) => {
    await tx.query('DELETE FROM enrollment WHERE scholar_id = $1', [amina.scholar.id]);
    await viewersChanged(tx, { scholarIds: [amina.scholar.id] });
  });
  await sleep(1_500);
  await reply(ben, there, thread.id);
  await sleep(500);
  expect(changes).toHaveLength(1);
  expect(await ofAmina.timeout(5_000).emitWithAck('thread.watch', { threadId: thread.id, since: 1 })).toMatchObject({ ok: false });
}, 60_000);
