import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ClientEvents, ServerEvents } from '@scholars-commons/shared/live-events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { DataSource } from 'typeorm';
import { newDataSource } from '../../src/database/data-source.js';
import { Make, type SignedIn } from './make.js';
import { newTestDatabase } from './test-database.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type LiveSocket = Socket<ServerEvents, ClientEvents>;

export interface Answer<T> {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: T;
  text: string;
}

/** Requests as one person, or as nobody. `T` is what the test expects; the contract is checked by what it asserts. */
export interface Caller {
  // biome-ignore format: one line a verb
  get<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  put<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  patch<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  delete<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
}

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
  const owner = newDataSource(testDatabase.ownerUrl, { max: 4 });
  await owner.initialize();

  let listening: Promise<string> | undefined;
  const address = () => {
    listening ??= app.listen(0, '127.0.0.1').then(async () => (await app.getUrl()).replace('[::1]', '127.0.0.1'));
    return listening;
  };
  const sockets: LiveSocket[] = [];

  const call =
    (method: Method, who?: Pick<SignedIn, 'token'>) =>
    async (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<never>> => {
      const answer = await app.inject({
        method,
        url: path,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(who ? { cookie: `commons=${who.token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const text = answer.body;
      const isJson = String(answer.headers['content-type'] ?? '').includes('json');
      return { status: answer.statusCode, headers: answer.headers, text, body: (isJson && text ? JSON.parse(text) : undefined) as never };
    };

  return {
    app,
    database: app.get(DataSource),
    owner,
    make: new Make(owner),
    dataDir,
    databaseUrl: testDatabase.url,
    http: (who) => ({
      get: (path, headers) => call('GET', who)(path, undefined, headers),
      post: call('POST', who),
      put: call('PUT', who),
      patch: call('PATCH', who),
      delete: call('DELETE', who),
    }),
    live: async (who, { origin, connect = true } = {}) => {
      const url = await address();
      const socket: LiveSocket = io(url, {
        transports: ['websocket'],
        reconnection: false,
        autoConnect: false,
        forceNew: true,
        extraHeaders: { origin: origin ?? url, ...(who ? { cookie: `commons=${who.token}` } : {}) },
      });
      sockets.push(socket);
      if (!connect) return socket;
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
        socket.connect();
      });
      return socket;
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
