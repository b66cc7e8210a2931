import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostView } from '@scholars-commons/shared/discussions';
import type { MeChanged, ServerEvents } from '@scholars-commons/shared/live-events';
import { setTimeout as sleep } from 'node:timers/promises';
import { stretch } from '../../../../test/support/machine-load.js';
import { eventually, hearing } from '../../../../test/support/eventually.js';
import { reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { type LiveSocket, testApp, type TestApp } from '../../../../test/support/test-app.js';
import { ThreadCopy, watching } from '../../../../test/support/thread-copy.js';
import { viewersChanged } from '../../../common/auth/viewer-changes.js';
import { EventBus } from '../../../common/events/event-bus.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const aThread = (values: Parameters<TestApp['make']['thread']>[0] = {}) =>
  t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id, ...values });
const changesHeard = (socket: LiveSocket) =>
  hearing<Parameters<ServerEvents['thread.changed']>[0]>((on) => socket.on('thread.changed', on));
const mine = (socket: LiveSocket) => hearing<MeChanged>((on) => socket.on('me.changed', on));

describe('thread.watch', () => {
  it('answers what changed since, and nothing where nothing did', async () => {
    const thread = await aThread();
    await reply(t, talk.ben, thread.id);
    const socket = await t.live(talk.amina);
    expect(await watching(socket, thread.id, 1)).toMatchObject({
      ok: true,
      seq: 2,
      refetch: false,
      posts: [{ number: 2 }],
      thread: { id: thread.id },
    });
    expect(await watching(socket, thread.id, 2)).toEqual({ ok: true, seq: 2, refetch: false, posts: [] });
  });

  it('says to load anew to a page that is ahead, or more than 500 posts behind', async () => {
    const thread = await aThread();
    const socket = await t.live(talk.amina);
    expect(await watching(socket, thread.id, 99)).toMatchObject({ ok: true, seq: 1, refetch: true, posts: [] });
    await t.owner.query(
      `INSERT INTO post (id, thread_id, number, changed_seq, author_id, markdown, html)
       SELECT gen_random_uuid(), $1, n, n, $2, 'x', '<p>x</p>' FROM generate_series(2, 502) n`,
      [thread.id, talk.ben.scholar.id],
    );
    await t.owner.query('UPDATE thread SET seq = 502, last_post_number = 502, post_count = 502 WHERE id = $1', [thread.id]);
    expect(await watching(socket, thread.id, 1)).toMatchObject({ ok: true, refetch: true, posts: [] });
    const answer = await watching(socket, thread.id, 2);
    expect(answer.ok && answer.posts).toHaveLength(500);
  });

  it('refuses what the viewer may not read, like what is not, and lets nothing through', async () => {
    const thread = await aThread({ spaceId: talk.ofCohort.id });
    const socket = await t.live(talk.ben);
    const heard = changesHeard(socket);
    const [unseen, absent] = [await watching(socket, thread.id), await watching(socket, t.make.id())];
    expect(unseen).toMatchObject({ ok: false, problem: { status: 404 } });
    expect(absent).toMatchObject({ ok: false, problem: { status: 404 } });
    await reply(t, talk.chen, thread.id);
    await sleep(200);
    expect(heard).toEqual([]);
  });

  it.each([{}, { threadId: 'x', since: 0 }, { threadId: ['x'], since: 0 }, { threadId: '__proto__', since: 0 }, null, 'x', [1]])(
    'answers %j with a problem',
    async (request) => {
      const socket = (await t.live(talk.ben)) as unknown as {
        timeout: (ms: number) => { emitWithAck: (...values: unknown[]) => Promise<unknown> };
      };
      for (const name of ['thread.watch', 'thread.leave', 'space.watch', 'space.leave']) {
        expect(await socket.timeout(2_000).emitWithAck(name, request)).toMatchObject({ ok: false, problem: { status: 400 } });
      }
    },
  );
});

