import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Agent, request as send } from 'node:http';
import { Dice } from '../../src/database/seeds/random.js';
import type { ApiProcess } from '../support/api-process.js';
import { stretch } from '../support/machine-load.js';
import { type Processes, processes } from '../support/processes.js';
import { type Answered, wrongWith } from './judge.js';
import { type Operation, operationsOf, type Resolve } from './operations.js';
import { type Request, requestTo, told } from './requests.js';
import { type FuzzWorld, fuzzWorld, type Sender } from './world.js';

const SEEDS = [1, 2, 3];
const REQUESTS = Math.ceil((process.env.TEST_LONG ? 100_000 : 1_500) / SEEDS.length);
const AT_ONCE = 8;
const HANGS_AFTER_MS = 10_000;
const LIMIT_OF_BODIES = 1024 * 1024;
const METRICS_TOKEN = 'a-token-for-machines';
/** Ids that the requests themselves made: things of their own to come back to. */
const MOST_KEPT = 20;

let p: Processes;
let api: ApiProcess;
let world: FuzzWorld;
let operations: Operation[];
let resolve: Resolve;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
beforeAll(async () => {
  p = await processes();
  // A heap as small as this one ends the process long before a leak would show in its size.
  api = await p.start({ METRICS_TOKEN, NODE_OPTIONS: '--max-old-space-size=400' });
  world = await fuzzWorld(p, api);
  ({ operations, resolve } = operationsOf((await api.http().get<OpenAPIObject>('/api/openapi.json')).body));
}, 120_000);
afterAll(async () => {
  agent.destroy();
  await p?.close();
});

const ask = ({ method, path, headers, body }: Request, { who }: Sender): Promise<Answered> =>
  new Promise((answered, failed) => {
    const sent = send(
      api.address + path,
      {
        agent,
        method,
        // The path as it is: `URL` would have tidied it up.
        path,
        headers: { ...headers, ...(who ? { cookie: `commons=${who.token}` } : {}), ...(body ? { 'content-length': body.length } : {}) },
        timeout: HANGS_AFTER_MS,
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', failed);
        answer.on('end', () =>
          answered({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString('utf8') }),
        );
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('hangs')));
    sent.on('error', failed);
    sent.end(body);
  });

interface Tally {
  wrong: string[];
  took: number[];
  pastTheDoor: number;
  busy: number;
  worked: Set<string>;
}

/** Sends the nth request of a seed and writes down what came of it. */
async function round(seed: number, n: number, fresh: Record<string, string[]>, tally: Tally): Promise<void> {
  const dice = new Dice(`fuzz ${seed} ${n}`);
  const sender = dice.weighted(world.senders.map((each) => [each, each.weight] as const));
  const operation = dice.pick(operations);
  const ids = dice.chance(0.2) ? { ...sender.ids, ...fresh } : sender.ids;
  const request = requestTo(operation, { dice, resolve, ids, words: world.words });
  const begun = performance.now();
  const blame = (what: string) => tally.wrong.push(`seed ${seed}, ${n}, ${sender.name}: ${told(request)} — ${what}`);
  try {
    const token = sender.who?.token;
    const answer = await ask(request, sender);
    const wrong = wrongWith(request.method, answer);
    if (wrong) blame(`${wrong}: ${answer.text.slice(0, 300)}`);
    if (answer.status === 503) tally.busy += 1;
    if (answer.status !== 401) tally.pastTheDoor += 1;
    if (answer.status < 300 && request.method === operation.method) tally.worked.add(`${operation.method} ${operation.path}`);
    if (answer.status === 201 && request.body) keep(operation.path, request.body, fresh);
    if (sender.who && sender.who.token === token && (answer.status === 401 || operation.path === '/api/session'))
      await world.revive(sender);
  } catch (cause) {
    // Whoever sends more than is taken may find the line cut before he has sent it all.
    if ((request.body?.length ?? 0) < LIMIT_OF_BODIES) blame(cause instanceof Error ? cause.message : String(cause));
  }
  tally.took.push(performance.now() - begun);
}

function keep(path: string, body: Buffer, fresh: Record<string, string[]>): void {
  const id = /"id":"([0-9a-f-]{36})"/.exec(body.toString('utf8'))?.[1];
  const kind = path.split('/').at(-1) ?? '';
  if (id) fresh[kind] = [...(fresh[kind] ?? []).slice(-MOST_KEPT), id];
}

async function memory(): Promise<number> {
  const { text } = await api.http().get('/api/metrics', { authorization: `Bearer ${METRICS_TOKEN}` });
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20;
}

const whole: Tally = { wrong: [], took: [], pastTheDoor: 0, busy: 0, worked: new Set() };

it.each(SEEDS)(
  `answers ${REQUESTS} requests of any kind, seed %d, as problems or as asked, and touches nothing of others`,
  async (seed) => {
    const { pid } = api;
    const before = await world.victims();
    const tally: Tally = { wrong: [], took: [], pastTheDoor: 0, busy: 0, worked: whole.worked };
    const fresh: Record<string, string[]> = {};
    let next = 0;
    const worker = async () => {
      while (next < REQUESTS && tally.wrong.length < 20) await round(seed, next++, fresh, tally);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(tally.wrong).toEqual([]);
    expect(await world.victims()).toEqual(before);
    expect([api.pid, (await api.http().get('/api/health')).status]).toEqual([pid, 200]);
    // Most requests must get further than the question who asks, or they would show nothing.
    expect(tally.pastTheDoor / REQUESTS).toBeGreaterThan(0.5);
    expect(tally.busy / REQUESTS).toBeLessThan(0.01);
    const slowest = tally.took.toSorted((one, other) => one - other);
    expect(slowest[Math.floor(slowest.length * 0.99)]).toBeLessThan(2_000 * stretch());
  },
  60_000 + REQUESTS * 60,
);

it('has had its way with most operations, and left the process no larger than it may be', async () => {
  const never = operations.map(({ method, path }) => `${method} ${path}`).filter((name) => !whole.worked.has(name));
  expect(never.length / operations.length).toBeLessThan(process.env.TEST_LONG ? 0.25 : 0.55);
  expect(await memory()).toBeLessThan(600);
});
