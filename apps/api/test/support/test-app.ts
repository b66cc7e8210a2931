import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { newDataSource } from '../../src/database/data-source.js';
import { type Caller, callerOf } from './caller.js';
import { connected, type LiveSocket, socketTo } from './live-socket.js';
import { Make, type SignedIn } from './make.js';
import { newTestDatabase } from './test-database.js';

export type { Answer, Caller } from './caller.js';
export type { LiveSocket } from './live-socket.js';

export interface TestApp {
  app: NestFastifyApplication;
  /** The application's own data source: its role and its pool. */
  database: DataSource;
  /** The owner of the schema, for factories and for looking behind the scenes. */
  owner: DataSource;
  make: Make;
  dataDir: string;
  databaseUrl: string;
  http: (who?: Pick<SignedIn, 'token'>) => Caller;
  /** A connected socket; `connect: false` leaves that to the test. */
  live: (who: Pick<SignedIn, 'token'> | null, options?: { origin?: string; connect?: boolean }) => Promise<LiveSocket>;
  /** http://127.0.0.1:port; starts listening at the first call. */
  address: () => Promise<string>;
  close: () => Promise<void>;
}

/**
 * The real application on a database of its own. One for each spec file: `beforeAll(async () => { t = await testApp(); })`.
 * @param environment variables of `config/env.ts` to set; limits are off unless a test is about them;
 *   a function hears where the test's database is
 */
export async function testApp(
  environment: Record<string, string> | ((databaseUrl: string) => Record<string, string>) = {},
): Promise<TestApp> {
  const testDatabase = await newTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'commons-test-'));
  Object.assign(process.env, {
    APP_MODE: 'demo',
    DATABASE_URL: testDatabase.url,
    MIGRATION_DATABASE_URL: testDatabase.ownerUrl,
    DATA_DIR: dataDir,
    LIMITS: 'off',
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...(typeof environment === 'function' ? environment(testDatabase.url) : environment),
  });
  // Imported only now: config/env reads the environment once.
  const { createApp } = await import('../../src/create-app.js');
  const app = await createApp();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const owner = await newDataSource(testDatabase.ownerUrl, { max: 4 });
  await owner.initialize();

  let listening: Promise<string> | undefined;
  const address = () => {
    listening ??= app.listen(0, '127.0.0.1').then(async () => (await app.getUrl()).replace('[::1]', '127.0.0.1'));
    return listening;
  };
  const sockets: LiveSocket[] = [];

  const http = (who?: Pick<SignedIn, 'token'>) =>
    callerOf(async ({ method, path, headers, body }) => {
      const answer = await app.inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body }) });
      return { status: answer.statusCode, headers: answer.headers, text: answer.body };
    }, who);

  return {
    app,
    database: app.get(DataSource),
    owner,
    make: new Make(owner),
    dataDir,
    databaseUrl: testDatabase.url,
    http,
    live: async (who, { origin, connect = true } = {}) => {
      const socket = socketTo(await address(), who, origin);
      sockets.push(socket);
      return connect ? connected(socket) : socket;
    },
    address,
    close: async () => {
      for (const socket of sockets) socket.disconnect();
      await app.close();
      await owner.destroy();
      await testDatabase.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
