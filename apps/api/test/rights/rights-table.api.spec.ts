import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { readdirSync } from 'node:fs';
import { type Answer, type TestApp, testApp } from '../support/test-app.js';
import { makePeople, type People, roles } from './people.js';
import { type Asked, expectedStatus, type RightsTable } from './rights.js';

/** Every `<feature>.rights.ts` beside this file exports its rows as `rights`. */
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.rights.ts'));
const tables = await Promise.all(files.map(async (name) => ((await import(`./${name}`)) as { rights: RightsTable }).rights));
const rows = tables.flat();

let t: TestApp;
let people: People;

beforeAll(async () => {
  t = await testApp();
  people = await makePeople(t);
});
afterAll(() => t.close());

const method = (operation: string) => operation.split(' ')[0]?.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';

async function send(operation: string, { path, body, headers }: Asked, who?: { token: string }): Promise<Answer<unknown>> {
  const caller = t.http(who);
  const verb = method(operation);
  return verb === 'get' ? caller.get(path, headers) : caller[verb](path, body, headers);
}

/** What all callers read where there is nothing for them: the same words whether it is not there or not theirs. */
const NOTHING = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'There is nothing here, or it is not open to you.' };

describe('the rights table', () => {
  describe.each(rows)('$operation, $ownership', (row) => {
    it.each(roles)('answers %s as written', async (role) => {
      const asked = await row.ask({ t, people }, role);
      const who = role === 'nobody' ? undefined : role === 'suspended' ? people.suspended : (asked.as ?? people[role]);
      const answer = await send(row.operation, asked, who);
      const cell = { role, status: answer.status, ...(answer.status >= 400 ? { body: answer.body } : {}) };
      expect(cell).toMatchObject({ role, status: expectedStatus(row, role) });
      // A2: nothing in the answer tells what is not there from what is not yours.
      if (answer.status === 404) expect(answer.body).toEqual({ ...NOTHING, requestId: expect.any(String) });
    });
  });

  it('covers every operation of the document, and names no other', async () => {
    const { body } = await t.http().get<OpenAPIObject>('/api/openapi.json');
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    const named = new Set(rows.map(({ operation }) => operation));
    expect({
      missing: operations.filter((operation) => !named.has(operation)),
      unknown: [...named].filter((operation) => !operations.includes(operation)),
    }).toEqual({ missing: [], unknown: [] });
  });
});
