import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe';
import { expect, test } from './support/fixtures';
import { giveRight, newcomer } from './support/newcomer';
import { pngOf } from './support/png';
import { undoOfNewsIsOver } from './support/undo';

const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const next = (page: Page, name: string) => page.getByRole('button', { name: `Next: ${name}` }).click();
const saved = (page: Page) => expect(page.getByText(/^Saved /)).toBeVisible();

/** Writes news in five steps; the axe looks at each of them. Answers the address of the submission. */
async function writeNews(page: Page, title: string, named: string): Promise<string> {
  await page.goto('/news');
  await expect(page.getByRole('list', { name: 'News' })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('link', { name: 'Share your news' }).click();
  await expectNoBarriers(page);
  await page.getByRole('radio', { name: /^Award/ }).check();
  await page.getByRole('button', { name: 'Begin' }).click();

  await expect(step(page, 'What is it about?')).toBeVisible();
  await expect(page.getByText('Step 1 of 5')).toBeVisible();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await expect(page.getByRole('complementary', { name: 'As a card' }).getByRole('heading', { name: title })).toBeVisible();
  await expectNoBarriers(page);
  await next(page, 'Who');

  await expect(step(page, 'Whom does it concern?')).toBeFocused();
  await page.getByRole('combobox', { name: 'Add a person' }).fill(named);
  await page.getByRole('option', { name: named }).click();
  await expect(page.getByRole('list', { name: 'People in this news' }).getByRole('listitem')).toHaveCount(2);
  await expectNoBarriers(page);
  await next(page, 'Details');

  await page.getByRole('textbox', { name: 'What happened' }).fill('For *ten years* of teaching at the bedside.');
  await page.getByRole('textbox', { name: /^When/ }).fill('2026-05');
  await page.getByRole('textbox', { name: /^Link or DOI/ }).fill('https://prize.example/2026');
  await expectNoBarriers(page);
  await next(page, 'Picture');

  await page.getByLabel('Choose a picture').setInputFiles({ name: 'lab.png', mimeType: 'image/png', buffer: pngOf(800, 450) });
  await expect(page.getByRole('textbox', { name: 'What it shows' })).toBeVisible();
  // A picture without words cannot go out.
  await page.getByRole('link', { name: 'Preview' }).click();
  await expect(page.getByRole('button', { name: 'Submit' })).toBeDisabled();
  await page.getByRole('link', { name: /^Say what the picture shows/ }).click();
  await page.getByRole('textbox', { name: 'What it shows' }).fill('Colours that run from corner to corner');
  await expectNoBarriers(page);
  await next(page, 'Preview');
  await expect(page.getByRole('img', { name: 'Colours that run from corner to corner' })).toBeVisible();
  await expectNoBarriers(page);
  return page.url();
}

/** Opens the case of a submission, which may wait behind many others. */
async function openCase(editor: Page, title: string): Promise<void> {
  await editor.goto('/desk/review?kind=submission');
  const waiting = editor.getByRole('list', { name: 'Cases' }).getByRole('button', { name: new RegExp(title) });
  await expect(async () => {
    if (!(await waiting.isVisible())) await editor.getByRole('button', { name: 'Show more' }).click({ timeout: 500 });
    await expect(waiting).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await waiting.click();
  await expect(editor.getByRole('region', { name: 'Submission' }).getByText('In review').first()).toBeVisible();
}

test('news go from the first word to the page of a colleague, and back', async ({ as, browser }) => {
  test.setTimeout(300_000);
  const registrar = await as('registrar');
  const [named, lee] = [await newcomer(registrar, browser), await newcomer(registrar, browser)];
  await giveRight(await as('admin'), lee, 'Editor');
  const [author, reader, editor] = [await as(0), await as(1), lee.page];
  const title = `A prize for the lab ${Date.now()}`;
  const wizard = await writeNews(author, title, named.name);

  // Left and come back to, everything is there.
  await author.getByRole('button', { name: 'Save and leave' }).click();
  await author.getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: 'Go on writing' }).click();
  await expect(author.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
  await author.goto(wizard);
  await author.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(author.getByText('It waits for an editor. You hear of each step.')).toBeVisible();
  await expectNoBarriers(author);
  const mine = author.url();

  // The editor returns it; the author sees that live, and why.
  await openCase(editor, title);
  await expect(author.getByText('An editor is reading it.')).toBeVisible();
  await editor.getByRole('button', { name: /^Return with a note/ }).click();
  await editor.getByRole('textbox', { name: /reads$/ }).fill('Please say who gave the prize.');
  await expectNoBarriers(editor);
  await editor.getByRole('dialog').getByRole('button', { name: 'Return' }).click();
  await expect(editor.getByRole('dialog')).toBeHidden();
  await expect(author.getByRole('region', { name: 'The editor’s note' })).toContainText('Please say who gave the prize.');
  await expectNoBarriers(author);
  await author.goto('/me/notifications');
  await author
    .getByRole('link', { name: /returned your news with a note/ })
    .first()
    .click();
  await author.getByRole('link', { name: 'Change it and submit again' }).click();
  await author.getByRole('link', { name: 'Details' }).click();
  await author.getByRole('textbox', { name: 'What happened' }).fill('For *ten years* of teaching at the bedside, from the college.');
  await author.getByRole('link', { name: 'Preview' }).click();
  await saved(author);
  await author.getByRole('button', { name: 'Submit again' }).click();
  await expect(author.getByText('It waits for an editor. You hear of each step.')).toBeVisible();

  // Scheduled on the clocks of Nairobi, then published at once, undone, and published again.
  await openCase(editor, title);
  await editor.getByRole('button', { name: /^Schedule/ }).click();
  await editor.getByRole('combobox', { name: 'On the clocks of' }).selectOption('Africa/Nairobi');
  await expect(editor.getByRole('dialog').getByText(/\(Africa\/Nairobi\)/)).toBeVisible();
  await expectNoBarriers(editor);
  await editor.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click();
  await expect(editor.getByRole('dialog')).toBeHidden();
  await expect(author.getByText(/^It goes out by itself: .*Africa\/Nairobi/)).toBeVisible();
  await editor.goto(mine);
  await editor.getByRole('button', { name: /^Publish now/ }).click();
  await expect(editor.getByRole('button', { name: /^Undo \(\d+ s\)$/ })).toBeFocused();
  await reader.goto('/news');
  await expect(reader.getByRole('link', { name: title })).toBeVisible();
  await editor.getByRole('button', { name: /^Undo/ }).click();
  await expect(editor.getByText('In review').first()).toBeVisible();
  await reader.reload();
  await expect(reader.getByRole('list', { name: 'News' })).toBeVisible();
  await expect(reader.getByRole('link', { name: title })).toBeHidden();
  await editor.getByRole('button', { name: /^Publish now/ }).click();
  await expect(editor.getByRole('button', { name: /^Undo/ })).toBeVisible();
  await expectNoBarriers(editor);

  // A reader is glad; the colleague is plain text until he agrees.
  await reader.goto('/news');
  await reader.getByRole('link', { name: title }).click();
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(reader.getByText(named.name)).toBeVisible();
  await expect(reader.getByRole('link', { name: named.name })).toBeHidden();
  await reader.getByRole('button', { name: 'Congratulate' }).click();
  await expect(reader.getByText('1 congratulation', { exact: true })).toBeVisible();
  await expectNoBarriers(reader);
  const item = reader.url();
  await named.page.goto(item);
  await named.page.getByRole('button', { name: 'Yes, on my page' }).click();
  await expect(named.page.getByText('This news stands on your page, and your name leads there.')).toBeVisible();
  await expectNoBarriers(named.page);
  await reader.goto(named.path);
  await expect(reader.getByRole('region', { name: 'In the news' }).getByRole('link', { name: title })).toBeVisible();
  await author.goto('/');
  await expect(author.getByRole('region', { name: 'Colleagues’ news' }).getByRole('link', { name: title })).toBeVisible();

  // Who submitted it reads its way, and is told of the end of it.
  await author.goto(mine);
  await expect(author.getByRole('list', { name: 'Its way' }).getByRole('listitem').last()).toHaveAttribute('aria-current', 'step');
  await expectNoBarriers(author);
  await undoOfNewsIsOver(mine.split('/').at(-1) ?? '');
  await editor.goto(mine);
  await expect(editor.getByRole('button', { name: 'Take it back' })).toBeVisible({ timeout: 70_000 });
  await editor.getByRole('button', { name: 'Take it back' }).click();
  await editor.getByRole('textbox', { name: /reads$/ }).fill('The college asks us to wait a week.');
  await editor.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(author.getByRole('region', { name: 'Why it was taken out' })).toContainText('The college asks us to wait a week.');
  await reader.goto(item);
  await expect(reader.getByRole('heading', { level: 1, name: 'This news is not here any more' })).toBeVisible();
  await expectNoBarriers(reader);
  await author.goto('/me/submissions');
  await expect(author.getByRole('listitem').filter({ hasText: title })).toContainText('Returned to you');
  await expectNoBarriers(author);
  for (const { page } of [named, lee]) await page.context().close();
});
