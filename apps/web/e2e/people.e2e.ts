import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { pngOf } from './support/png';

// The same few people edit their pages in several of these: one after the other.
test.describe.configure({ mode: 'default' });

const mark = () => randomUUID().slice(0, 8);

/** The address of one's own page, from one's own menu. */
async function openMine(page: Page): Promise<string> {
  await page.goto('/me/profile');
  await expect(page.getByRole('button', { name: 'Edit: About' })).toBeVisible();
  return new URL(page.url()).pathname;
}
const saved = (page: Page) => page.getByText(/^Saved \d/);

test('a scholar keeps the profile up to date; another sees it, but not the hidden phone', async ({ as }) => {
  const headline = `Learning at the bedside ${mark()}`;
  const phone = `+254700${Math.floor(Date.now() / 1000) % 1_000_000}`.padEnd(13, '0');
  const amina = await as(0);
  const address = await openMine(amina);
  await amina.getByRole('button', { name: 'Edit: About' }).click();
  const line = amina.getByLabel(/^One line about your work/);
  await expect(line).toBeFocused();
  await line.fill(headline);
  await expect(saved(amina)).toBeVisible();
  await amina.getByRole('button', { name: 'Done: About' }).click();

  await amina.getByRole('button', { name: 'Edit: Contact' }).click();
  await amina.getByRole('button', { name: 'Add a contact' }).click();
  await amina.getByLabel('Kind').selectOption('Phone');
  await amina.getByLabel('Phone number').fill(phone);
  await amina.getByLabel('Who sees it').selectOption('only me');
  await amina.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(amina.getByRole('listitem').filter({ hasText: phone })).toContainText('Phone · seen by only me');

  const jonas = await as(1);
  await jonas.goto(address);
  await expect(jonas.getByText(headline)).toBeVisible();
  await expect(jonas.getByRole('main').getByText(phone)).toHaveCount(0);
  await expect(jonas.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
  // What the owner is shown as others' look is what others get.
  await amina.getByRole('link', { name: 'Everyone here' }).click();
  await expect(amina.getByText('This is your page as everyone signed in sees it.')).toBeVisible();
  await expect(amina.getByRole('main').getByText(phone)).toHaveCount(0);
  await amina.getByRole('link', { name: 'Yourself' }).click();
  await expect(amina.getByRole('main').getByText(phone)).toBeVisible();

  await amina.getByRole('button', { name: 'Edit: Contact' }).click();
  await amina.getByRole('button', { name: `Remove: ${phone}` }).click();
  await expect(amina.getByRole('button', { name: 'Undo' })).toBeFocused();
  await amina.getByRole('button', { name: 'Undo' }).press('Enter');
  const again = amina.getByRole('button', { name: `Remove: ${phone}` });
  await expect(again).toBeFocused();
  await again.press('Enter');
  await expect(amina.getByText(`“${phone}” is removed.`)).toBeVisible();
});

test('a tab that closes while somebody types loses nothing', async ({ as }) => {
  const words = `Half a sentence ${mark()}`;
  const first = await as(2);
  const address = await openMine(first);
  await first.getByRole('button', { name: 'Edit: About' }).click();
  // The answer would come after the tab is gone.
  await first.route('**/api/scholars/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await first.getByLabel(/^One line about your work/).fill(words);
  const second = await first.context().newPage();
  await first.close();
  await second.goto(address);
  await second.getByRole('button', { name: 'Restore my edit' }).click();
  await expect(second.getByLabel(/^One line about your work/)).toHaveValue(words);
  await expect(saved(second)).toBeVisible();
  await second.reload();
  await expect(second.getByText(words)).toBeVisible();
  await expect(second.getByText('Restore your edit?')).toHaveCount(0);
});

test('a save that arrives while its tab closes is not asked about for ever', async ({ as }) => {
  const words = `A whole sentence ${mark()}`;
  const first = await as(2);
  const address = await openMine(first);
  await first.getByRole('button', { name: 'Edit: About' }).click();
  // It is stored; the tab is gone before it hears so.
  const stored = new Promise<void>((resolve) => {
    void first.route('**/api/scholars/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      await route.fetch();
      resolve();
    });
  });
  await first.getByLabel(/^One line about your work/).fill(words);
  await stored;
  const second = await first.context().newPage();
  await first.close();
  await second.goto(address);
  await second.getByRole('button', { name: 'Restore my edit' }).click();
  await expect(second.getByLabel(/^One line about your work/)).toHaveValue(words);
  await expect(saved(second)).toBeVisible();
  await second.reload();
  await expect(second.getByText(words)).toBeVisible();
  await expect(second.getByText('Restore your edit?')).toHaveCount(0);
});

test('two tabs on one block: nothing is overwritten without a word', async ({ as }) => {
  const one = await as(2);
  const address = await openMine(one);
  const two = await one.context().newPage();
  await two.goto(address);
  for (const tab of [one, two]) await tab.getByRole('button', { name: 'Edit: About' }).click();
  // This tab hears nothing of the other one, as on a train.
  await two.route('**/api/scholars/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
  const theirs = `From the first tab ${mark()}`;
  const mine = `From the second tab ${mark()}`;
  await two.getByLabel(/^One line about your work/).pressSequentially(' ');
  await one.getByLabel(/^One line about your work/).fill(theirs);
  await expect(saved(one)).toBeVisible();
  await two.getByLabel(/^One line about your work/).fill(mine);
  const choice = two.getByRole('dialog', { name: 'This was changed elsewhere meanwhile' });
  await expect(choice.getByRole('cell', { name: mine })).toBeVisible();
  await expect(choice.getByRole('cell', { name: theirs })).toBeVisible();
  await choice.getByRole('button', { name: 'Keep mine' }).click();
  await expect(saved(two)).toBeVisible();
  await one.reload();
  await expect(one.getByText(mine)).toBeVisible();
});

test('a place of work is found under a piece of its name, by keys alone, and put away again', async ({ as }) => {
  const page = await as(1);
  await openMine(page);
  const known = page.getByRole('region', { name: 'Positions' }).getByRole('link').first();
  const name = (await known.textContent()) ?? '';
  await page.getByRole('button', { name: 'Edit: Positions' }).press('Enter');
  await page.getByRole('button', { name: 'Add a position' }).press('Enter');
  const form = page.getByRole('region', { name: 'Positions' });
  await expect(form.getByRole('combobox', { name: 'Institution' }).last()).toBeFocused();
  await page.keyboard.type(name.slice(0, 12));
  await expect(form.getByRole('option', { name: new RegExp(`^${name.slice(0, 12)}`) }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const title = `Visiting reader ${mark()}`;
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(form.getByText(title)).toBeVisible();
  await form.getByRole('button', { name: new RegExp(`^Remove: ${title}`) }).press('Enter');
  await expect(form.getByText(title)).toHaveCount(0);
});

test('a photo is cut to size by keys, and others see it', async ({ as }) => {
  const owner = await as(2);
  const address = await openMine(owner);
  await owner.getByRole('button', { name: 'Photo', exact: true }).click();
  const dialog = owner.getByRole('dialog', { name: 'Your photo' });
  await expect(dialog.getByText(/at most 5 MB/)).toBeVisible();
  await dialog.getByLabel('Choose a picture').setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer: Buffer.alloc(5_300_000) });
  await expect(dialog.getByRole('alert')).toContainText('This file has 5.3 MB');
  await dialog.getByLabel('Choose a picture').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: pngOf(640, 480) });
  const corner = dialog.getByRole('button', { name: /^Lower right corner/ });
  await corner.focus();
  for (let press = 0; press < 5; press++) await owner.keyboard.press('ArrowLeft');
  await dialog.getByRole('button', { name: 'Use this photo' }).click();
  await expect(dialog).toHaveCount(0);
  const other = await as(0);
  await other.goto(address);
  const face = other.locator('main header img');
  await expect(face).toHaveAttribute('src', /\/api\/photos\/.+\/320$/);
  expect(await face.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0))).toBe(true);
  await owner.getByRole('button', { name: 'Photo', exact: true }).click();
  await owner.getByRole('button', { name: 'Remove the photo' }).click();
  await expect(owner.getByRole('dialog')).toHaveCount(0);
});

