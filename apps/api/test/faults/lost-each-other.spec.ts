import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PostView } from '@scholars-commons/shared/discussions';
import type { ServerEvents } from '@scholars-commons/shared/live-events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../support/api-process.js';
import { DatabaseProxy } from '../support/database-proxy.js';
import { eventually, hearing } from '../support/eventually.js';
import { type Processes, processes } from '../support/processes.js';
import { watching } from '../support/thread-copy.js';

/** After ten seconds of silence each takes the other for dead (`heartbeatTimeout` of socket.io-adapter). */
const AWAY_MS = 12_500;
/** A heartbeat every five seconds, and the return of the connections before it. */
const TOGETHER_WITHIN_MS = 12_000;

let p: Processes;
let proxy: DatabaseProxy;
let [here, there]: [ApiProcess, ApiProcess] = [] as never;
beforeAll(async () => {
  p = await processes();
  proxy = await DatabaseProxy.to(p.databases.DATABASE_URL);
  here = await p.start({ DATABASE_URL: proxy.urlOf(p.databases.DATABASE_URL) });
  there = await p.start();
}, 120_000);
afterAll(async () => {
  proxy?.giveBack();
  await p?.close();
  await proxy?.close();
});

it('two processes that lost each other while the database was away hear each other again soon after it is back', async () => {
  const [amina, ben] = [await p.make.signedIn(), await p.make.signedIn()];
  const thread = await p.make.thread({ authorId: amina.scholar.id });
  const [ofAmina, ofBen] = [await here.live(amina), await there.live(ben)];
  const heard = hearing<Parameters<ServerEvents['thread.changed']>[0]>((on) => ofAmina.on('thread.changed', on));
  // Both have readers, and so both have something to say to the other all the time.
  for (const socket of [ofAmina, ofBen]) expect(await watching(socket, thread.id, 1)).toMatchObject({ ok: true });
  const isHeard = async () => {
    const { body } = await there.http(ben).post<PostView>(`/api/threads/${thread.id}/posts`, { id: p.make.id(), markdown: 'Still there?' });
    await eventually(() => expect(heard.map(({ post }) => post?.id)).toContain(body.id), 1_000);
  };
  await eventually(isHeard, TOGETHER_WITHIN_MS);
  proxy.refuse();
  await sleep(AWAY_MS);
  await expect(isHeard()).rejects.toThrow(/toContain/);
  proxy.giveBack();
  await eventually(isHeard, TOGETHER_WITHIN_MS);
}, 120_000);
