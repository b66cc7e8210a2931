import { expectNoBarriers } from './support/axe';
import { expect, persona, test } from './support/fixtures';
import { newcomer, tryToSignIn } from './support/newcomer';
import { expectWithin } from './support/within';

/** A session that ends elsewhere is known here within so many seconds. */
const KNOWN_S = 3;

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
  await moderator.getByRole('button', { name: 'Go on' }).click();
  await expect(moderator.getByRole('alert')).toContainText('Advertising in three spaces');
  await expectNoBarriers(moderator);
  await moderator.getByRole('button', { name: 'Suspend now' }).click();
  await expect(moderator.getByText(/is suspended until/)).toBeVisible();
  await expectWithin(KNOWN_S, person.page.getByRole('heading', { name: 'Sign in' }), browser);

  await tryToSignIn(person);
  await expect(person.page.getByText(/Advertising in three spaces/)).toBeVisible();
  await person.page.getByRole('link', { name: /write to the moderators/ }).click();
  await expectNoBarriers(person.page);
  await person.page.getByLabel('Why you see it otherwise').fill('I told colleagues of a free handbook');
  await person.page.getByRole('button', { name: 'Ask for another look' }).click();
  await expect(person.page.getByRole('heading', { name: 'Your words are with the moderators' })).toBeVisible();
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
  await expectWithin(KNOWN_S, person.page.getByRole('heading', { name: 'Sign in' }), browser);

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
