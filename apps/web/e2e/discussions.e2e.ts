import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe';
import { cutTheNetwork } from './support/cut';
import { expect, test } from './support/fixtures';
import { box } from './support/places';
import { startThread, write } from './support/threads';

const open = async (page: Page, path: string) => {
  await page.goto(path);
  await expect(page.getByRole('article').first()).toBeVisible();
};
const texts = (page: Page) => page.getByRole('article').locator('p[dir]').allTextContents();

test('two people in one thread see each other within a second', async ({ as }) => {
  const [amina, ngozi] = [await as(0), await as(1)];
  const path = await startThread(amina, `Sequential testing ${Date.now()}`);
  await open(ngozi, path);
  // Both watch before the clock starts.
  await ngozi.waitForTimeout(500);

  for (const [writer, reader, words] of [
    [ngozi, amina, 'Yes, in Ibadan, with 62 students.'],
    [amina, ngozi, 'How did the examiners take it?'],
  ] as const) {
    const from = Date.now();
    await write(writer, words);
    await expect(reader.getByText(words)).toBeAttached({ timeout: 2_000 });
    expect(Date.now() - from).toBeLessThan(1_500);
  }
  await box(ngozi).pressSequentially('Well, they liked it', { delay: 200 });
  await expect(amina.getByText(/is writing…$/)).toBeVisible();
  expect(await texts(amina)).toEqual(await texts(ngozi));
});

test('after a cut everything missed is there once, in order, and what was written meanwhile goes once', async ({ as }) => {
  const [amina, ngozi] = [await as(0), await as(1)];
  const mend = await cutTheNetwork(ngozi);
  const path = await startThread(amina, `A cut ${Date.now()}`);
  for (const words of ['To be corrected', 'To be removed', 'To stay']) await write(amina, words);
  await expect(amina.getByRole('article', { name: /^Post 4/ })).toBeVisible();
  await open(ngozi, path);
  await expect(ngozi.getByText('To stay')).toBeVisible();

  await mend.cut();
  await expect(ngozi.getByText(/connection is away|device is offline/)).toBeVisible({ timeout: 20_000 });
  await write(ngozi, 'From the train');
  await expect(ngozi.getByText('Will be sent when you are back')).toBeVisible();

  await amina
    .getByRole('article', { name: /^Post 2/ })
    .getByRole('button', { name: 'Edit' })
    .click();
  await amina.getByRole('textbox', { name: 'Edit your post' }).fill('Corrected');
  await amina.getByRole('button', { name: 'Save' }).click();
  // The focus goes back to the post once it is saved, and would close a menu that was opened meanwhile.
  await expect(amina.getByRole('textbox', { name: 'Edit your post' })).toHaveCount(0);
  await amina.getByRole('button', { name: 'More about post 3' }).click();
  await amina.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(amina.getByText('You removed this post')).toBeVisible();
  for (let number = 0; number < 12; number += 1) await write(amina, `Meanwhile ${number}`);
  await expect(amina.getByText('Meanwhile 11')).toBeVisible();

  await mend.mend();
  await expect(ngozi.getByText('Meanwhile 11')).toBeAttached({ timeout: 15_000 });
  await expect(ngozi.getByText('Corrected', { exact: true })).toBeVisible();
  await expect(ngozi.getByText('Removed by its author')).toBeVisible();
  await expect(ngozi.getByText('To be removed')).toHaveCount(0);
  await expect(ngozi.getByText('Will be sent when you are back')).toHaveCount(0, { timeout: 15_000 });
  await expect(amina.getByText('From the train')).toHaveCount(1);
  await expect(ngozi.getByText('From the train')).toHaveCount(1);
  const numbers = await ngozi.locator('[data-number]').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.number)));
  expect(numbers).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
  expect(await texts(ngozi)).toEqual(await texts(amina));
});

test('a moderator closes, removes with a reason and takes it back before the author reads why', async ({ as }) => {
  const [amina, kofi] = [await as(0), await as('moderator')];
  const path = await startThread(amina, `Moderated ${Date.now()}`, 'It was in St. Luke, on 3 May.');
  await open(kofi, path);

  await kofi.getByRole('button', { name: 'More about post 1' }).click();
  await kofi.getByRole('menuitem', { name: 'Remove as moderator' }).click();
  const dialog = kofi.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('It names a hospital and a date.');
  await dialog.getByRole('button', { name: 'Remove the post' }).click();
  await expect(kofi.getByText('Removed by a moderator')).toBeVisible();

  await expect(amina.getByText('A moderator removed your post')).toBeVisible();
  await expect(amina.getByText('You can read the reason here within a minute.')).toBeVisible();

  // Within half a minute nobody was told: it comes back without a word.
  await kofi.getByRole('button', { name: 'Restore' }).click();
  await expect(amina.getByText('It was in St. Luke, on 3 May.')).toBeVisible();

  await kofi.getByRole('button', { name: 'Thread actions' }).click();
  await kofi.getByRole('menuitem', { name: 'Close the thread' }).click();
  await kofi.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('The question is answered.');
  await kofi.getByRole('dialog').getByRole('button', { name: 'Close the thread' }).click();
  await expect(amina.getByText(/closed this thread on .*“The question is answered.”/)).toBeVisible();
  await expect(box(amina)).toHaveCount(0);

  await amina.goto('/me/notifications');
  await expect(amina.getByText('Reason: The question is answered.').first()).toBeVisible();
  await expect(amina.getByText('It names a hospital and a date.')).toHaveCount(0);
});

