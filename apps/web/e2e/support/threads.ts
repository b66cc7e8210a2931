import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { box } from './places';

/** Begins a thread in the first space, as a person does; answers its address. */
export async function startThread(page: Page, title: string, words = 'Has anyone tried this?'): Promise<string> {
  await page.goto('/discussions/new');
  await page.getByRole('combobox', { name: 'Space' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'First post' }).fill(words);
  await page.getByRole('button', { name: 'Start the thread' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Writes into the box of the thread that is open, and sends. */
export async function write(page: Page, words: string): Promise<void> {
  await box(page).fill(words);
  await box(page).press('Control+Enter');
}
