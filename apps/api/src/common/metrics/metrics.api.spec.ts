import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

const TOKEN = 'a-token-for-machines';
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ METRICS_TOKEN: TOKEN });
});
afterAll(() => t.close());

const figures = async () => (await t.http().get('/api/metrics', { authorization: `Bearer ${TOKEN}` })).text;

describe('the figures of a process', () => {
  it('count the jobs that wait and those that were set aside, and not those that are done', async () => {
    await t.owner.query(`INSERT INTO pgboss.job (name, state, policy) SELECT 'send-mail', s::pgboss.job_state, 'standard'
      FROM unnest('{created,created,failed,completed}'::text[]) AS s`);
    const text = await figures();
    expect(text).toContain('jobs{queue="send-mail",state="created"} 2');
    expect(text).toContain('jobs{queue="send-mail",state="failed"} 1');
    expect(text).not.toContain('state="completed"');
  });

  it('are those that the alerts of docs/operations.md ask for', async () => {
    const manual = readFileSync(new URL('../../../../../docs/operations.md', import.meta.url), 'utf8');
    const [, alerts = ''] = /```yaml\n(.*?)```/s.exec(manual) ?? [];
    const asked = [...alerts.matchAll(/\b(?:http|live|requests|database|jobs|nodejs|process)(?:_[a-z0-9]+)*(?=[{[ )])/g)].map(
      ([name]) => name,
    );
    expect(new Set(asked).size).toBeGreaterThan(7);
    await t.http().get('/api/health');
    const text = await figures();
    for (const name of asked) expect([name, text.includes(`\n${name}{`) || text.includes(`\n${name} `)]).toEqual([name, true]);
  });
});
