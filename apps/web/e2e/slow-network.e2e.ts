import { expect, test } from './support/fixtures';

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
