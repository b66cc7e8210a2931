import { type Browser, expect, type Locator } from '@playwright/test';

/** A page that nobody has opened before shows its heading within this on a machine that does nothing else. */
const QUIET_PAGE_MS = 600;

/** How many times slower than a quiet machine this one is just now: others may work on it. Limits in seconds are meant for a quiet one. */
async function slowness(browser: Browser): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const since = performance.now();
  await page.goto('/sign-in');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  const took = performance.now() - since;
  await context.close();
  return Math.max(1, took / QUIET_PAGE_MS);
}

/** Waits until it is to be seen, and fails where that takes longer than so many seconds of a quiet machine. */
export async function expectWithin(seconds: number, locator: Locator, browser: Browser): Promise<void> {
  const since = performance.now();
  await expect(locator).toBeVisible({ timeout: 30_000 });
  const took = (performance.now() - since) / 1000;
  if (took <= seconds) return;
  const times = await slowness(browser);
  expect(
    took / times,
    `seen after ${took.toFixed(1)} s on a machine ${times.toFixed(1)} times slower than a quiet one`,
  ).toBeLessThanOrEqual(seconds);
}