test('a narrowed directory, sent as an address, is the same list in another browser', async ({ as }) => {
  const amina = await as(0);
  await amina.goto('/people');
  const where = amina.getByRole('region', { name: 'Where', exact: true });
  await where.getByRole('button').first().click();
  await expect(where.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
  await amina.getByRole('region', { name: 'Profession' }).getByRole('button').first().click();
  await expect(amina).toHaveURL(/country=[A-Z]{2}&profession=/);
  await amina.getByLabel('Order').selectOption('newest members first');
  await expect(amina).toHaveURL(/sort=recent/);
  const names = async (page: Page) => {
    const list = page.getByRole('list', { name: 'Scholars', exact: true });
    await expect(list).toHaveAttribute('aria-busy', 'false');
    return list.getByRole('heading').allTextContents();
  };
  await expect(amina.getByText(/scholars? fits?$/)).toBeVisible();
  const here = await names(amina);
  expect(here.length).toBeGreaterThan(0);

  const jonas = await as(1);
  await jonas.goto(amina.url());
  await expect(jonas.getByText(/scholars? fits?$/)).toBeVisible();
  expect(await names(jonas)).toEqual(here);
  await jonas.getByRole('button', { name: 'Clear all' }).click();
  await expect(jonas).toHaveURL(/\/people\?sort=recent$/);
  await jonas.goBack();
  await expect(jonas).toHaveURL(amina.url());
});

test('names are found without accents, in any order, and the part that fits is marked', async ({ as }) => {
  const page = await as(0);
  await page.goto('/people');
  const own = await page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { scholar: { name: string } }).scholar.name);
  const searched = own.split(' ').reverse().join(' ').toLowerCase();
  await page.getByRole('searchbox', { name: 'Search by name' }).fill(searched);
  const found = page.getByRole('list', { name: 'Scholars', exact: true }).getByRole('article').filter({ hasText: own });
  await expect(found.locator('mark').first()).toBeVisible();
  expect((await found.locator('mark').allTextContents()).join(' ')).toBe(own);
});

test('a registrar invites again, and is told that the earlier link ends', async ({ as }) => {
  const registrar = await as('registrar');
  await registrar.goto('/people/new');
  await registrar.getByLabel('Given name', { exact: true }).fill(`Suharto ${mark()}`);
  await registrar.getByRole('button', { name: 'Add the record' }).click();
  await registrar.getByLabel('Where to send it').fill(`suharto.${mark()}@commons.example`);
  await registrar.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(registrar.getByText(/^Last invited on .* An earlier link stops working/)).toBeVisible();
  await registrar.getByRole('button', { name: 'Send it again' }).click();
  await expect(registrar.getByText(/^Sent to suharto/)).toBeVisible();
});