describe('thread.changed', () => {
  it('brings a post to other readers within a second, whole and alike for all', async () => {
    const thread = await aThread();
    const [amina, ben] = [await t.live(talk.amina), await t.live(talk.ben)];
    const [heard, alike] = [changesHeard(amina), changesHeard(ben)];
    await watching(amina, thread.id, 1);
    await watching(ben, thread.id, 1);
    const post = await reply(t, talk.ben, thread.id, 'Seen *live*');
    await eventually(() => expect(heard).toEqual([{ threadId: thread.id, seq: 2, post }]), 1_000);
    await eventually(() => expect(alike).toEqual(heard));
  });

  it('follows edits, removals, restorings and reactions, each one further', async () => {
    const thread = await aThread();
    const socket = await t.live(talk.amina);
    const heard = changesHeard(socket);
    await watching(socket, thread.id, 1);
    const post = await reply(t, talk.ben, thread.id, 'A secret');
    await t.http(talk.ben).patch(`/api/posts/${post.id}`, { markdown: 'Edited', changedSeq: post.changedSeq });
    await t.http(talk.amina).put(`/api/posts/${post.id}/reactions/heart`);
    await t.http(talk.amina).put(`/api/posts/${post.id}/reactions/heart`);
    await t.http(talk.ben).delete(`/api/posts/${post.id}`, {});
    // A change tells how the post stands when it is told: wait, or the stub may already be the restored post.
    await eventually(() => expect(heard.map(({ seq }) => seq)).toEqual([2, 3, 4, 5]));
    await t.http(talk.ben).post(`/api/posts/${post.id}/restore`, {});
    await eventually(() => expect(heard.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6]));
    expect(heard[3]?.post).toMatchObject({ html: '', removed: { by: 'author' }, reactions: [] });
    expect(heard[4]?.post).toMatchObject({ html: '<p dir="auto">Edited</p>', reactions: [{ kind: 'heart', count: 1 }] });
  });

  it('tells of title, closing and pinning with the thread instead of a post', async () => {
    const thread = await aThread();
    const socket = await t.live(talk.ben);
    const heard = changesHeard(socket);
    await watching(socket, thread.id, 1);
    await t.http(talk.amina).patch(`/api/threads/${thread.id}`, { title: 'A better title' });
    await t.http(talk.kofi).patch(`/api/threads/${thread.id}`, { isPinned: true });
    await t.http(talk.kofi).patch(`/api/threads/${thread.id}`, { closed: true, reason: 'All is said' });
    await eventually(() => expect(heard.map(({ seq }) => seq)).toEqual([2, 3, 4]));
    expect(heard[0]).toMatchObject({ thread: { title: 'A better title', slug: 'a-better-title' } });
    expect(heard[2]).toMatchObject({ thread: { closed: { byName: 'Kofi Mensah', reason: 'All is said' }, isPinned: true } });
    expect(heard.every(({ post }) => post === undefined)).toBe(true);
  });

  it('keeps the order while many write at once, so that pages need not ask', async () => {
    const thread = await aThread();
    const socket = await t.live(talk.amina);
    const copy = await new ThreadCopy(t, talk.amina, thread.id).load();
    await copy.watch(socket);
    const posts = await Promise.all(Array.from({ length: 30 }, (_, n) => reply(t, n % 2 ? talk.ben : talk.chen, thread.id)));
    await Promise.all(posts.map(({ id }) => t.http(talk.amina).put(`/api/posts/${id}/reactions/agree`)));
    await eventually(() => expect(copy.seq).toBe(61), 10_000);
    // A backend that is kept from answering its commit is overtaken now and then; order is the rule.
    expect(copy.asked).toBeLessThan(10);
    expect(copy.shown().every(({ number, reactions }) => number === 1 || reactions.length === 1)).toBe(true);
  });

  it('reaches nobody who left the room', async () => {
    const thread = await aThread();
    const socket = await t.live(talk.amina);
    const heard = changesHeard(socket);
    await watching(socket, thread.id, 1);
    await socket.emitWithAck('thread.leave', { threadId: thread.id });
    await reply(t, talk.ben, thread.id);
    await sleep(200);
    expect(heard).toEqual([]);
  });
});

