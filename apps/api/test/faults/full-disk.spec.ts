import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ApiProcess } from '../support/api-process.js';
import { eventually } from '../support/eventually.js';
import { answering } from '../support/exactly-once.js';
import type { LiveSocket } from '../support/live-socket.js';
import type { SignedIn } from '../support/make.js';
import { OwnPostgres } from '../support/own-postgres.js';
import { pictureForm } from '../support/picture-form.js';
import { type Processes, processes } from '../support/processes.js';
import { type Room, shortFiles, type SmallDisk, smallDisk } from '../support/small-disk.js';

const DISK_MB = 400;
/** Files of the log are larger than this from the beginning, and can be written. */
const LONGEST_FILE = 17 * 1_048_576;
/** Less than what the log has of room in its present file. */
const SHORT_OF_LOG = 1_048_576;
/** The second way, for machines where nothing can be mounted, is tried in the long form wherever it is. */
const WAYS: [string, (megabytes: number) => SmallDisk | null][] = [
  ['on a small disk', smallDisk],
  ...(process.env.TEST_LONG ? [['with files that cannot grow', () => null] satisfies [string, () => null]] : []),
];
const MOST_TRIES = 2_000;
const READS = ['/api/session', '/api/threads', '/api/today', '/api/scholars', '/api/notifications'];
const noRoom = {
  type: 'about:blank',
  title: 'Service Unavailable',
  status: 503,
  detail: 'There is no room left to store this. Nothing was changed.',
};

/** Words that take as much room as a post may, and cannot be pressed together. */
const longWords = () =>
  randomBytes(14_000)
    .toString('base64')
    .replace(/(.{60})/g, '$1 ');
const alerts = (api: ApiProcess, words: string) =>
  api.log.split('\n').filter((line) => line.includes(`"level":60`) && line.includes(words));

let p: Processes;
let api: ApiProcess;
let amina: SignedIn;
let socket: LiveSocket;

async function expectReads(): Promise<void> {
  for (const path of [...READS, '/api/ready', '/api/health']) expect([path, (await api.http(amina).get(path)).status]).toEqual([path, 200]);
  expect([api.isRunning, socket.connected]).toEqual([true, true]);
}

