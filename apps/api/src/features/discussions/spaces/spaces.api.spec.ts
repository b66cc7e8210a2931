import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SpaceList, spaceList, type SpaceView, spaceView, type ThreadPage } from '@scholars-commons/shared/discussions';
import type { Problem } from '@scholars-commons/shared/problem';
import * as z from 'zod';
import type { SignedIn } from '../../../../test/support/make.js';
import { reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const spaces = async (who: SignedIn) => (await t.http(who).get<SpaceList>('/api/spaces')).body;
const names = async (who: SignedIn) => (await spaces(who)).items.map(({ name }) => name);

describe('GET /api/spaces', () => {
  it('lists open spaces and those of my cohorts; to a moderator all, saying why', async () => {
    expect(await names(talk.ben)).toEqual(['Assessment']);
    expect(await names(talk.ada)).toEqual(['Assessment']);
    expect(await names(talk.chen)).toEqual(['Assessment', 'Our year']);
    const { items } = await spaces(talk.kofi);
    expect(items.map(({ readAsModerator, can }) => [readAsModerator, can.start])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('counts exactly the threads that the filter "unread" lists, for each who may read', async () => {
    const moved = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id });
    await t.make.thread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id });
    await t.http(talk.ben).put(`/api/threads/${moved.id}/read`, { number: 1 });
    await reply(t, talk.amina, moved.id);
    for (const who of [talk.amina, talk.ben, talk.chen, talk.kofi, talk.ada]) {
      const { items } = await spaces(who);
      for (const space of items) {
        const { body } = await t.http(who).get<ThreadPage>(`/api/threads?space=${space.slug}&filter=unread`);
        expect([space.name, space.unreadThreads]).toEqual([space.name, body.items.length]);
      }
      const all = await t.http(who).get<ThreadPage>('/api/threads?filter=unread');
      expect(items.reduce((sum, { unreadThreads }) => sum + unreadThreads, 0)).toBe(all.body.items.length);
    }
  });

  it('calls nothing new to a moderator that he reads of other people’s cohorts, until he has begun to read it', async () => {
    const thread = await t.make.thread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id });
    const row = async () => {
      const { body } = await t.http(talk.kofi).get<ThreadPage>(`/api/threads?space=${talk.ofCohort.slug}`);
      return body.items.find(({ id }) => id === thread.id);
    };
    expect(await row()).toMatchObject({ isNew: false, unread: 0 });
    const unread = await t.http(talk.kofi).get<ThreadPage>('/api/threads?filter=unread');
    expect(unread.body.items.map(({ id }) => id)).not.toContain(thread.id);
    await t.http(talk.kofi).put(`/api/threads/${thread.id}/read`, { number: 1 });
    await reply(t, talk.chen, thread.id);
    expect(await row()).toMatchObject({ isNew: false, unread: 1 });
  });

  it('holds what its contract names and no more', async () => {
    const list = await spaces(talk.chen);
    z.strictObject(spaceList.shape).parse(list);
    for (const space of list.items) z.strictObject(spaceView.shape).parse(space);
    expect(list.items[0]?.lastPostAt).not.toBeNull();
  });

  it('answers 401', async () => expect((await t.http().get('/api/spaces')).status).toBe(401));
});

