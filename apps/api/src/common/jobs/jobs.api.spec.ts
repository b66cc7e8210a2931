import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { readMail } from '../mail/outbox.js';

let t: TestApp;
let Mail: typeof import('../mail/mail.js').Mail;
let Jobs: typeof import('./jobs.js').Jobs;

beforeAll(async () => {
  t = await testApp();
  ({ Mail } = await import('../mail/mail.js'));
  ({ Jobs } = await import('./jobs.js'));
});
afterAll(() => t.close());

const message = {
  to: 'amina@alumni.example',
  subject: 'Würde & Größe, 日本語',
  text: 'Dear Amina, größer = 日本語,\n\nhttp://127.0.0.1/x?a=1\n',
};
const kept = () => {
  const folder = join(t.dataDir, 'outbox');
  return readdirSync(folder).map((name) => readMail(readFileSync(join(folder, name), 'utf8')));
};

describe('mail as a job', () => {
  it('goes out with the transaction, once, as it was written', async () => {
    await t.database.transaction((tx) => t.app.get(Mail).queue(tx, message));
    expect(await t.app.get(Jobs).drain()).toBe(1);
    expect(kept()).toMatchObject([message]);
    expect(await t.app.get(Jobs).drain()).toBe(0);
  });

  it('leaves nothing of what it was told in the database', async () => {
    const rows = await t.owner.query(`SELECT data::text FROM pgboss.job UNION ALL SELECT data::text FROM pgboss.archive`);
    expect(JSON.stringify(rows)).not.toContain('amina');
  });

  it('does not go out when the transaction rolls back', async () => {
    const undone = t.database.transaction(async (tx) => {
      await t.app.get(Mail).queue(tx, message);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await t.app.get(Jobs).drain()).toBe(0);
  });
});

describe('a poisonous job', () => {
  it('does not hold up the others, and is set aside after its tries', async () => {
    const poison = t.make.id();
    await t.owner.query(`INSERT INTO pgboss.job (id, name, data, retry_limit, retry_delay) VALUES ($1, 'send-mail', '{"to": 7}', 1, 60)`, [
      poison,
    ]);
    const state = async () => (await t.owner.query<[{ state: string }]>('SELECT state FROM pgboss.job WHERE id = $1', [poison]))[0].state;
    await t.database.transaction((tx) => t.app.get(Mail).queue(tx, { ...message, subject: 'After the poison' }));
    await t.app.get(Jobs).drain();
    expect(await state()).toBe('retry');
    expect(kept().map(({ subject }) => subject)).toContain('After the poison');
    await t.owner.query('UPDATE pgboss.job SET start_after = now() WHERE id = $1', [poison]);
    await t.app.get(Jobs).drain();
    expect(await state()).toBe('failed');
    expect(await t.app.get(Jobs).drain()).toBe(0);
  });
});

describe('GET /dev/mail', () => {
  it('shows the demo its mails, to admins alone', async () => {
    const [admin, scholar] = [await t.make.signedIn({ grants: ['admin'] }), await t.make.signedIn()];
    expect((await t.http().get('/dev/mail')).status).toBe(401);
    expect((await t.http(scholar).get('/dev/mail')).status).toBe(404);
    const page = await t.http(admin).get('/dev/mail');
    expect(page.status).toBe(200);
    expect(page.text).toContain('日本語');
    expect(page.text).toContain('<a href="http://127.0.0.1/x?a=1">');
  });
});
