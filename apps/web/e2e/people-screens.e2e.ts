import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe';
import { expect, test } from './support/fixtures';

test('Today keeps nobody out', async ({ as }) => {
  const page = await as(0);
  await page.goto('/');
  await expect(page.getByRole('img', { name: /^Map of the world/ })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'View as a table' }).click();
  await expectNoBarriers(page);
});

test('the directory keeps nobody out', async ({ as }) => {
  const page = await as(0);
  await page.goto('/people?q=a&openTo=mentoring');
  await expect(page.getByRole('list', { name: 'Scholars', exact: true })).toBeVisible();
  await expectNoBarriers(page);
});

test('the lists of institutions and programs keep nobody out', async ({ as }) => {
  const page = await as(0);
  await page.goto('/institutions');
  await expect(page.getByRole('list', { name: 'Institutions' })).toBeVisible();
  await expectNoBarriers(page);
  await page.goto('/programs');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectNoBarriers(page);
});

/** The address of the first thing of a list. */
const firstOf = (page: Page, list: 'institutions' | 'programs' | 'cohorts') =>
  page.evaluate(async (kind) => {
    const read = async (path: string) => (await (await fetch(path)).json()) as { items: { id: string; cohorts?: { id: string }[] }[] };
    const [first] = (await read(kind === 'institutions' ? '/api/institutions' : '/api/programs')).items;
    return `/${kind}/${kind === 'cohorts' ? first?.cohorts?.[0]?.id : first?.id}`;
  }, list);

for (const list of ['institutions', 'programs', 'cohorts'] as const)
  test(`one of the ${list} keeps nobody out`, async ({ as }) => {
    const page = await as(0);
    await page.goto('/about');
    await page.goto(await firstOf(page, list));
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectNoBarriers(page);
  });

test('a profile keeps nobody out', async ({ as }) => {
  const page = await as(0);
  await page.goto('/me/profile');
  await expect(page.getByRole('button', { name: 'Edit: About' })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Photo', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Your photo' })).toBeVisible();
  await expectNoBarriers(page);
});

test('the forms of one’s own page keep nobody out', async ({ as }) => {
  const page = await as(0);
  await page.goto('/me/profile');
  for (const block of ['About', 'Positions', 'Achievements', 'Name and profession', 'Contact', 'Interests', 'Place and time']) {
    await page.getByRole('button', { name: `Edit: ${block}`, exact: true }).click();
    // A form that arrives moves the blocks below it: pressed meanwhile, a button may slip away under the pointer.
    await expect(page.getByRole('button', { name: `Done: ${block}`, exact: true })).toBeVisible();
    await expect(page.getByText('Opening the form')).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Add a position' }).click();
  await page.getByRole('button', { name: 'Add a contact' }).click();
  await expectNoBarriers(page);
});

test('the registrar’s form keeps nobody out', async ({ as }) => {
  const page = await as('registrar');
  await page.goto('/people/new');
  await expect(page.getByLabel('Given name', { exact: true })).toBeVisible();
  await expectNoBarriers(page);
});
