import { randomUUID } from 'node:crypto';
import { expectNoBarriers } from './support/axe';
import { expect, test } from './support/fixtures';
import { linkFor } from './support/mail';

test('from an invitation to the first sign-in: password, names, and what others see', async ({ as, browser }) => {
  // A record of its own each time, so that a second run on the same community meets a new scholar.
  const mark = randomUUID().slice(0, 8);
  const email = `zawadi.${mark}@commons.example`;
  const registrar = await as('registrar');
  await registrar.goto('/people/new');
  await registrar.getByLabel('Given name', { exact: true }).fill('Zawadi');
  await registrar.getByLabel(/^Family name/).fill(`Otieno ${mark}`);
  await registrar.getByRole('button', { name: 'Add the record' }).click();
  await expect(registrar.getByRole('heading', { level: 1, name: /Zawadi/ })).toBeVisible();
  const sent = Date.now();
  await registrar.getByLabel('Where to send it').fill(email);
  await registrar.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(registrar.getByText(`Sent to ${email}`)).toBeVisible();
  const link = await linkFor(email, '/invitation/', sent);

  const zawadi = await (await browser.newContext()).newPage();
  await zawadi.goto(link);
  await zawadi.getByLabel('New password', { exact: true }).fill('seven lamps on the quay');
  await zawadi.getByRole('button', { name: 'Save the password and go on' }).click();
  await expect(zawadi.getByRole('heading', { level: 1, name: 'Good to have you here, Zawadi' })).toBeVisible();
  await expectNoBarriers(zawadi);
  await zawadi.getByLabel(/^Preferred name/).fill('Zizi');
  await zawadi.getByLabel('City, country and time zone').selectOption('Only me');
  await zawadi.getByRole('button', { name: 'Save and go on' }).click();
  await expect(zawadi.getByRole('button', { name: /^Your menu, Zizi/ })).toBeVisible();

  await zawadi.context().clearCookies();
  await zawadi.goto('/sign-in');
  await zawadi.getByLabel('E-mail address').fill(email);
  await zawadi.getByLabel('Password', { exact: true }).fill('seven lamps on the quay');
  await zawadi.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(zawadi.getByRole('button', { name: /^Your menu, Zizi/ })).toBeVisible();

  await zawadi.context().clearCookies();
  await zawadi.goto(link);
  await zawadi.getByRole('button', { name: 'Go on without a password' }).click();
  await expect(zawadi.getByRole('alert').first()).toContainText('used already');
  await zawadi.context().close();
});
