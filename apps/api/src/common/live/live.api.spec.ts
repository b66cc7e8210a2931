import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SignedIn } from '../../../test/support/make.js';
import { type LiveSocket, type TestApp, testApp } from '../../../test/support/test-app.js';
import { viewersChanged } from '../auth/viewer-changes.js';

let t: TestApp;
let amina: SignedIn;

beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
  amina = await t.make.signedIn();
});
afterAll(() => t.close());

const ended = (socket: LiveSocket) => new Promise<string>((resolve) => socket.once('disconnect', resolve));
const within = <T>(milliseconds: number, work: Promise<T>) =>
  Promise.race([work, sleep(milliseconds, undefined, { ref: false }).then(() => Promise.reject(new Error('too late')))]);
/** As a stranger's client would: any name, any values. */
const anything = (socket: LiveSocket) =>
  socket as unknown as {
    emit: (...values: unknown[]) => void;
    timeout: (ms: number) => { emitWithAck: (...values: unknown[]) => Promise<unknown> };
  };

describe('the handshake', () => {
  it.each([
    ['a visitor', null],
    ['a token that never was', { token: 'x'.repeat(43) }],
    ['a token of no shape', { token: '__proto__' }],
  ])('refuses %s', async (_who, who) => {
    await expect(t.live(who)).rejects.toMatchObject({ message: 'signed-out', data: { status: 401 } });
  });

  it.each(['https://elsewhere.example', 'null', ''])('refuses the origin "%s"', async (origin) => {
    await expect(t.live(amina, { origin })).rejects.toThrow('websocket error');
  });

  it('refuses a session that ended, also one that was just known', async () => {
    const device = await t.make.session(amina.accountId);
    (await t.live(device)).disconnect();
    await t.database.transaction(async (tx) => {
      await tx.query('DELETE FROM session WHERE id = $1', [device.sessionId]);
      await viewersChanged(tx, { sessionIds: [device.sessionId] });
    });
    await sleep(50);
    await expect(t.live(device)).rejects.toMatchObject({ data: { status: 401 } });
  });
});

describe('an open socket', () => {
  it('ends with its session, and other devices stay', async () => {
    const device = await t.make.session(amina.accountId);
    const [one, other] = [await t.live(device), await t.live(amina)];
    const told = new Promise((resolve) => one.once('session.ended', resolve));
    const end = ended(one);
    await t.database.transaction(async (tx) => {
      await tx.query('DELETE FROM session WHERE id = $1', [device.sessionId]);
      await viewersChanged(tx, { sessionIds: [device.sessionId] });
    });
    await within(3_000, end);
    await expect(within(100, told)).resolves.toEqual({ reason: 'ended' });
    expect(other.connected).toBe(true);
  });

  it('ends when all sessions are deleted by hand, as the manual says', async () => {
    const manual = readFileSync(new URL('../../../../../docs/operations.md', import.meta.url), 'utf8');
    const [, statements = ''] = /`(BEGIN; DELETE FROM session;[^`]*)`/.exec(manual) ?? [];
    const visitor = await t.make.signedIn();
    const socket = await t.live(visitor);
    expect((await t.http(visitor).get('/api/session')).status).toBe(200);
    const end = ended(socket);
    // Those of other tests go on.
    const others = statements.replace('DELETE FROM session', `DELETE FROM session WHERE id = '${visitor.sessionId}'`);
    expect(others).toContain(visitor.sessionId);
    await t.owner.query(others);
    await within(3_000, end);
    expect((await t.http(visitor).get('/api/session')).status).toBe(401);
  });

  it('ends when its person is suspended', async () => {
    const kofi = await t.make.signedIn();
    const socket = await t.live(kofi);
    const end = ended(socket);
    await t.database.transaction(async (tx) => {
      await tx.query(`UPDATE scholar SET state = 'suspended' WHERE id = $1`, [kofi.scholar.id]);
      await viewersChanged(tx, { scholarIds: [kofi.scholar.id] });
    });
    await within(3_000, end);
  });

  it('hears what its grant hears only as long as it has the grant', async () => {
    const { LiveServer } = await import('./live-server.js');
    const live = t.app.get(LiveServer);
    const lee = await t.make.signedIn({ grants: ['registrar'] });
    const socket = await t.live(lee);
    await sleep(50);
    expect(live.localCount('grant:registrar')).toBe(1);
    await t.database.transaction(async (tx) => {
      await tx.query('DELETE FROM staff_grant WHERE scholar_id = $1', [lee.scholar.id]);
      await viewersChanged(tx, { scholarIds: [lee.scholar.id] });
    });
    await sleep(200);
    expect(socket.connected).toBe(true);
    expect(live.localCount('grant:registrar')).toBe(0);
  });
});

describe('what a stranger may send', () => {
  const names = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'user.__proto__.x',
    'join',
    'thread.nothing',
    '',
    'x'.repeat(5_000),
  ];

  it.each(names)('answers the event %j with a problem', async (name) => {
    const socket = await t.live(await t.make.session(amina.accountId));
    const answer = (await anything(socket).timeout(2_000).emitWithAck(name, { a: 1 })) as { ok: boolean; problem: Problem };
    expect(answer).toMatchObject({ ok: false, problem: { status: 404 } });
  });

  it('refuses more than 100 events in 10 seconds, and ends who goes on', async () => {
    const socket = await t.live(await t.make.session(amina.accountId));
    const answers = await Promise.all(Array.from({ length: 101 }, () => anything(socket).timeout(3_000).emitWithAck('nothing')));
    expect(answers.slice(0, 100)).toEqual(Array(100).fill(expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) })));
    expect(answers[100]).toMatchObject({ ok: false, problem: { status: 429, retryAfter: expect.any(Number) } });
    const end = ended(socket);
    for (let count = 0; count < 250; count += 1) anything(socket).emit('nothing');
    await within(2_000, end);
  });
});
