import { type Browser, expect, type Locator, type Page } from '@playwright/test';

/** Adding up so much takes this long in a page of a machine that does nothing else. */
const SUM_OF = 10_000_000;
const QUIET_SUM_MS = 40;
/** A machine slower than this is not waited for. */
const SLOWEST = 5;
const PAUSE_MS = 200;

/** How many times slower than a quiet one the machine is while something is waited for, by work that is not ours. */
async function slownessUntil(page: Page, isOver: () => boolean): Promise<number> {
  const times: number[] = [];
  do {
    times.push(
      await page.evaluate((most) => {
        const since = performance.now();
        let sum = 0;
        for (let each = 0; each < most; each += 1) sum += each % 7;
        return sum > 0 ? performance.now() - since : 0;
      }, SUM_OF),
    );
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (!isOver());
  const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
  return Math.min(SLOWEST, Math.max(1, mean / QUIET_SUM_MS));
}

/** Waits until it is to be seen, and fails where that takes longer than so many seconds of a quiet machine. */
export async function expectWithin(seconds: number, locator: Locator, browser: Browser): Promise<void> {
  const since = performance.now();
  const context = await browser.newContext();
  let isOver = false;
  try {
    const measured = slownessUntil(await context.newPage(), () => isOver).catch(() => 1);
    await expect(locator).toBeVisible({ timeout: seconds * SLOWEST * 1_000 });
    const took = (performance.now() - since) / 1000;
    isOver = true;
    const times = await measured;
    expect(
      took / times,
      `seen after ${took.toFixed(1)} s on a machine ${times.toFixed(1)} times slower than a quiet one`,
    ).toBeLessThanOrEqual(seconds);
  } finally {
    isOver = true;
    await context.close();
  }
}
