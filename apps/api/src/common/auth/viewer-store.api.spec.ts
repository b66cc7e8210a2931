import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import type { SignedIn } from '../../../test/support/make.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { viewersChanged } from './viewer-changes.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const status = async (who: Pick<SignedIn, 'token'>) => (await t.http(who).get('/api/session')).status;
const forget = (sessionId: string) => t.owner.query('DELETE FROM session WHERE id = $1', [sessionId]);

describe('a viewer', () => {
  it('is kept, and refused right after the commit that ends the session', async () => {
    const amina = await t.make.signedIn();
    expect(await status(amina)).toBe(200);
    await t.database.transaction(async (tx) => {
      await tx.query('DELETE FROM session WHERE id = $1', [amina.sessionId]);
      await viewersChanged(tx, { sessionIds: [amina.sessionId] });
    });
    expect(await status(amina)).toBe(401);
  });

  it('stays as it was when the change rolls back', async () => {
    const amina = await t.make.signedIn();
    expect(await status(amina)).toBe(200);
    const undone = t.database.transaction(async (tx) => {
      await tx.query('DELETE FROM session WHERE id = $1', [amina.sessionId]);
      await viewersChanged(tx, { sessionIds: [amina.sessionId] });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await status(amina)).toBe(200);
  });

  it('follows what another process commits', async () => {
    const amina = await t.make.signedIn();
    expect(await status(amina)).toBe(200);
    await t.owner.transaction(async (tx) => {
      await tx.query('DELETE FROM session WHERE id = $1', [amina.sessionId]);
      await viewersChanged(tx, { sessionIds: [amina.sessionId] });
    });
    await eventually(async () => expect(await status(amina)).toBe(401), 1_000);
  });

  it('never comes back by a question that was on its way (50 at once, 20 rounds)', async () => {
    const scholars = await Promise.all(Array.from({ length: 20 }, () => t.make.signedIn()));
    for (const { sessionId, token } of scholars) {
      const asked = Array.from({ length: 50 }, () => status({ token }));
      await t.database.transaction(async (tx) => {
        await tx.query('DELETE FROM session WHERE id = $1', [sessionId]);
        await viewersChanged(tx, { sessionIds: [sessionId] });
      });
      const after = [status({ token }), status({ token })];
      expect(new Set(await Promise.all(after))).toEqual(new Set([401]));
      await Promise.all(asked);
      expect(await status({ token })).toBe(401);
    }
  });

  it('is not kept while nobody listens, so that what is missed cannot matter', async () => {
    const amina = await t.make.signedIn();
    expect(await status(amina)).toBe(200);
    const { ViewerChanges } = await import('./viewer-changes.js');
    const changes = t.app.get(ViewerChanges);
    await t.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN viewer%'`,
    );
    await t.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'SELECT 1' AND state = 'idle'`,
    );
    await eventually(() => expect(changes.isListening).toBe(false), 3_000);
    // Not even told: as if the notice had come while the line was cut.
    await forget(amina.sessionId);
    expect(await status(amina)).toBe(401);
    await eventually(() => expect(changes.isListening).toBe(true), 5_000);
  });
});

describe('a session ends by time', () => {
  const aged = (sessionId: string, column: 'last_seen_at' | 'expires_at', interval: string) =>
    t.owner.query(`UPDATE session SET ${column} = now() - $2::interval WHERE id = $1`, [sessionId, interval]);

  it.each([
    ['a scholar away for 13 days', [] as const, 'last_seen_at', '13 days', 200],
    ['a scholar away for 14 days', [] as const, 'last_seen_at', '14 days', 401],
    ['staff away for 11 hours', ['moderator'] as const, 'last_seen_at', '11 hours', 200],
    ['staff away for 12 hours', ['moderator'] as const, 'last_seen_at', '12 hours', 401],
    ['anybody 30 days after signing in', [] as const, 'expires_at', '0 seconds', 401],
  ] as const)('%s', async (_who, grants, column, interval, expected) => {
    const amina = await t.make.signedIn({ grants: [...grants] });
    await aged(amina.sessionId, column, interval);
    expect(await status(amina)).toBe(expected);
  });

  it('remembers a visit at most once an hour', async () => {
    const amina = await t.make.signedIn();
    const seen = async () => (await t.owner.query('SELECT last_seen_at FROM session WHERE id = $1', [amina.sessionId])) as unknown;
    const first = await seen();
    await status(amina);
    expect(await seen()).toEqual(first);
    await aged(amina.sessionId, 'last_seen_at', '2 hours');
    const { ViewerStore } = await import('./viewer-store.js');
    await t.owner.transaction((tx) => viewersChanged(tx, { sessionIds: [amina.sessionId] }));
    await eventually(async () => {
      await t.app.get(ViewerStore).of(amina.token);
      const [{ fresh }] = await t.owner.query<[{ fresh: boolean }]>(
        `SELECT last_seen_at > now() - interval '1 minute' AS fresh FROM session WHERE id = $1`,
        [amina.sessionId],
      );
      expect(fresh).toBe(true);
    });
  });
});
