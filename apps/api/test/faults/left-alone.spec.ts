import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApiProcess } from '../support/api-process.js';
import { eventually } from '../support/eventually.js';
import type { LiveSocket } from '../support/live-socket.js';
import type { SignedIn } from '../support/make.js';
import { type Processes, processes } from '../support/processes.js';

const built = (path: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../dist', path)).href);
const place = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const THROWN = place(1);
const REJECTED = place(2);
const THROWN_LATER = place(3);
const LEFT_ALONE = place(4);
const BESIDE = place(5);

/** Mistakes that no line of ours makes today, put into the built api: each in the place that asks for it by its id. */
const MISTAKES = `
  import { PostsService } from ${built('features/discussions/posts/posts.service.js')};
  import { SpacesQueries } from ${built('features/discussions/spaces/spaces.queries.js')};
  import { SendMailJob } from ${built('common/mail/send-mail.job.js')};
  import { EventBus } from ${built('common/events/event-bus.js')};
  const never = () => new Promise(() => {});
  const mistakes = {
    '${THROWN}'() { throw new Error('thrown at once') },
    '${REJECTED}': () => Promise.reject(new Error('rejected at once')),
    '${THROWN_LATER}'() { setTimeout(() => { throw new Error('thrown later') }); return never() },
    '${LEFT_ALONE}'() { void Promise.reject(new Error('nobody waited')); return never() },
    '${BESIDE}'() { void Promise.reject(new Error('beside the answer')); return { items: [], next: null, previous: null, mine: {} } },
  };
  const breakable = (type, method, at) => {
    const right = type.prototype[method];
    type.prototype[method] = function (...args) { return mistakes[args[at]] ? mistakes[args[at]]() : right.apply(this, args) };
  };
  breakable(PostsService, 'page', 1);
  breakable(PostsService, 'reply', 1);
  breakable(SpacesQueries, 'byId', 0);
  const run = SendMailJob.prototype.run;
  SendMailJob.prototype.run = function (...args) { setTimeout(() => { throw new Error('thrown in a job') }); return run.apply(this, args) };
  const on = EventBus.prototype.on;
  EventBus.prototype.on = function (name, listener) {
    on.call(this, name, listener);
    if (name !== 'thread.created') return;
    on.call(this, name, () => { throw new Error('thrown in a listener') });
    on.call(this, name, () => { setTimeout(() => { throw new Error('thrown after a listener') }) });
    on.call(this, name, () => { void Promise.reject(new Error('left alone by a listener')) });
  };
  process.on('SIGWINCH', () => void Promise.reject(new Error('of no request')));
`;

let p: Processes;
let api: ApiProcess;
let amina: SignedIn;
let socket: LiveSocket;
let pid: number | undefined;
beforeAll(async () => {
  p = await processes();
  api = await p.start({ LOG_LEVEL: 'info', NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(MISTAKES)}` });
  amina = await p.make.signedIn();
  socket = await api.live(amina);
  pid = api.pid;
}, 60_000);
afterAll(() => p?.close());

interface Line {
  reqId?: string;
  job?: string;
  stack?: string;
  msg: string;
}
const lines = (): Line[] => api.log.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []));
/** What is written of a mistake. */
const notedAs = async (mistake: string): Promise<Line> => {
  let found: Line | undefined;
  await eventually(() => expect((found = lines().find(({ stack, msg }) => `${stack} ${msg}`.includes(mistake)))).toBeDefined(), 10_000);
  return found as Line;
};

const posts = (id: string) => `/api/threads/${id}/posts`;
/** A mistake ends one request; whoever else is connected stays so. */
async function expectOthersLive(): Promise<void> {
  expect([api.isRunning, api.pid, socket.connected]).toEqual([true, pid, true]);
  expect((await api.http(amina).get('/api/session')).status).toBe(200);
  expect(await socket.emitWithAck('space.watch', { spaceId: (await p.make.space()).id })).toEqual({ ok: true });
}
const isProblem = { type: 'about:blank', title: 'Internal Server Error', status: 500, detail: expect.any(String) };

beforeEach(() => expect(socket.connected).toBe(true));

describe('in a handler', () => {
  it.each([
    ['that throws', THROWN, 'thrown at once'],
    ['that rejects', REJECTED, 'rejected at once'],
    ['that throws once nobody waits for it', THROWN_LATER, 'thrown later'],
    ['with a promise that nobody waits for', LEFT_ALONE, 'nobody waited'],
  ])('%s: that request is answered 500 and found in the log, nobody else notices', async (_what, id, mistake) => {
    for (const ask of [
      () => api.http(amina).get(posts(id)),
      () => api.http(amina).post(posts(id), { id: p.make.id(), markdown: 'Words' }),
    ]) {
      const before = lines().length;
      const { status, body, headers } = await ask();
      expect({ status, body }).toEqual({ status: 500, body: { ...isProblem, requestId: headers['x-request-id'] } });
      await eventually(() => {
        const noted = lines().slice(before);
        expect(noted.find(({ stack, msg, reqId }) => reqId === body.requestId && `${stack} ${msg}`.includes(mistake))).toBeDefined();
      });
    }
    await expectOthersLive();
  });

  it('beside an answer: it is noted, and the answer stands', async () => {
    const { status, headers } = await api.http(amina).get(posts(BESIDE));
    expect(status).toBe(200);
    expect(await notedAs('beside the answer')).toMatchObject({ msg: 'A promise was left alone', reqId: headers['x-request-id'] });
    await expectOthersLive();
  });
});

describe('in a listener', () => {
  it('is noted with the id of the request that it listened to, which was answered', async () => {
    const thread = { id: p.make.id(), spaceId: (await p.make.space()).id, title: 'How?', post: { id: p.make.id(), markdown: 'Words' } };
    const { status, headers } = await api.http(amina).post('/api/threads', thread);
    expect(status).toBe(201);
    for (const mistake of ['thrown in a listener', 'thrown after a listener', 'left alone by a listener'])
      expect((await notedAs(mistake)).reqId).toBe(headers['x-request-id']);
    await expectOthersLive();
  });
});

describe('in a job', () => {
  it('is noted with the id of the job', async () => {
    await api.http().post('/api/session/link', { email: amina.email });
    const { job } = await notedAs('thrown in a job');
    expect(job).toMatch(/^[0-9a-f-]{36}$/);
    await expectOthersLive();
  });
});

describe('in a handler of the socket', () => {
  it.each([
    ['that throws', THROWN],
    ['that rejects', REJECTED],
    ['that throws once nobody waits for it', THROWN_LATER],
    ['with a promise that nobody waits for', LEFT_ALONE],
  ])('%s: its page is told, and it is found in the log', async (_what, spaceId) => {
    const answer = (await socket.emitWithAck('space.watch', { spaceId })) as { ok: false; problem: { requestId: string } };
    expect(answer).toEqual({ ok: false, problem: { ...isProblem, requestId: expect.any(String) } });
    await eventually(() => expect(lines().filter(({ reqId }) => reqId === answer.problem.requestId)).not.toEqual([]));
    await expectOthersLive();
  });
});

it('of no request at all: it is noted', async () => {
  api.signal('SIGWINCH');
  expect(await notedAs('of no request')).toMatchObject({ msg: 'A promise was left alone' });
  await expectOthersLive();
});
