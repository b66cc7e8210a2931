import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type TestApp, testApp } from '../support/test-app.js';
import { type Operation, operationsOf } from './operations.js';

/** Longer than anything here may take, so that one that runs is told by the time. */
const SLEEP_S = 8;
const MOST_MS = 4_000;
const injections = [
  `'; SELECT pg_sleep(${SLEEP_S}); --`,
  `' OR (SELECT 1 FROM pg_sleep(${SLEEP_S})) IS NOT NULL --`,
  `1) OR (SELECT 1 FROM pg_sleep(${SLEEP_S})) IS NOT NULL --`,
  `') UNION SELECT pg_sleep(${SLEEP_S})::text --`,
  `name, (SELECT pg_sleep(${SLEEP_S}))`,
  `name; DROP TABLE scholar`,
  `$1 || pg_sleep(${SLEEP_S})`,
  `\\'; SELECT pg_sleep(${SLEEP_S}); --`,
  `x' & (select pg_sleep(${SLEEP_S})) :* | !`,
];

let t: TestApp;
let operations: Operation[];
beforeAll(async () => {
  t = await testApp();
  ({ operations } = operationsOf((await t.http().get<OpenAPIObject>('/api/openapi.json')).body));
});
afterAll(() => t?.close());

it('no parameter of any read runs what stands in it: filters, sorts, searches, places in a list, ids', async () => {
  const staff = await t.make.signedIn({ grants: ['moderator', 'editor', 'registrar', 'admin'] });
  const counted = async () => (await t.owner.query<[{ count: number }]>('SELECT count(*)::int AS count FROM scholar'))[0].count;
  const before = await counted();
  const reads = operations.filter(({ method }) => method === 'GET');
  const known = t.make.id();
  let asked = 0;
  for (const { path, inPath, inQuery } of reads) {
    const plain = path.replace(/\{\w+\}/g, known);
    const addresses = [
      ...inQuery.flatMap(({ name }) => injections.map((words) => `${plain}?${name}=${encodeURIComponent(words)}`)),
      ...inPath.flatMap(({ name }) =>
        injections.map((words) => path.replace(`{${name}}`, encodeURIComponent(words)).replace(/\{\w+\}/g, known)),
      ),
      // A place in a list is opaque only to those who do not look.
      ...(inQuery.some(({ name }) => name === 'cursor')
        ? injections.map((words) => `${plain}?cursor=${Buffer.from(JSON.stringify([words, words])).toString('base64url')}`)
        : []),
    ];
    for (const address of addresses) {
      const begun = performance.now();
      const { status } = await t.http(staff).get(address);
      expect({ address, fails: status >= 500, waits: performance.now() - begun > MOST_MS }).toEqual({
        address,
        fails: false,
        waits: false,
      });
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(500);
  expect(await counted()).toBe(before);
}, 180_000);