test('a thread is read, answered and reacted to with the keyboard alone', async ({ as }) => {
  const [amina, ngozi] = [await as(0), await as(1)];
  const title = `By keyboard ${Date.now()}`;
  await startThread(amina, title);
  await ngozi.goto('/discussions?filter=all&sort=newest');
  const link = ngozi.getByRole('link', { name: title });
  await expect(link).toBeVisible();
  for (let press = 0; press < 60 && !(await link.evaluate((one) => one === document.activeElement)); press += 1)
    await ngozi.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await ngozi.keyboard.press('Enter');
  await expect(ngozi.getByRole('heading', { level: 1, name: title })).toBeFocused();

  await ngozi.keyboard.press('j');
  const first = ngozi.getByRole('article', { name: /^Post 1/ });
  await expect(first).toBeFocused();
  const react = first.getByRole('button', { name: 'React to post 1' });
  for (let press = 0; press < 10 && !(await react.evaluate((one) => one === document.activeElement)); press += 1)
    await ngozi.keyboard.press('Tab');
  await ngozi.keyboard.press('Enter');
  await expect(first.getByRole('button', { name: 'Thanks', exact: true })).toBeFocused();
  await ngozi.keyboard.press('ArrowRight');
  await ngozi.keyboard.press('Enter');
  await expect(first.getByRole('button', { name: 'Agree: 1, yours too' })).toHaveAttribute('aria-pressed', 'true');
  await expect(amina.getByRole('img', { name: 'Agree: 1' })).toBeVisible();

  await ngozi.keyboard.press('r');
  await expect(box(ngozi)).toBeFocused();
  await ngozi.keyboard.type('With the keyboard alone.');
  await ngozi.keyboard.press('Control+Enter');
  await expect(amina.getByText('With the keyboard alone.')).toBeAttached();
  await expect(amina.getByRole('article', { name: /^Post 2/ }).getByText(/In reply to/)).toBeAttached();
  await expect(amina.getByRole('link', { name: /^Notifications, \d+ new/ })).toBeVisible();
});

test('the page does not move while others write, and says how many posts are new', async ({ as }) => {
  const [amina, ngozi] = [await as(0), await as(1)];
  const path = await startThread(amina, `Without moving ${Date.now()}`);
  for (let number = 0; number < 14; number += 1) await write(amina, `Post that fills the page, ${number}`);
  await expect(amina.getByRole('article', { name: /^Post 15/ })).toBeVisible();
  await open(ngozi, `${path}?post=1`);
  await ngozi.waitForTimeout(1_000);
  await ngozi.evaluate(() => {
    const state = window as unknown as { shift: number };
    state.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) state.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift' });
  });
  const before = await ngozi.evaluate(() => window.scrollY);
  await write(amina, 'One more');
  await write(amina, 'And another');
  const pill = ngozi.getByRole('button', { name: '2 new posts' });
  await expect(pill).toBeVisible();
  expect(await ngozi.evaluate(() => window.scrollY)).toBe(before);
  expect(await ngozi.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
  await pill.click();
  await expect(ngozi.getByRole('article', { name: /^Post 16/ })).toBeFocused();
  await expect(pill).toHaveCount(0);
});

test('reading on screen moves the marker, on the other device too', async ({ as }) => {
  const [amina, ngozi] = [await as(0), await as(1)];
  const title = `Read on screen ${Date.now()}`;
  const path = await startThread(amina, title);
  const list = '/discussions?filter=all&sort=newest';
  await ngozi.goto(list);
  const line = ngozi.getByRole('listitem').filter({ has: ngozi.getByRole('link', { name: title }) });
  await expect(line.getByLabel('New to you')).toBeVisible();
  const other = await ngozi.context().newPage();
  await open(other, path);
  await expect(line.getByLabel('New to you')).toHaveCount(0, { timeout: 6_000 });
});

test('a draft survives a reload', async ({ as }) => {
  const amina = await as(0);
  const path = await startThread(amina, `Draft ${Date.now()}`);
  await box(amina).fill('Half a thought');
  await amina.waitForTimeout(600);
  await amina.reload();
  await expect(box(amina)).toHaveValue('Half a thought');
  await amina.goto('/me/drafts');
  await expect(amina.getByText('Half a thought')).toBeVisible();
  expect(path).toMatch(/^\/threads\//);
});

test('spaces, lists, drafts and notifications have no barriers', async ({ as }) => {
  // Five pages in four looks each.
  test.slow();
  const page = await as(0);
  for (const address of ['/discussions', '/discussions?filter=unread', '/discussions/new', '/me/notifications', '/me/drafts']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0);
    await expectNoBarriers(page);
  }
});

test('a thread has no barriers, nor what opens on it', async ({ as }) => {
  // Four states in four looks each.
  test.slow();
  const [page, moderator] = [await as(0), await as('moderator')];
  const path = await startThread(page, `Barriers ${Date.now()}`, '# Aims\n\n`code`\n\n> quoted\n\n|a|b|\n|-|-|\n|1|2|');
  await write(page, 'A reply');
  const second = page.getByRole('article', { name: /^Post 2/ });
  await second.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: 'Edit your post' })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'More about post 2' }).click();
  await expectNoBarriers(page);

  await open(moderator, path);
  await moderator.getByRole('button', { name: 'React to post 1' }).click();
  await expectNoBarriers(moderator);
  await moderator.keyboard.press('Escape');
  await moderator.getByRole('button', { name: 'More about post 1' }).click();
  await moderator.getByRole('menuitem', { name: 'Remove as moderator' }).click();
  await expectNoBarriers(moderator);
});