describe.each(WAYS)('a full disk under Postgres, %s', (_way, aDisk) => {
  let postgres: OwnPostgres;
  let disk: SmallDisk | null;
  let room: Room;
  beforeAll(async () => {
    postgres = await OwnPostgres.start({ max_wal_size: '64MB', min_wal_size: '32MB' });
    disk = aDisk(DISK_MB);
    if (disk) await postgres.moveTo(disk.folder);
    room = disk ?? shortFiles(() => postgres.pids, LONGEST_FILE);
    console.log(`Postgres runs out of room by ${room.way}`);
    p = await processes(postgres.url);
    api = await p.start({ LOG_LEVEL: 'warn' });
    amina = await p.make.signedIn();
    socket = await api.live(amina);
  }, 180_000);
  afterAll(async () => {
    room?.giveBack();
    await p?.close();
    await postgres?.close();
    disk?.remove();
  }, 60_000);

  async function asSuperuser(...statements: string[]): Promise<void> {
    const client = new pg.Client(postgres.url);
    client.on('error', () => {});
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  it('refuses what cannot be stored, stores no half of it, lets people read on, and is whole once there is room', async () => {
    const thread = await p.make.thread();
    const send = (id: string) =>
      api.http(amina).post(`/api/threads/${thread.id}/posts`, { id, markdown: longWords(), replyTo: thread.firstPostId });
    // A log that has just begun, so that it is rows that find no room.
    await asSuperuser('CHECKPOINT', 'SELECT pg_switch_wal()', 'CHECKPOINT');
    room.take();
    const [accepted, refused]: [string[], string[]] = [[], []];
    for (let n = 0; n < MOST_TRIES && refused.length < 10; n += 1) {
      const id = p.make.id();
      const { status, body } = await send(id);
      if (status !== 201) expect(body).toMatchObject(noRoom);
      (status === 201 ? accepted : refused).push(id);
    }
    expect(refused).toHaveLength(10);
    await expectReads();
    expect(alerts(api, 'The disk of the database is full')).toHaveLength(1);

    const rows = await p.owner.query<{ id: string; number: number }[]>('SELECT id, number FROM post WHERE thread_id = $1 ORDER BY number', [
      thread.id,
    ]);
    expect(rows.map(({ id }) => id)).toEqual([thread.firstPostId, ...accepted]);
    const [counted] = await p.owner.query<object[]>(
      `SELECT post_count, last_post_number, (SELECT count(*)::int FROM notification n WHERE n.thread_id = t.id) AS told,
         (SELECT count(*)::int FROM post_search s JOIN post p ON p.id = s.post_id WHERE p.thread_id = t.id) AS found FROM thread t WHERE id = $1`,
      [thread.id],
    );
    expect(counted).toEqual({ post_count: rows.length, last_post_number: rows.length, told: accepted.length, found: rows.length });

    room.giveBack();
    for (const id of refused) expect((await send(id)).status).toBe(201);
    await expectReads();
  }, 120_000);

  it('that has no room for its own log ends, loses nothing that was accepted, and is whole once there is room', async () => {
    const { posting, tries, expectExactlyOnce } = await answering(p, api, 10);
    await sleep(500);
    const roomOfLog = disk ?? shortFiles(() => postgres.pids, SHORT_OF_LOG);
    roomOfLog.take();
    // What is written goes on into what is there of the log, until the next part of it must be made.
    const ended = (async () => {
      for (;;) await asSuperuser(`SELECT pg_logical_emit_message(true, 'full', 'disk')`, 'SELECT pg_switch_wal()');
    })();
    await expect(ended).rejects.toThrow(/No space left|File too large|terminat|clos|recovery|ECONN/);
    await eventually(async () => expect((await api.http().get('/api/ready')).status).toBe(503), 5_000);
    expect((await api.http().get('/api/health')).status).toBe(200);
    for (const path of READS) expect([path, (await api.http(amina).get(path)).status]).toEqual([path, 503]);
    expect([api.isRunning, socket.connected]).toEqual([true, true]);

    roomOfLog.giveBack();
    await postgres.again();
    await eventually(expectReads, 10_000);
    await posting.finish();
    expect(tries.filter(({ status }) => ![200, 201, 503].includes(status))).toEqual([]);
    await expectExactlyOnce();
  }, 120_000);
});

describe('a full disk', () => {
  beforeAll(async () => {
    p = await processes();
    amina = await p.make.signedIn();
  }, 60_000);
  afterEach(() => api?.kill());
  afterAll(() => p?.close());

  it('of the uploads: 507, nothing half stored, everything else goes on, and whole once there is room', async () => {
    const disk = smallDisk(4);
    try {
      api = await p.start({ LOG_LEVEL: 'warn', ...(disk ? { DATA_DIR: disk.folder } : {}) });
      socket = await api.live(amina);
      const room = disk ?? shortFiles(() => [api.pid ?? 0], 1);
      console.log(`Uploads run out of room by ${room.way}`);
      const form = await pictureForm('photo');
      const upload = () => api.http(amina).put(`/api/scholars/${amina.scholar.id}/photo`, form.body, form.headers);
      room.take();
      for (let n = 0; n < 3; n += 1)
        expect(await upload()).toMatchObject({
          status: 507,
          body: { status: 507, detail: 'There is no room left for uploads. Nothing was stored.' },
        });
      const files = disk ? readdirSync(disk.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
      expect(files.map(({ name }) => name)).toEqual(disk ? ['ballast'] : []);
      expect(await p.owner.query('SELECT photo_id FROM scholar WHERE id = $1', [amina.scholar.id])).toEqual([{ photo_id: null }]);
      await expectReads();
      const thread = await p.make.thread();
      expect((await api.http(amina).post(`/api/threads/${thread.id}/posts`, { id: p.make.id(), markdown: 'Words' })).status).toBe(201);
      expect(alerts(api, 'The disk of the uploads is full')).toHaveLength(1);
      room.giveBack();
      expect((await upload()).status).toBe(200);
    } finally {
      await api.kill();
      disk?.remove();
    }
  }, 60_000);

  it('of the log: everything goes on, and one line says so where it can', async () => {
    api = await p.start({ LOG_LEVEL: 'info' }, '/dev/full');
    socket = await api.live(amina);
    const thread = await p.make.thread();
    for (let n = 0; n < 20; n += 1)
      expect((await api.http(amina).post(`/api/threads/${thread.id}/posts`, { id: p.make.id(), markdown: `Words ${n}` })).status).toBe(201);
    await expectReads();
    expect(api.log.split('\n').filter((line) => line.includes('The log cannot be written: ENOSPC'))).toHaveLength(1);
  }, 60_000);

  it('or a log that nobody reads any more: everything goes on', async () => {
    api = await p.start({ LOG_LEVEL: 'info' });
    socket = await api.live(amina);
    api.stopReading();
    for (let n = 0; n < 20; n += 1) await expectReads();
  }, 60_000);
});