describe('POST /api/spaces', () => {
  const space = (name: string) => ({ id: t.make.id(), name, description: 'A place to ask' });

  it('is an admin’s, on record, and gives each its own address', async () => {
    const input = space('Simulation');
    const first = await t.http(talk.ada).post('/api/spaces', input);
    expect([first.status, first.body.slug]).toEqual([201, 'simulation']);
    expect((await t.http(talk.ada).post('/api/spaces', input)).status).toBe(200);
    expect((await t.http(talk.ada).post('/api/spaces', space('Simulation!'))).body.slug).toBe('simulation-2');
    // Pages of the web have these addresses.
    for (const name of ['New', 'Search']) {
      expect((await t.http(talk.ada).post('/api/spaces', space(name))).body.slug).toBe(`${name.toLowerCase()}-space`);
    }
    const rows = await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1', [input.id]);
    expect(rows.map(({ act }) => act)).toEqual(['space.create']);
  });

  it('gives each its own address also when many of one name come at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => t.http(talk.ada).post<SpaceView>('/api/spaces', space('At once'))));
    expect(made.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(made.map(({ body }) => body.slug)).size).toBe(8);
  });

  it('answers 401, 403, 409 and 400', async () => {
    expect((await t.http().post('/api/spaces', space('Nobody’s'))).status).toBe(401);
    for (const who of [talk.ben, talk.kofi]) expect((await t.http(who).post('/api/spaces', space('Not mine'))).status).toBe(403);
    expect((await t.http(talk.ada).post('/api/spaces', { ...space('Another'), id: '7f1d8c2e-0c8e-4b8e-9d6a-1b2c3d4e5f60' })).status).toBe(
      400,
    );
    const input = space('Once');
    await t.http(talk.ada).post('/api/spaces', input);
    expect((await t.http(talk.ada).post('/api/spaces', { ...input, name: 'Twice' })).status).toBe(409);
    const unknown = await t.http(talk.ada).post<Problem>('/api/spaces', { ...space('Odd'), kind: 'cohort' });
    expect(unknown.body.errors?.[0]?.pointer).toBe('/kind');
  });
});

describe('PATCH /api/spaces/:id', () => {
  const open = async () => {
    const input = { id: t.make.id(), name: 'Feedbak', description: '' };
    return (await t.http(talk.ada).post<SpaceView>('/api/spaces', input)).body;
  };
  const path = (id: string) => `/api/spaces/${id}`;

  it('changes name and purpose, keeps the address, and is on record', async () => {
    const made = await open();
    const input = { version: made.version, name: 'Feedback', description: 'How we tell each other' };
    const answer = await t.http(talk.ada).patch<SpaceView>(path(made.id), input);
    expect(answer).toMatchObject({ status: 200, body: { ...input, version: made.version + 1, slug: made.slug } });
    expect((await spaces(talk.ben)).items).toContainEqual(expect.objectContaining({ id: made.id, name: 'Feedback' }));
    // A retry is no second change.
    expect((await t.http(talk.ada).patch<SpaceView>(path(made.id), input)).body.version).toBe(made.version + 1);
    const rows = await t.owner.query<{ act: string }[]>(`SELECT act FROM audit WHERE thing_id = $1 AND act = 'space.change'`, [made.id]);
    expect(rows).toHaveLength(1);
  });

  it('tells who was second what stands now, and keeps it on record', async () => {
    const made = await open();
    await t.http(talk.ada).patch(path(made.id), { version: 1, name: 'Feedback', description: '' });
    const second = await t.http(talk.ada).patch<Problem>(path(made.id), { version: 1, name: 'Advice', description: '' });
    expect(second).toMatchObject({ status: 409, body: { type: '/problems/stale', current: { name: 'Feedback', version: 2 } } });
    const rows = await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1 ORDER BY at', [made.id]);
    expect(rows.map(({ act }) => act)).toEqual(['space.create', 'space.change', 'space.change-refused']);
  });

  it('answers 401, 403, 404 and 400', async () => {
    const { id } = await open();
    const input = { version: 1, name: 'Feedback', description: '' };
    expect((await t.http().patch(path(id), input)).status).toBe(401);
    for (const who of [talk.ben, talk.kofi]) expect((await t.http(who).patch(path(id), input)).status).toBe(403);
    expect((await t.http(talk.ada).patch(path(talk.ofCohort.id), input)).status).toBe(404);
    const unknown = await t.http(talk.ada).patch<Problem>(path(id), { ...input, slug: 'mine' });
    expect(unknown.body.errors?.[0]?.pointer).toBe('/slug');
    expect((await t.http(talk.ada).patch<Problem>(path(id), { ...input, name: 'x' })).body.errors?.[0]?.pointer).toBe('/name');
  });
});
