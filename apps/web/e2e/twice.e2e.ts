import type { Page } from '@playwright/test';
import { sql } from './support/database';
import { expect, test } from './support/fixtures';
import { giveRight, newcomer } from './support/newcomer';
import { box, scholarIdOf, threadIdOf } from './support/places';
import { startThread } from './support/threads';

const count = async (statement: string, ...values: unknown[]) =>
  Number((await sql<{ count: string }>(`SELECT count(*) FROM ${statement}`, values))[0]?.count);
const postsOf = (path: string, markdown: string) => count('post WHERE thread_id = $1 AND markdown = $2', threadIdOf(path), markdown);
/** Long enough for a second request, if there were one, to have made its row. */
const settled = (page: Page) => page.waitForLoadState('networkidle');

test('a post pressed twice, sent with two keys, from two tabs, and come back to, is one post', async ({ as }) => {
  test.setTimeout(120_000);
  const [amina, ngozi] = [await as(0), await as(1)];
  const path = await startThread(amina, `Twice ${Date.now()}`);
  await ngozi.goto(path);
  await box(ngozi).fill('Pressed twice');
  await ngozi.getByRole('button', { name: 'Post', exact: true }).dblclick();
  await expect(ngozi.getByText('Pressed twice')).toHaveCount(1);
  await box(ngozi).fill('Two keys');
  await Promise.all([box(ngozi).press('Control+Enter'), box(ngozi).press('Control+Enter')]);
  await expect(ngozi.getByText('Two keys')).toHaveCount(1);
  await box(ngozi).fill('Enter on the button');
  const button = ngozi.getByRole('button', { name: 'Post', exact: true });
  await button.focus();
  await ngozi.keyboard.press('Enter');
  await ngozi.keyboard.press('Enter');
  await expect(ngozi.getByText('Enter on the button')).toHaveCount(1);

  // The same draft in two tabs, sent in both.
  await box(ngozi).fill('In two tabs');
  await ngozi.waitForTimeout(600);
  const other = await ngozi.context().newPage();
  await other.goto(path);
  await expect(box(other)).toHaveValue('In two tabs');
  await Promise.all([box(ngozi).press('Control+Enter'), box(other).press('Control+Enter')]);
  for (const page of [ngozi, other, amina]) await expect(page.getByText('In two tabs')).toHaveCount(1);

  // Away and back by the browser's own buttons.
  await ngozi.goto('/discussions');
  await ngozi.goBack();
  await expect(ngozi.getByText('In two tabs')).toHaveCount(1);
  await expect(box(ngozi)).toHaveValue('');
  await settled(ngozi);
  for (const words of ['Pressed twice', 'Two keys', 'Enter on the button', 'In two tabs'])
    expect([words, await postsOf(path, words)]).toEqual([words, 1]);
});

test('a thread started twice, in two tabs, and come back to, is one thread', async ({ as }) => {
  test.setTimeout(120_000);
  const amina = await as(0);
  const threads = (title: string) => count('thread WHERE title = $1', title);
  const write = async (page: Page, title: string) => {
    await page.goto('/discussions/new');
    await page.getByRole('combobox', { name: 'Space' }).selectOption({ index: 1 });
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
    await page.getByRole('textbox', { name: 'First post' }).fill('Has anyone tried this?');
  };
  const start = (page: Page) => page.getByRole('button', { name: 'Start the thread' });
  const pressed = `Pressed twice ${Date.now()}`;
  await write(amina, pressed);
  await start(amina).dblclick();
  await expect(amina.getByRole('heading', { level: 1, name: pressed })).toBeVisible();
  await amina.goBack();
  await amina.goto('/discussions/new');
  await expect(amina.getByRole('textbox', { name: 'First post' })).toHaveValue('');

  const tabs = `In two tabs ${Date.now()}`;
  await write(amina, tabs);
  await amina.waitForTimeout(600);
  const other = await amina.context().newPage();
  await other.goto('/discussions/new');
  await expect(other.getByRole('textbox', { name: 'Title' })).toHaveValue(tabs);
  await Promise.all([start(amina).click(), start(other).click()]);
  for (const page of [amina, other]) await expect(page.getByRole('heading', { level: 1, name: tabs })).toBeVisible();
  expect(new URL(other.url()).pathname).toBe(new URL(amina.url()).pathname);
  expect([await threads(pressed), await threads(tabs)]).toEqual([1, 1]);
});

