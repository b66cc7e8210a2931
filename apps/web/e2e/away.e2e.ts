import type { CDPSession, Page } from '@playwright/test';
import { cutTheNetwork } from './support/cut';
import { endSessions, sql } from './support/database';
import { expect, test } from './support/fixtures';
import { newcomer, type Newcomer, signInHere } from './support/newcomer';
import { box, scholarIdOf, threadIdOf } from './support/places';
import { startThread, write } from './support/threads';

const stored = (threadId: string, markdown: string) =>
  sql<{ author_id: string }>(`SELECT author_id FROM post WHERE thread_id = $1 AND markdown = $2`, [threadId, markdown]);

/** The lid is closed: no script of this page runs until it is opened. */
async function lidOf(page: Page): Promise<{ close: () => Promise<void>; open: () => Promise<void> }> {
  const browser: CDPSession = await page.context().newCDPSession(page);
  return {
    close: async () => void (await browser.send('Page.setWebLifecycleState', { state: 'frozen' })),
    open: async () => void (await browser.send('Page.setWebLifecycleState', { state: 'active' })),
  };
}

/** Somebody with a thread open on a train: one post on its way, and half a thought in the box. */
async function onTheTrain(person: Newcomer, path: string) {
  const network = await cutTheNetwork(person.page);
  await person.page.goto(path);
  await expect(person.page.getByText('Has anyone tried this?')).toBeVisible();
  await network.cut();
  await write(person.page, 'Written on the train');
  await expect(person.page.getByText('Will be sent when you are back')).toBeVisible();
  await box(person.page).fill('Half a thought');
  await expect(person.page.getByText('Draft kept on this device')).toBeVisible();
  // Drafts are kept a moment after the last key.
  await person.page.waitForTimeout(600);
  return network;
}

test('a laptop was shut until its session had ended: after signing in again the same place, the draft, and the post sent once', async ({
  as,
  browser,
}) => {
  test.setTimeout(150_000);
  const path = await startThread(await as(0), `Shut for a day ${Date.now()}`);
  const person = await newcomer(await as('registrar'), browser);
  const { page } = person;
  const network = await onTheTrain(person, path);
  const lid = await lidOf(page);
  await lid.close();
  await endSessions(person.email);
  await network.mend();
  await lid.open();

  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 30_000 });
  expect(await stored(threadIdOf(path), 'Written on the train')).toEqual([]);
  await signInHere(person);
  await expect(page).toHaveURL((url) => url.pathname === path);
  await expect(box(page)).toHaveValue('Half a thought');
  await expect(page.getByText('Will be sent when you are back')).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByText('Written on the train')).toHaveCount(1);
  expect(await stored(threadIdOf(path), 'Written on the train')).toEqual([{ author_id: scholarIdOf(person) }]);
  await page.reload();
  await expect(box(page)).toHaveValue('Half a thought');
  expect(await stored(threadIdOf(path), 'Written on the train')).toHaveLength(1);
  await page.context().close();
});

test('a page was closed with its post unsent and its session over: the post goes once at the next sign-in', async ({ as, browser }) => {
  test.setTimeout(150_000);
  const path = await startThread(await as(0), `Closed for a day ${Date.now()}`);
  const person = await newcomer(await as('registrar'), browser);
  const network = await onTheTrain(person, path);
  const context = person.page.context();
  const next = await context.newPage();
  await person.page.close();
  await endSessions(person.email);
  await network.mend();
  await next.goto(path);
  await expect(next.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signInHere({ ...person, page: next });
  await expect(next).toHaveURL((url) => url.pathname === path);
  await expect(box(next)).toHaveValue('Half a thought');
  await expect.poll(() => stored(threadIdOf(path), 'Written on the train')).toEqual([{ author_id: scholarIdOf(person) }]);
  await expect(next.getByText('Will be sent when you are back')).toHaveCount(0, { timeout: 20_000 });
  await expect(next.getByText('Written on the train')).toHaveCount(1);
  await context.close();
});

test('somebody else signs in at the device that slept: nothing of the first person goes out or is shown', async ({ as, browser }) => {
  test.setTimeout(180_000);
  const path = await startThread(await as(0), `Shared device ${Date.now()}`);
  const registrar = await as('registrar');
  const first = await newcomer(registrar, browser);
  const second = await newcomer(registrar, browser);
  await second.page.context().close();
  const network = await onTheTrain(first, path);
  const lid = await lidOf(first.page);
  await lid.close();
  await endSessions(first.email);

  // In another tab of the same browser, while the first one sleeps.
  const page = await first.page.context().newPage();
  await network.mend();
  await page.goto('/sign-in');
  await signInHere({ ...second, page });
  await lid.open();
  await page.goto(path);
  await expect(page.getByText('Has anyone tried this?')).toBeVisible();
  // Longer than the outbox waits between two tries.
  await page.waitForTimeout(7_000);
  expect(await stored(threadIdOf(path), 'Written on the train')).toEqual([]);
  for (const tab of [page, first.page]) {
    await expect(tab.getByText('Written on the train')).toHaveCount(0);
    await expect(tab.getByText('Half a thought')).toHaveCount(0);
  }
  await expect(box(page)).toHaveValue('');
  await page.goto('/me/drafts');
  await expect(page.getByText('No drafts')).toBeVisible();
  await page.context().close();
});
