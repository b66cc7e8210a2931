import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

// Straight from the library: the wrapper for Playwright opens a second page for each run, which costs most of the time here.
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Structure does not change with the colours, so in the dark only contrast is looked at again. */
const looks = [
  { colorScheme: 'light', width: 1280, only: { type: 'tag', values: standards } },
  { colorScheme: 'dark', width: 1280, only: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
  { colorScheme: 'light', width: 390, only: { type: 'tag', values: standards } },
  { colorScheme: 'dark', width: 390, only: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
] as const satisfies { colorScheme: 'light' | 'dark'; width: number; only: RunOptions['runOnly'] }[];

/** Findings that keep people out; the others are read in review. */
const SEVERE = ['serious', 'critical'];

async function severe(page: Page, runOnly: RunOptions['runOnly']): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(source);
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    { runOnly, resultTypes: ['violations'], preload: false } as RunOptions,
  );
  return violations
    .filter(({ impact }) => SEVERE.includes(impact ?? ''))
    .map(
      ({ id, nodes }) =>
        `${id} (${nodes.length}): ${nodes
          .slice(0, 5)
          .map(({ html, any }) => `${html.slice(0, 160)} (${any[0]?.message ?? ''})`)
          .join(' | ')}`,
    );
}

/** The page hears of the other scheme a moment later, and colours may still be on their way. */
async function settle(page: Page, colorScheme: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    // What never ends (a skeleton's breath) is not waited for.
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Fails with what is wrong and where, in each colour scheme and width, and where the page scrolls sideways. */
export async function expectNoBarriers(page: Page): Promise<void> {
  for (const { colorScheme, width, only } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await settle(page, colorScheme);
    // Where somebody has scrolled to, the header that stays lies over whatever passes below it.
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    expect(await severe(page, only), `${page.url()} ${colorScheme} ${width}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${page.url()} is wider than ${width} px`).toBeLessThanOrEqual(0);
  }
}