test('news begun twice and submitted twice, also in two tabs, are one submission', async ({ as, browser }) => {
  test.setTimeout(120_000);
  const person = await newcomer(await as('registrar'), browser);
  const { page } = person;
  const submissions = (more = '') => count(`news_submission WHERE submitter_id = $1 ${more}`, scholarIdOf(person));
  await page.goto('/news/submit');
  await page.getByRole('radio', { name: /^Award/ }).check();
  await page.getByRole('button', { name: 'Begin' }).dblclick();
  await page.getByRole('textbox', { name: 'Title' }).fill(`Once is enough ${Date.now()}`);
  await page.getByRole('button', { name: 'Next: Who' }).click();
  await page.getByRole('button', { name: 'Next: Details' }).click();
  await page.getByRole('textbox', { name: 'What happened' }).fill('For ten years of teaching at the bedside.');
  await page.getByRole('button', { name: 'Next: Picture' }).click();
  await page.getByRole('button', { name: 'Next: Preview' }).click();
  await expect(page.getByRole('button', { name: 'Submit' })).toBeEnabled();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByRole('button', { name: 'Submit' })).toBeEnabled();
  await Promise.all([page.getByRole('button', { name: 'Submit' }).dblclick(), other.getByRole('button', { name: 'Submit' }).click()]);
  await expect.poll(() => submissions(`AND state = 'submitted'`)).toBe(1);
  await settled(page);
  await page.goBack();
  expect(await submissions()).toBe(1);
  expect(await count(`review WHERE submission_id IN (SELECT id FROM news_submission WHERE submitter_id = $1)`, scholarIdOf(person))).toBe(
    1,
  );
  await page.context().close();
});

test('a report sent twice, also from two tabs, is one report; a decision made twice, also in two tabs, is one decision', async ({
  as,
  browser,
}) => {
  test.setTimeout(180_000);
  const [author, registrar] = [await as(0), await as('registrar')];
  const [reader, judge] = [await newcomer(registrar, browser), await newcomer(registrar, browser)];
  await giveRight(await as('admin'), judge, 'Moderator');
  const title = `Reported twice ${Date.now()}`;
  const path = await startThread(author, title, 'Buy my book');

  const fillReport = async (page: Page) => {
    await page.goto(path);
    await page
      .getByRole('article', { name: /^Post 1 by/ })
      .getByRole('button', { name: /^More/ })
      .click();
    await page.getByRole('menuitem', { name: 'Ask a moderator to look' }).click();
    await page.getByRole('radio', { name: 'Advertising' }).check();
  };
  const other = await reader.page.context().newPage();
  await fillReport(reader.page);
  await fillReport(other);
  const send = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Send' });
  await Promise.all([send(reader.page).dblclick(), send(other).click()]);
  for (const page of [reader.page, other]) await expect(page.getByRole('dialog')).toBeHidden();
  expect(await count('flag WHERE scholar_id = $1', scholarIdOf(reader))).toBe(1);

  const [review] = await sql<{ id: string }>('SELECT review_id AS id FROM flag WHERE scholar_id = $1', [scholarIdOf(reader)]);
  const reviewId = review?.id ?? '';
  const second = await judge.page.context().newPage();
  for (const page of [judge.page, second]) {
    await page.goto(`/desk/review?kind=post&case=${reviewId}`);
    await expect(page.getByRole('article').getByText('Buy my book')).toBeVisible();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
  }
  const decide = (page: Page) => page.getByRole('form', { name: 'Decide' }).getByRole('button', { name: /^Remove Enter/ });
  // In one moment: a finger that is late finds the decision made already, and nothing to press.
  const [here, there] = await Promise.all([decide(judge.page).elementHandle(), decide(second).elementHandle()]);
  await Promise.all([
    here?.evaluate((button) => {
      (button as HTMLButtonElement).click();
      (button as HTMLButtonElement).click();
    }),
    there?.evaluate((button) => (button as HTMLButtonElement).click()),
  ]);
  await expect.poll(() => count(`review WHERE id = $1 AND state = 'decided'`, reviewId)).toBe(1);
  for (const page of [judge.page, second]) await settled(page);
  expect(await count(`audit WHERE act = 'review.decide' AND thing_id = $1`, reviewId)).toBe(1);
  expect(await count(`audit WHERE act = 'post.remove' AND changes ->> 'threadId' = $1`, threadIdOf(path))).toBe(1);
  expect(await count(`pgboss.job WHERE name = 'tell-decision' AND data ->> 'reviewId' = $1`, reviewId)).toBe(1);
  for (const { page } of [reader, judge]) await page.context().close();
});
