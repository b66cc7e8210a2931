import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import { aSubmission } from '../support/news.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { makePeople, type People } from './people.js';

const ROUNDS = 41;
const APART_MS = 25;

let t: TestApp;
let people: People;
beforeAll(async () => {
  t = await testApp();
  people = await makePeople(t);
});
afterAll(() => t?.close());

interface Told {
  status: number;
  body: object;
}

/** Asks both in turn, so that whatever else the machine does falls on both alike, and answers how far their medians lie apart. */
async function apart(one: () => Promise<Told>, other: () => Promise<Told>): Promise<{ ms: number; told: [object, object] }> {
  const took: [number[], number[]] = [[], []];
  const told: [object, object] = [{}, {}];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [which, ask] of [one, other].entries() as IterableIterator<[0 | 1, () => Promise<Told>]>) {
      const begun = performance.now();
      const { status, body } = await ask();
      took[which].push(performance.now() - begun);
      told[which] = { status, ...body, requestId: '' };
    }
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return { ms: Math.abs(median(took[0]) - median(took[1])), told };
}

/** Enough words that reading them would be seen. */
const A_LONG_POST = `<p>${'x'.repeat(200_000)}</p>`;
const hiddenThread = async () => {
  const { id: cohortId } = await t.make.cohort();
  return (await t.make.thread({ spaceId: (await t.make.space({ cohortId })).id })).id;
};
const longThread = async () => {
  const threadId = await hiddenThread();
  for (let n = 0; n < 50; n += 1) await t.make.post({ threadId, authorId: people.owner.scholar.id, html: A_LONG_POST });
  return threadId;
};

it.each<[string, () => Promise<string>, string]>([
  ['a thread', hiddenThread, '/api/threads/ID'],
  ['a page of a thread', longThread, '/api/threads/ID/posts'],
  ['a scholar', async () => (await t.make.scholar({ isListed: false })).id, '/api/scholars/ID'],
  ['a draft of news', async () => (await aSubmission(t, { submitterId: people.owner.scholar.id })).id, '/api/news-submissions/ID'],
])(
  '%s that is not open to me and one that is not there answer alike, in words and in time',
  async (_what, make, path) => {
    const hidden = await make();
    const ask = (id: () => string) => () => t.http(people.stranger).get(path.replace('ID', id()));
    const { ms, told } = await apart(
      ask(() => hidden),
      ask(() => t.make.id()),
    );
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ status: 404 });
    expect(ms).toBeLessThan(APART_MS);
  },
  60_000,
);

it.each([
  ['/api/session', { password: 'not this one at all' }],
  ['/api/session/link', {}],
  ['/api/password-resets', {}],
])(
  '%s answers alike for an address that signs in here and one that does not, in words and in time',
  async (path, more) => {
    const passwordHash = await hashPassword('seven grey herons wade');
    const known = await Promise.all(Array.from({ length: ROUNDS }, () => t.make.signedIn({ passwordHash })));
    let n = 0;
    const { ms, told } = await apart(
      () => t.http().post(path, { email: known[n++]?.email, ...more }),
      () => t.http().post(path, { email: `nobody.${t.make.id()}@alumni.example`, ...more }),
    );
    expect(told[0]).toEqual(told[1]);
    expect(ms).toBeLessThan(APART_MS);
  },
  90_000,
);
