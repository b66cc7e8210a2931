import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe';
import { expect, persona, test } from './support/fixtures';
import { linkFor } from './support/mail';

const PASSWORD = 'seven lamps on the quay';
/** A session that ends elsewhere is known here within this. */
const WITHIN = { timeout: 3_000 };

interface Newcomer {
  page: Page;
  email: string;
  name: string;
  /** The address of the person's page. */
  path: string;
}

/** Somebody of this journey alone, so that what is done to him is done to nobody else's. */
async function newcomer(registrar: Page, browser: Browser): Promise<Newcomer> {
  const name = `Otieno ${randomUUID().slice(0, 8)}`;
  const email = `${name.replace(' ', '.').toLowerCase()}@commons.example`;
  await registrar.goto('/people/new');
  await registrar.getByLabel('Given name', { exact: true }).fill(name);
  await registrar.getByRole('button', { name: 'Add the record' }).click();
  await expect(registrar.getByRole('heading', { level: 1, name })).toBeVisible();
  const sent = Date.now();
  await registrar.getByLabel('Where to send it').fill(email);
  await registrar.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(registrar.getByText(`Sent to ${email}`)).toBeVisible();
  const page = await (await browser.newContext()).newPage();
  await page.goto(await linkFor(email, '/invitation/', sent));
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save the password and go on' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Good to have you here/ })).toBeVisible();
  return { page, email, name, path: new URL(registrar.url()).pathname };
}

async function tryToSignIn({ page, email }: Newcomer): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a moderator suspends somebody: the other browser ends, the reason is told, and it is lifted', async ({ as, browser }) => {
  const person = await newcomer(await as('registrar'), browser);
  await person.page.goto('/discussions');
  await expect(person.page.getByRole('heading', { level: 1, name: 'Discussions' })).toBeVisible();

  const moderator = await as('moderator');
  await moderator.goto(person.path);
  await moderator.getByRole('button', { name: 'Suspend', exact: true }).click();
  await moderator.getByLabel('For how long').selectOption('30 days');
  await moderator.getByLabel(/^Reason/).fill('Advertising in three spaces');
  await expectNoBarriers(moderator);
  await moderator.getByRole('button', { name: 'Suspend now' }).click();
  await expect(moderator.getByText(/is suspended until/)).toBeVisible();
  await expect(person.page.getByRole('heading', { name: 'Sign in' })).toBeVisible(WITHIN);

  await tryToSignIn(person);
  await expect(person.page.getByText(/Advertising in three spaces/)).toBeVisible();
  await moderator.getByRole('button', { name: 'Lift the suspension' }).click();
  await expect(moderator.getByRole('button', { name: 'Suspend', exact: true })).toBeVisible();
  await tryToSignIn(person);
  await expect(person.page.getByRole('button', { name: /^Your menu/ })).toBeVisible();
  await person.page.context().close();
});

test('an admin gives a right of staff; the person signs in anew with it, and both acts are on record', async ({ as, browser }) => {
  const person = await newcomer(await as('registrar'), browser);
  await person.page.goto('/discussions');
  await expect(person.page.getByRole('heading', { level: 1, name: 'Discussions' })).toBeVisible();

  const admin = await as('admin');
  await admin.goto('/');
  await admin.getByRole('button', { name: /^Your menu/ }).click();
  await admin.getByRole('menuitem', { name: 'Rights of staff' }).click();
  await admin.getByRole('combobox', { name: 'Give a right to somebody' }).fill(person.name);
  await admin.getByRole('option', { name: person.name }).click();
  await admin.getByRole('switch', { name: 'Registrar' }).check();
  await admin.getByLabel(/^Reason/).fill('Joins the registry');
  await expectNoBarriers(admin);
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByRole('button', { name: `Change the rights of ${person.name}` })).toBeVisible();
  await expectNoBarriers(admin);
  await expect(person.page.getByRole('heading', { name: 'Sign in' })).toBeVisible(WITHIN);

  await tryToSignIn(person);
  await expect(person.page.getByRole('button', { name: /^Your menu/ })).toBeVisible();
  await person.page.goto('/people');
  await expect(person.page.getByRole('link', { name: 'Add a scholar' })).toBeVisible();
  await person.page.goto('/me/notifications');
  await expect(person.page.getByText('Reason: Joins the registry')).toBeVisible();

  await admin.goto('/desk/audit');
  await admin.getByLabel('Kind of act').selectOption('Rights of staff');
  const act = admin.getByRole('row', { name: new RegExp(person.name) });
  await expect(act).toContainText('Gave a right of staff');
  await expect(act).toContainText('Joins the registry');
  await expectNoBarriers(admin);
  await person.page.context().close();
});

test('the desk is closed to others, and the guidelines are open to all', async ({ as, page }) => {
  const scholar = await as(0);
  for (const path of ['/desk/grants', '/desk/audit']) {
    await scholar.goto(path);
    await expect(scholar.getByText('You may read this, but not do that.')).toBeVisible();
  }
  expect(persona(0).grants).toEqual([]);
  await page.goto('/guidelines');
  await expect(page.getByRole('heading', { level: 1, name: 'Guidelines' })).toBeVisible();
  await expectNoBarriers(page);
});
