import { expectNoBarriers } from './support/axe';
import { expect, test } from './support/fixtures';

interface Ids {
  me: string;
  institution: string;
  program: string;
  cohort: string;
}

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

test('an institution, a program and a cohort keep nobody out', async ({ as }) => {
  const page = await as(0);
  await page.goto('/programs');
  const ids = await page.evaluate(async (): Promise<Omit<Ids, 'me'>> => {
    const read = async (path: string) => (await fetch(path)).json();
    const programs = (await read('/api/programs')) as { items: { id: string; cohorts: { id: string }[] }[] };
    const institutions = (await read('/api/institutions')) as { items: { id: string }[] };
    const [program] = programs.items;
    return { program: program?.id ?? '', cohort: program?.cohorts[0]?.id ?? '', institution: institutions.items[0]?.id ?? '' };
  });
  for (const path of [`/institutions/${ids.institution}`, `/programs/${ids.program}`, `/cohorts/${ids.cohort}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectNoBarriers(page);
  }
});

test('a profile, and every form on one’s own page, keep nobody out', async ({ as }) => {
  const page = await as(0);
  await page.goto('/me/profile');
  await expect(page.getByRole('button', { name: 'Edit: About' })).toBeVisible();
  await expectNoBarriers(page);
  for (const block of ['About', 'Positions', 'Achievements', 'Name and profession', 'Contact', 'Interests', 'Place and time'])
    await page.getByRole('button', { name: `Edit: ${block}`, exact: true }).click();
  await page.getByRole('button', { name: 'Add a position' }).click();
  await page.getByRole('button', { name: 'Add a contact' }).click();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Photo', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Your photo' })).toBeVisible();
  await expectNoBarriers(page);
});

test('the registrar’s form keeps nobody out', async ({ as }) => {
  const page = await as('registrar');
  await page.goto('/people/new');
  await expect(page.getByLabel('Given name', { exact: true })).toBeVisible();
  await expectNoBarriers(page);
});