describe('a right that goes', () => {
  it('takes the sockets of a cohort’s thread and space along within three seconds', async () => {
    const leaver = await t.make.signedIn({ cohorts: [talk.cohort] });
    const thread = await aThread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id });
    const other = await aThread();
    const socket = await t.live(leaver);
    const heard = changesHeard(socket);
    const spaces = hearing((on) => socket.on('space.changed', on));
    const me = mine(socket);
    await watching(socket, thread.id, 1);
    await watching(socket, other.id, 1);
    await socket.emitWithAck('space.watch', { spaceId: talk.ofCohort.id });
    await reply(t, talk.chen, thread.id);
    await eventually(() => expect([heard.length, spaces.length]).toEqual([1, 1]));
    const gone = Date.now();
    await t.database.transaction(async (tx) => {
      await tx.query('DELETE FROM enrollment WHERE scholar_id = $1', [leaver.scholar.id]);
      await viewersChanged(tx, { scholarIds: [leaver.scholar.id] });
    });
    const { LiveServer } = await import('../../../common/live/live-server.js');
    await eventually(() => expect(t.app.get(LiveServer).localCount(`thread:${thread.id}`)).toBe(0), 3_000);
    expect(Date.now() - gone).toBeLessThan(3_000 * stretch());
    await reply(t, talk.chen, thread.id);
    await reply(t, talk.ben, other.id);
    await sleep(1_200);
    expect(heard.map(({ threadId }) => threadId)).toEqual([thread.id, other.id]);
    expect(spaces).toHaveLength(1);
    // What the page holds already it is to ask for anew.
    expect(me.filter(({ rights }) => rights)).toHaveLength(1);
    expect(await watching(socket, thread.id)).toMatchObject({ ok: false, problem: { status: 404 } });
  });
});

describe('space.changed', () => {
  it('tells the first change at once and those of the next second together', async () => {
    const space = await t.make.space();
    const socket = await t.live(talk.amina);
    const heard = hearing<Parameters<ServerEvents['space.changed']>[0]>((on) => socket.on('space.changed', on));
    expect(await socket.emitWithAck('space.watch', { spaceId: space.id })).toEqual({ ok: true });
    const begun = Date.now();
    const mostByNow = () => 1 + Math.floor((Date.now() - begun) / 1_000);
    const thread = await aThread({ spaceId: space.id });
    await reply(t, talk.ben, thread.id);
    await eventually(() => expect(heard).not.toEqual([]), 500);
    for (let n = 0; n < 5; n += 1) await reply(t, talk.ben, thread.id);
    await sleep(300);
    // The first is told at once, and one more a second; how many seconds six posts take, the machine decides.
    expect(heard.length).toBeLessThanOrEqual(mostByNow());
    await eventually(() => expect(heard.at(-1)?.lastPostNumber).toBe(7));
    expect(heard.length).toBeLessThanOrEqual(mostByNow());
    expect(heard.at(-1)).toMatchObject({ spaceId: space.id, threadId: thread.id, title: thread.title, lastAuthor: { name: 'Ben Okoro' } });
  });

  it('is refused for the space of another cohort', async () => {
    const socket = await t.live(talk.ben);
    expect(await socket.emitWithAck('space.watch', { spaceId: talk.ofCohort.id })).toMatchObject({ ok: false, problem: { status: 404 } });
  });
});

