import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { expect, test } from './support/fixtures';

const PLACES = [
  '/',
  '/people',
  '/me/profile',
  '/institutions',
  '/programs',
  '/discussions',
  '/discussions/new',
  '/news',
  '/news/submit',
  '/me/submissions',
  '/discussions/search',
  '/me/account',
  '/about',
];

/** Which pages can be moved sideways at these widths, and how far. */
async function sideways(page: Page, ...widths: number[]): Promise<string[]> {
  const found: string[] = [];
  for (const place of PLACES) {
    await page.goto(place);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main').getByLabel(/^Loading/)).toHaveCount(0);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      const far = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (far > 0) found.push(`${place} by ${far} at ${width}`);
    }
  }
  return found;
}

test('no page moves sideways on a small phone or an upright tablet', async ({ as }) => {
  expect(await sideways(await as(0), 320, 768, 800)).toEqual([]);
});

test('no page moves sideways on a phone with letters twice the size', async ({ as, baseURL }, info) => {
  const { cookies } = await (await as(0)).context().storageState();
  // The size of letters is a setting of the browser, not of a page.
  const folder = info.outputPath('large-letters');
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({ webkit: { webprefs: { default_font_size: 32 } } }));
  const phone = await chromium.launchPersistentContext(folder, { ...info.project.use.launchOptions, ...(baseURL ? { baseURL } : {}) });
  try {
    await phone.addCookies(cookies);
    const page = await phone.newPage();
    expect(await sideways(page, 390)).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    // The places at the bottom stand side by side, none over the next.
    const links = page.getByRole('navigation', { name: 'Main' }).last().getByRole('link');
    const over = await links.evaluateAll((all) => all.map((link) => link.scrollWidth - link.clientWidth));
    expect(Math.max(...over)).toBe(0);
  } finally {
    await phone.close();
  }
});
