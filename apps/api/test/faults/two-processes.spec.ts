import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PostView } from '@scholars-commons/shared/discussions';
import type { MeChanged, ServerEvents } from '@scholars-commons/shared/live-events';
import { setTimeout as sleep } from 'node:timers/promises';
import { viewersChanged } from '../../src/common/auth/viewer-changes.js';
import type { ApiProcess } from '../support/api-process.js';
import { betweenProcesses } from '../support/between-processes.js';
import { eventually, hearing } from '../support/eventually.js';
import type { SignedIn } from '../support/make.js';
import { type Processes, processes } from '../support/processes.js';

let p: Processes;
let here: ApiProcess;
let there: ApiProcess;

beforeAll(async () => {
  p = await processes();
  here = await p.start(betweenProcesses);
  there = await p.start(betweenProcesses);
}, 90_000);
afterAll(() => p?.close());

async function reply(who: SignedIn, api: ApiProcess, threadId: string, replyTo?: string): Promise<PostView> {
  const post = { id: p.make.id(), markdown: 'Across processes', ...(replyTo ? { replyTo } : {}) };
  return (await api.http(who).post<PostView>(`/api/threads/${threadId}/posts`, post)).body;
}

it('two processes are one: posts, notifications, presence and lost rights reach the readers of the other', async () => {
  const { make, owner } = p;
  const cohort = await make.cohort();
  const space = await make.space({ cohortId: cohort.id });
  const [amina, ben] = [
    await make.signedIn({ givenName: 'Amina', cohorts: [cohort] }),
    await make.signedIn({ givenName: 'Ben', cohorts: [cohort] }),
  ];
  const thread = await make.thread({ spaceId: space.id, authorId: amina.scholar.id });
  const [ofAmina, ofBen] = [await here.live(amina), await there.live(ben)];
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