describe('presence and typing', () => {
  it('count people and not tabs, leave out who hides, and follow who goes', async () => {
    const thread = await aThread();
    const hidden = await t.make.signedIn({ givenName: 'Hidden' });
    await t.owner.query(`UPDATE account SET settings = '{"hidePresence": true}' WHERE id = $1`, [hidden.accountId]);
    const [amina, tab, ben, quiet] = [await t.live(talk.amina), await t.live(talk.amina), await t.live(talk.ben), await t.live(hidden)];
    const heard = hearing<Parameters<ServerEvents['thread.presence']>[0]>((on) => amina.on('thread.presence', on));
    for (const socket of [amina, tab, ben, quiet]) await watching(socket, thread.id, 1);
    await eventually(() => expect(heard.at(-1)).toMatchObject({ count: 2 }));
    expect(heard.at(-1)?.names.toSorted()).toEqual(['Amina Diallo', 'Ben Okoro']);
    tab.disconnect();
    ben.disconnect();
    await eventually(() => expect(heard.at(-1)).toEqual({ threadId: thread.id, count: 1, names: ['Amina Diallo'] }));
  });

  it('lose who begins to hide while he reads', async () => {
    const thread = await aThread();
    const [amina, ben] = [await t.live(talk.amina), await t.live(talk.ben)];
    const heard = hearing<Parameters<ServerEvents['thread.presence']>[0]>((on) => amina.on('thread.presence', on));
    for (const socket of [amina, ben]) await watching(socket, thread.id, 1);
    await eventually(() => expect(heard.at(-1)).toMatchObject({ count: 2 }));
    await t.http(talk.ben).patch('/api/account/settings', { hidePresence: true });
    await eventually(() => expect(heard.at(-1)).toEqual({ threadId: thread.id, count: 1, names: ['Amina Diallo'] }), 3_000);
    await t.http(talk.ben).patch('/api/account/settings', { hidePresence: false });
  });

  it('are whole where several other processes speak at one moment', async () => {
    const thread = await aThread();
    const amina = await t.live(talk.amina);
    const heard = hearing<Parameters<ServerEvents['thread.presence']>[0]>((on) => amina.on('thread.presence', on));
    await watching(amina, thread.id, 1);
    await eventually(() => expect(heard.at(-1)).toMatchObject({ count: 1 }));
    const others = [talk.ben, talk.chen, talk.kofi].map(({ scholar }) => ({ id: scholar.id, name: scholar.name }));
    const { LiveServer } = await import('../../../common/live/live-server.js');
    const io = t.app.get(LiveServer)['io'];
    for (const person of others) {
      const told = { process: t.make.id(), threadId: thread.id, count: 1, people: [person.id], named: [person] };
      io.of('/')._onServerSideEmit(['presence', told]);
    }
    await eventually(() => expect(heard.at(-1)).toMatchObject({ count: 4 }), 3_000);
    expect(heard).toHaveLength(2);
  });

  it('tells others that I write, at most every two seconds, and not me', async () => {
    const thread = await aThread();
    const [amina, ben, outside] = [await t.live(talk.amina), await t.live(talk.ben), await t.live(talk.chen)];
    const [own, heard] = [amina, ben].map((socket) => hearing((on) => socket.on('thread.typing', on)));
    await watching(amina, thread.id, 1);
    await watching(ben, thread.id, 1);
    outside.emit('thread.typing', { threadId: thread.id });
    amina.emit('thread.typing', { threadId: thread.id });
    amina.emit('thread.typing', { threadId: thread.id });
    await eventually(() => expect(heard).toEqual([{ threadId: thread.id, scholarId: talk.amina.scholar.id, name: 'Amina Diallo' }]));
    await sleep(100);
    expect([own?.length, heard?.length]).toEqual([0, 1]);
  });
});

describe('me.changed', () => {
  it('follows my reading, reactions and notifications on my other device, and on nobody else’s', async () => {
    const thread = await aThread({ authorId: talk.ben.scholar.id });
    const [device, other] = [await t.live(talk.ben), await t.live(talk.chen)];
    const [heard, foreign] = [mine(device), mine(other)];
    await t.http(talk.ben).put(`/api/threads/${thread.id}/read`, { number: 1 });
    await eventually(() => expect(heard).toContainEqual({ read: { threadId: thread.id, readNumber: 1 } }));
    const post = await reply(t, talk.amina, thread.id, 'An answer to you', thread.firstPostId);
    await eventually(() => expect(heard).toContainEqual({ unreadNotifications: 1 }));
    await t.http(talk.ben).put(`/api/posts/${post.id}/reactions/thanks`);
    await eventually(() => expect(heard).toContainEqual({ reactions: { threadId: thread.id, postId: post.id, kinds: ['thanks'] } }));
    await t.http(talk.ben).put('/api/notifications/read', { all: true });
    await eventually(() => expect(heard).toContainEqual({ unreadNotifications: 0 }));
    const { body } = await t.http(talk.ben).put<{ caughtUpAt: string }>('/api/threads/read');
    await eventually(() => expect(heard).toContainEqual({ caughtUp: { at: body.caughtUpAt } }));
    expect(foreign).toEqual([]);
  });
});

