import type { Page } from '@playwright/test';
import { sql } from './support/database';
import { expect, test } from './support/fixtures';
import { startThread, write } from './support/threads';

test('what every visit loads comes packed', async ({ page }) => {
  const plain: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const { 'content-encoding': encoding, 'content-length': length = '0' } = response.headers();
    if (/\.(js|css)$/.test(pathname) && !encoding && Number(length) >= 1_000) plain.push(pathname);
  });
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  await expect(page.getByLabel('E-mail address')).toBeVisible();
  expect(plain).toEqual([]);
});

/** A server that is full refuses so many requests of this kind, and says when to come again. */
async function refuse(page: Page, method: string, path: RegExp, status: 429 | 503, times: number) {
  const refused: number[] = [];
  await page.route(path, async (route) => {
    if (route.request().method() !== method || refused.length >= times) return route.fallback();
    refused.push(Date.now());
    return route.fulfill({ status, headers: { 'retry-after': '1' }, body: '' });
  });
  return refused;
}
const stored = async (path: string, markdown: string) =>
  (await sql(`SELECT 1 FROM post WHERE thread_id = $1 AND markdown = $2`, [path.split('/')[2], markdown])).length;

test('a server that is full is asked again when it said; what was typed stays, and goes once', async ({ as }) => {
  test.setTimeout(120_000);
  const [amina, ngozi] = [await as(0), await as(1)];
  const path = await startThread(amina, `A full server ${Date.now()}`);

  // Reading: nobody has to press anything.
  const reads = await refuse(ngozi, 'GET', /\/api\/threads\/[^/]+\/posts/, 503, 2);
  await ngozi.goto(path);
  await expect(ngozi.getByText('Has anyone tried this?')).toBeVisible({ timeout: 20_000 });
  expect(reads).toHaveLength(2);
  expect((reads[1] ?? 0) - (reads[0] ?? 0)).toBeGreaterThanOrEqual(1_000);

  // Posting: it waits on the page and goes by itself.
  const posts = await refuse(ngozi, 'POST', /\/api\/threads\/[^/]+\/posts/, 429, 2);
  await write(ngozi, 'Through the crowd');
  await expect(ngozi.getByText('Will be sent when you are back')).toBeVisible();
  await expect(ngozi.getByText('Will be sent when you are back')).toHaveCount(0, { timeout: 20_000 });
  expect(posts).toHaveLength(2);
  await expect(amina.getByText('Through the crowd')).toHaveCount(1);
  expect(await stored(path, 'Through the crowd')).toBe(1);

  // An edit: what was typed stays in its box, with words that say when to try again.
  await refuse(ngozi, 'PATCH', /\/api\/posts\//, 503, 1);
  await ngozi
    .getByRole('article', { name: /^Post 2/ })
    .getByRole('button', { name: 'Edit' })
    .click();
  await ngozi.getByRole('textbox', { name: 'Edit your post' }).fill('Through the crowd, at last');
  await ngozi.getByRole('button', { name: 'Save' }).click();
  await expect(ngozi.getByText(/Please try again in a second/)).toBeVisible();
  await expect(ngozi.getByRole('textbox', { name: 'Edit your post' })).toHaveValue('Through the crowd, at last');
  await ngozi.getByRole('button', { name: 'Save' }).click();
  await expect(amina.getByText('Through the crowd, at last')).toHaveCount(1);
});

test('on a slow network a post stands there at once, and arrives once', async ({ as }) => {
  test.setTimeout(120_000);
  const [amina, ngozi] = [await as(0), await as(1)];
  const path = await startThread(amina, `A slow network ${Date.now()}`);
  const devices = await ngozi.context().newCDPSession(ngozi);
  await devices.send('Network.enable');
  // A telephone at the edge of what is covered: 400 ms there and back, 50 kB a second.
  await devices.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 20_000,
  });
  await ngozi.goto(path);
  await expect(ngozi.getByText('Has anyone tried this?')).toBeVisible({ timeout: 60_000 });
  // Held back until the words stand on the page: they do not wait for any answer.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await ngozi.route('**/api/threads/*/posts', (route) => held.then(() => route.continue()));
  await write(ngozi, 'Slowly but surely');
  await expect(ngozi.getByText('Slowly but surely')).toBeVisible();
  letGo();
  await expect(amina.getByText('Slowly but surely')).toHaveCount(1);
  await expect(ngozi.getByText('Sending…')).toHaveCount(0);
  await expect(ngozi.getByText('Slowly but surely')).toHaveCount(1);
  expect(await stored(path, 'Slowly but surely')).toBe(1);
});
