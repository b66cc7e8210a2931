import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../test/support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it('gives the application no time without end, and no right on the schema or the audit', async () => {
  const setting = async (name: string) =>
    (await t.database.query<[{ value: string }]>('SELECT current_setting($1) AS value', [name]))[0].value;
  expect(await setting('statement_timeout')).toBe('15s');
  expect(await setting('idle_in_transaction_session_timeout')).toBe('30s');
  const refused = [
    'CREATE TABLE mine (id int)',
    'DELETE FROM audit',
    'UPDATE audit_detail SET before = NULL',
    'TRUNCATE audit',
    'DROP TABLE session',
  ];
  for (const statement of refused) await expect(t.database.query(statement)).rejects.toThrow(/permission denied|must be owner/);
});

it('refuses criteria that are missing instead of answering the first row', async () => {
  const { Scholar } = await import('../features/scholars/scholar.entity.js');
  await t.make.scholar();
  const scholars = t.database.getRepository(Scholar);
  for (const id of [undefined, null]) await expect(scholars.findOne({ where: { id: id as never } })).rejects.toThrow(/undefined|null/i);
});
