import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { expect } from './fixtures';
import { linkFor } from './mail';

const PASSWORD = 'seven lamps on the quay';

export interface Newcomer {
  page: Page;
  email: string;
  name: string;
  /** The address of the person's page. */
  path: string;
}

/** Somebody of one journey alone, so that what is done to him is done to nobody else's. */
export async function newcomer(registrar: Page, browser: Browser): Promise<Newcomer> {
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

/** Fills the sign-in form and sends it, whatever comes of it. */
export async function tryToSignIn(person: Newcomer): Promise<void> {
  await person.page.goto('/sign-in');
  await sendSignIn(person);
}

/** Signs in on the page where the form is. */
export async function signInHere(person: Newcomer): Promise<void> {
  await sendSignIn(person);
  await expect(person.page.getByRole('button', { name: /^Your menu/ })).toBeVisible();
}

async function sendSignIn({ page, email }: Newcomer): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Makes somebody one of staff; he signs in anew. */
export async function giveRight(admin: Page, person: Newcomer, right: 'Moderator' | 'Editor' | 'Registrar'): Promise<void> {
  await admin.goto('/desk/grants');
  await admin.getByRole('combobox', { name: 'Give a right to somebody' }).fill(person.name);
  await admin.getByRole('option', { name: person.name }).click();
  await admin.getByRole('switch', { name: right }).check();
  await admin.getByLabel(/^Reason/).fill('Helps at the desk');
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByRole('button', { name: `Change the rights of ${person.name}` })).toBeVisible();
  await tryToSignIn(person);
  await expect(person.page.getByRole('button', { name: /^Your menu/ })).toBeVisible();
}
