import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe';
import { sql } from './support/database';
import { expect, test } from './support/fixtures';

const marker = `Marker${randomUUID().slice(0, 8)}`;

/** Work that fails at its first and only try: its message has no text. */
async function poison(): Promise<string> {
  const id = randomUUID();
  await sql(`INSERT INTO pgboss.job (id, name, data, retry_limit, policy) VALUES ($1, 'send-mail', $2, 0, 'standard')`, [
    id,
    { to: `${marker}@alumni.example`, subject: marker },
  ]);
  return id;
}
const rowOf = (page: Page, id: string) => page.locator(`[data-job="${id}"]`);
const arrived = () => {
  const folder = join(process.env.WORLD_DIR ?? '', 'outbox');
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name), 'utf8').includes(marker)).length;
};

test('work that fails is set aside where admins see it, is tried again, and is given up on record', async ({ as }) => {
  const admin = await as('admin');
  const [first, second] = [await poison(), await poison()];
  await admin.goto('/desk/jobs');
  await expect(rowOf(admin, first)).toContainText('Set aside', { timeout: 30_000 });
  await expect(rowOf(admin, second)).toContainText('Set aside', { timeout: 30_000 });
  await expect(rowOf(admin, first)).toContainText('What it was told cannot be read ZodError');
  await expect(rowOf(admin, first)).toContainText('1 try');
  expect(await admin.content()).not.toContain(marker);
  await expectNoBarriers(admin);

  // The menu of every page says so.
  await admin.reload();
  await admin.getByRole('button', { name: /^Your menu, .*set aside$/ }).click();
  await admin.getByRole('menuitem', { name: /^Work behind the scenes \d+ set aside$/ }).click();

  // Still poison: the one more try ends as the first.
  await rowOf(admin, first)
    .getByRole('button', { name: /^Try again/ })
    .click();
  await expect(admin.getByText('1 of 1 settled: 0 done, 1 set aside again')).toBeVisible({ timeout: 20_000 });
  await expect(rowOf(admin, first)).toContainText('2 tries');

  // Mended, it goes through, once however often it is pressed.
  await sql(`UPDATE pgboss.job SET data = $2 WHERE id = $1`, [
    first,
    { to: 'amina@alumni.example', subject: marker, text: 'It arrives after all' },
  ]);
  await rowOf(admin, first)
    .getByRole('button', { name: /^Try again/ })
    .dblclick();
  await expect(admin.getByText('1 of 1 settled: 1 done, 0 set aside again')).toBeVisible({ timeout: 20_000 });
  await expect(rowOf(admin, first)).toHaveCount(0);
  expect(arrived()).toBe(1);

  await admin.getByRole('button', { name: 'As a table' }).click();
  await expect(admin.getByRole('table', { name: 'By kind' }).getByRole('row', { name: /^Mails/ })).toBeVisible();
  await expectNoBarriers(admin);

  await rowOf(admin, second)
    .getByRole('button', { name: /^Give up/ })
    .click();
  await expectNoBarriers(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Give up' }).dblclick();
  await expect(rowOf(admin, second)).toHaveCount(0);
  expect(await sql(`SELECT 1 FROM pgboss.job WHERE id = $1`, [second])).toEqual([]);

  await admin.goto('/desk/audit');
  await admin.getByLabel('Kind of act').selectOption('Work behind the scenes');
  await expect(admin.getByRole('row', { name: /Gave up work that was set aside/ }).first()).toContainText('send-mail');
  await expect(admin.getByRole('row', { name: /Had work that was set aside tried again/ }).first()).toBeVisible();
  const acts = await sql<{ act: string }>(`SELECT act FROM audit WHERE thing_kind = 'job' AND thing_id = ANY($1) ORDER BY at`, [
    [first, second],
  ]);
  expect(acts.map(({ act }) => act)).toEqual(['job.retry', 'job.retry', 'job.give-up']);

  const scholar = await as(0);
  await scholar.goto('/desk/jobs');
  await expect(scholar.getByText('You may read this, but not do that.')).toBeVisible();
});