describe('the pulse', () => {
  it('tells the present seq, so that a lost last event is noticed', async () => {
    const { Pulse } = await import('./pulse.js');
    const thread = await aThread();
    const socket = await t.live(talk.amina);
    const copy = await new ThreadCopy(t, talk.amina, thread.id).load();
    await copy.watch(socket);
    // Written past the application, as if the event had been lost on the way.
    await t.make.post({ threadId: thread.id, authorId: talk.ben.scholar.id });
    await t.app.get(Pulse).beat();
    await eventually(() => expect(copy.shown().map(({ number }) => number)).toEqual([1, 2]));
  });
});

describe('what processes tell one another once they are together again', () => {
  it('is gathered: each looks once, however many tell it', async () => {
    const thread = await aThread();
    await reply(t, talk.ben, thread.id);
    const socket = await t.live(talk.amina);
    await new ThreadCopy(t, talk.amina, thread.id).watch(socket);
    await sleep(500);
    const pulses = hearing((on) => socket.on('thread.pulse', on));
    const bells = hearing((on) => socket.on('me.changed', on));
    for (let n = 0; n < 10; n += 1) t.app.get(EventBus).publish('fan-out.returned', { lostSince: new Date(Date.now() - n * 1_000) });
    await eventually(() => expect([pulses.length, bells.length]).toEqual([1, 1]));
    await sleep(1_500);
    expect([pulses.length, bells.length]).toEqual([1, 1]);
  });
});

describe('a cut with 200 events', () => {
  it('leaves no gap and no double; edits and removals are applied', async () => {
    const thread = await aThread();
    const posts: PostView[] = [];
    for (let n = 0; n < 30; n += 1) posts.push(await reply(t, talk.ben, thread.id, `Before ${n}`));
    const copy = await new ThreadCopy(t, talk.amina, thread.id).load();
    const socket = await t.live(talk.amina);
    await copy.watch(socket);
    posts.push(await reply(t, talk.ben, thread.id, 'Seen before the cut'));
    await eventually(() => expect(copy.shown()).toHaveLength(32));
    socket.disconnect();

    for (let n = 0; n < 140; n += 1) posts.push(await reply(t, n % 2 ? talk.ben : talk.chen, thread.id, `Meanwhile ${n}`));
    for (const post of posts.filter(({ author }) => author.id === talk.ben.scholar.id).slice(0, 20)) {
      await t.http(talk.ben).patch(`/api/posts/${post.id}`, { markdown: `Edited ${post.number}`, changedSeq: post.changedSeq });
    }
    for (const post of posts.slice(40, 60)) await t.http(talk.kofi).delete(`/api/posts/${post.id}`, { reason: 'Off topic' });
    for (const post of posts.slice(40, 45)) await t.http(talk.kofi).post(`/api/posts/${post.id}/restore`, { reason: 'After all' });
    for (const post of posts.slice(60, 75)) await t.http(talk.amina).put(`/api/posts/${post.id}/reactions/agree`);

    // The full figure of the cut; without it only the events count, since the server keeps nothing for who is away.
    if (process.env.TEST_LONG) await sleep(60_000);

    const again = await t.live(talk.amina);
    await copy.watch(again);
    await reply(t, talk.ben, thread.id, 'Seen after the cut');
    await eventually(() => expect(copy.shown()).toHaveLength(173));
    const truth = await new ThreadCopy(t, talk.amina, thread.id).load();
    expect(copy.shown()).toEqual(truth.shown());
    expect(copy.shown().map(({ number }) => number)).toEqual(Array.from({ length: 173 }, (_, n) => n + 1));
    expect(copy.shown().filter(({ removed }) => removed)).toHaveLength(15);
  }, 120_000);
});
