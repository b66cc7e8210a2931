import { expectNoBarriers } from './support/axe';
import { expect, fillSignIn, persona, signIn, test } from './support/fixtures';
import { linkFor } from './support/mail';
import { expectWithin } from './support/within';

test('a visitor to any page signs in and comes back to it', async ({ page }) => {
  await page.goto('/me/sessions');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await fillSignIn(page, 1);
  await expect(page.getByRole('heading', { level: 1, name: 'Signed-in devices' })).toBeVisible();
  await expect(page.getByText('This device')).toBeVisible();
});

test('a link from the mail signs in once, when its button is pressed', async ({ page, context }) => {
  const { email } = persona(1);
  const asked = Date.now();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Look into your mail' })).toBeVisible();
  const address = await linkFor(email, '/sign-in/link/', asked);
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in now' }).click();
  await expect(page.getByRole('button', { name: /^Your menu/ })).toBeVisible();

  await context.clearCookies();
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in now' }).click();
  await expect(page.getByRole('alert')).toContainText('used already');
});

test('signing out ends the session, and the back button shows the sign-in page', async ({ page }) => {
  await signIn(page, 2);
  await page.goto('/me/account');
  await expect(page.getByRole('heading', { level: 1, name: 'Account and display' })).toBeVisible();
  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});

test('the pages of the visitor have no barriers', async ({ page }) => {
  for (const path of ['/sign-in', '/reset', '/about', `/invitation/${'A'.repeat(43)}`, `/sign-in/link/${'A'.repeat(43)}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoBarriers(page);
  }
});

test('account, devices and the menu have no barriers, and work by keyboard', async ({ as }) => {
  const page = await as(0);
  for (const path of ['/me/account', '/me/sessions', '/no/such/page']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoBarriers(page);
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.getByRole('button', { name: /^Your menu/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Your profile' })).toBeFocused();
  await expectNoBarriers(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Your menu/ })).toBeFocused();
});

test('a session ended on another device brings its page to the sign-in within 3 s', async ({ browser }) => {
  const desk = await (await browser.newContext()).newPage();
  const phone = await (await browser.newContext()).newPage();
  await signIn(desk, 2);
  await signIn(phone, 2);
  await phone.goto('/me/account');
  await expect(phone.getByRole('heading', { level: 1, name: 'Account and display' })).toBeVisible();
  await desk.goto('/me/sessions');
  // Newest first after this one: the phone's.
  await desk
    .getByRole('button', { name: /^End the session of/ })
    .first()
    .click();
  await expectWithin(3, phone.getByRole('heading', { level: 1, name: 'Sign in' }), browser);
  await desk.context().close();
  await phone.context().close();
});

test('moving between pages names the tab, and puts the focus on the heading', async ({ as }) => {
  const page = await as(0);
  await page.goto('/me/account');
  await page.getByRole('link', { name: 'See the devices' }).click();
  await expect(page).toHaveTitle('Signed-in devices · Scholars Commons');
  await expect(page.getByRole('heading', { level: 1, name: 'Signed-in devices' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Account and display' })).toBeFocused();
});

test('colours are kept for the other devices', async ({ browser }) => {
  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, 'editor');
  await desk.getByRole('button', { name: /^Your menu/ }).click();
  const saved = desk.waitForResponse((response) => response.url().endsWith('/api/account/settings') && response.ok());
  await desk.getByRole('menuitemradio', { name: /^Dark/ }).click();
  await expect(desk.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await saved;
  const phone = await (await browser.newContext()).newPage();
  await signIn(phone, 'editor');
  await expect(phone.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(phone.getByRole('heading', { level: 2, name: 'What they do' })).toBeVisible();
  await phone.getByRole('button', { name: /^Your menu/ }).click();
  await phone.getByRole('menuitemradio', { name: /^As this device/ }).click();
  await expect(phone.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  await desk.context().close();
  await phone.context().close();
});
