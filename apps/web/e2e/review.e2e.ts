import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe';
import { expect, test } from './support/fixtures';
import { giveRight, newcomer } from './support/newcomer';
import { startThread, write } from './support/threads';
import { undoOfDecisionIsOver } from './support/undo';
import { expectWithin } from './support/within';

/** Somebody's post is reported, as a reader does it. */
async function report(reader: Page, path: string, number: number, words: string): Promise<void> {
  await reader.goto(path);
  const post = reader.getByRole('article', { name: new RegExp(`^Post ${number} by`) });
  await post.getByRole('button', { name: /^More/ }).click();
  await reader.getByRole('menuitem', { name: 'Ask a moderator to look' }).click();
  await reader.getByRole('radio', { name: 'Patient data' }).check();
  await reader.getByLabel(/^In your words/).fill(words);
  await reader.getByRole('button', { name: 'Send' }).click();
  await expect(reader.getByRole('dialog')).toBeHidden();
}
const queued = (page: Page, title: string) => page.getByRole('list', { name: 'Cases' }).getByRole('button', { name: new RegExp(title) });

/** Opens a case that may wait behind many others. */
async function openCase(page: Page, title: string): Promise<void> {
  await expect(async () => {
    if (!(await queued(page, title).isVisible())) await page.getByRole('button', { name: 'Show more' }).click({ timeout: 500 });
    await expect(queued(page, title)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await queued(page, title).click();
}

/** A device keeps what was typed a moment after the last key. */
const KEPT_AFTER_MS = 500;

// They share one queue.
test.describe.configure({ mode: 'serial' });

test('a report, two moderators at once, a removal, undo, removal again, the author’s words back, and an appeal', async ({
  as,
  browser,
}) => {
  test.setTimeout(240_000);
  const [author, reader, kofi] = [await as(0), await as(1), await as('moderator')];
  const other = await newcomer(await as('registrar'), browser);
  await giveRight(await as('admin'), other, 'Moderator');

  const title = `Told too much ${Date.now()}`;
  const agreed = `You are right, nobody could be recognised. ${title}`;
  const path = await startThread(author, title);
  await write(author, 'The man of 43 from the harbour, seen on 3 May');
  await expect(author.getByRole('article', { name: /^Post 2/ })).toBeVisible();
  await report(reader, path, 2, 'I know who this is');

  // Both have it open: the second learns of the first.
  await kofi.goto('/desk/review?kind=post');
  await openCase(kofi, title);
  await expect(kofi.getByRole('article').getByText('The man of 43 from the harbour')).toBeVisible();
  await expect(kofi.getByText('I know who this is')).toBeVisible();
  await expectNoBarriers(kofi);
  await other.page.goto('/desk/review?kind=post');
  await openCase(other.page, title);
  await expect(other.page.getByText(/^Being reviewed by Kofi/).first()).toBeVisible();

  // The one decides; the other is told how it stands.
  await kofi.setViewportSize({ width: 1280, height: 900 });
  await kofi.getByRole('button', { name: 'Remove', exact: true }).click();
  await kofi
    .getByRole('form', { name: 'Decide' })
    .getByRole('button', { name: /^Remove Enter/ })
    .click();
  await expect(kofi.getByText(/^Removed\. The person is told in/)).toBeVisible();
  await expectWithin(3, other.page.getByText(/^Removed by Kofi/), browser);
  // Its author reads what it said, and that it is removed; nobody else reads it.
  await author.reload();
  await expect(author.getByText('A moderator removed your post')).toBeVisible();
  await reader.reload();
  await expect(reader.getByText('Removed by a moderator')).toBeVisible();
  await expect(reader.getByText('The man of 43 from the harbour')).toHaveCount(0);

  // Nobody was told yet: it is taken back, and done again.
  await kofi.keyboard.press('z');
  await expect(queued(kofi, title)).toBeVisible();
  await author.reload();
  await expect(author.getByText('The man of 43 from the harbour')).toBeVisible();
  await expect(author.getByText('A moderator removed your post')).toHaveCount(0);
  await openCase(kofi, title);
  await kofi.keyboard.press('h');
  await kofi.keyboard.press('Enter');
  await expect(kofi.getByText(/^Removed\. The person is told in/)).toBeVisible();

  // The author learns what and why, and has his words back.
  await author.goto('/me/notifications');
  await expect(author.getByRole('link', { name: 'Moderators decided about something of yours' }).first()).toBeVisible({ timeout: 60_000 });
  await author.getByRole('link', { name: 'Moderators decided about something of yours' }).first().click();
  await expect(author.getByText('It was removed.')).toBeVisible();
  await expect(author.getByText('The man of 43 from the harbour, seen on 3 May')).toBeVisible();
  await expectNoBarriers(author);
  const why = author.getByLabel('Why you see it otherwise');
  await why.fill('The harbour has ten thousand men of that age');
  // The device keeps it until it is sent.
  await author.waitForTimeout(KEPT_AFTER_MS);
  await author.reload();
  await expect(why).toHaveValue('The harbour has ten thousand men of that age');
  await author.getByRole('button', { name: 'Ask for another look' }).click();
  await expect(author.getByText('You have asked for another look. It waits for another moderator').first()).toBeVisible();

  // Not for the one who decided, but for the other one.
  await kofi.goto('/desk/review?kind=appeal');
  await expect(kofi.getByRole('heading', { level: 1, name: 'Review queue' })).toBeVisible();
  await expect(kofi.getByText(title)).toBeHidden();
  await other.page.goto('/desk/review?kind=appeal');
  await openCase(other.page, title);
  await expect(other.page.getByText('The harbour has ten thousand men of that age').first()).toBeVisible();
  await expectNoBarriers(other.page);
  await other.page.setViewportSize({ width: 1280, height: 900 });
  await other.page.keyboard.press('h');
  await other.page.getByLabel('What the person reads').fill(agreed);
  await other.page.waitForTimeout(KEPT_AFTER_MS);
  await other.page.reload();
  await openCase(other.page, title);
  await expect(other.page.getByLabel('What the person reads')).toHaveValue(agreed);
  await other.page.getByRole('button', { name: /^Take the decision back Enter/ }).click();
  await expect(other.page.getByText(/^The decision was taken back/).first()).toBeVisible();
  // It takes effect when it can no longer be undone; whoever has the thread open sees it come back.
  await reader.goto(path);
  await expect(reader.getByText('Removed by a moderator')).toBeVisible();
  await undoOfDecisionIsOver(agreed);
  await expect(reader.getByText('The man of 43 from the harbour')).toBeVisible({ timeout: 60_000 });
  await other.page.context().close();
});

test('a queue of fifty is worked with the keys alone', async ({ as }) => {
  test.setTimeout(240_000);
  const [author, reader, kofi] = [await as(0), await as(1), await as('moderator')];
  const path = await startThread(author, `Fifty ${Date.now()}`);
  const threadId = path.split('/')[2] ?? '';
  // What fifty people would do by hand in a year.
  await author.evaluate(async (id) => {
    const { crypto: random } = window;
    const newId = () => {
      const bytes = random.getRandomValues(new Uint8Array(16));
      const time = BigInt(Date.now());
      for (let index = 0; index < 6; index += 1) bytes[index] = Number((time >> BigInt(8 * (5 - index))) & 255n);
      bytes[6] = ((bytes[6] ?? 0) & 15) | 112;
      bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
      return [...bytes]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    };
    for (let number = 2; number <= 51; number += 1) {
      const answer = await fetch(`/api/threads/${id}/posts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: newId(), markdown: `Offer number ${number}` }),
      });
      if (!answer.ok) throw new Error(`The post was not taken: ${answer.status}`);
    }
  }, threadId);
  await reader.goto('/');
  await reader.evaluate(async (id) => {
    const posts: { id: string; number: number }[] = [];
    for (let after = 1; after < 51; after += 50) {
      const answer = (await (await fetch(`/api/threads/${id}/posts?after=${after}&limit=50`)).json()) as { items: typeof posts };
      posts.push(...answer.items);
    }
    for (const { id: postId } of posts) {
      const flagId = postId.replace(/^(.{8}-.{4}-7)(.{3})/, '$1fff');
      const answer = await fetch(`/api/posts/${postId}/flags`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: flagId, kind: 'advertising', words: '' }),
      });
      if (!answer.ok) throw new Error(`The report was not taken: ${answer.status}`);
    }
  }, threadId);

  await kofi.goto('/desk/review?kind=post');
  const offers = kofi.getByRole('list', { name: 'Cases' }).getByRole('button', { name: /Offer number/ });
  await expect(offers.first()).toBeVisible();
  // To the first of them, without the mouse.
  for (let step = 0; step < 60; step += 1) {
    if (
      /Offer number/.test(
        (await kofi
          .getByRole('list', { name: 'Cases' })
          .locator('[aria-current]')
          .textContent()
          .catch(() => '')) ?? '',
      )
    )
      break;
    await kofi.keyboard.press('j');
    await kofi.waitForTimeout(60);
  }
  const begun = Date.now();
  let decided = 0;
  const told = kofi.getByText(/The persons? (is|are) told in/);
  for (const key of ['a', 'h', 'w', 'a', 'h']) {
    await expect(kofi.getByRole('form', { name: 'Decide' })).toBeVisible();
    const open = new URL(kofi.url()).searchParams.get('case');
    await kofi.keyboard.press(key);
    await kofi.keyboard.press('Enter');
    await expect(told).toBeVisible();
    await expect.poll(() => new URL(kofi.url()).searchParams.get('case')).not.toBe(open);
    decided += 1;
  }
  // The rest at once: from here to the end, removed with one reason.
  await expect(kofi.getByRole('form', { name: 'Decide' })).toBeVisible();
  await kofi.keyboard.press('x');
  for (let step = 0; step < 44; step += 1) await kofi.keyboard.press('j');
  await kofi.keyboard.press('Shift+X');
  await expect(kofi.getByText(/^For \d+ cases$/)).toBeVisible();
  await kofi.keyboard.press('h');
  await kofi.keyboard.press('Enter');
  await expect(kofi.getByText(/^Removed: \d+ cases/)).toBeVisible({ timeout: 60_000 });
  decided += Number(/\d+/.exec((await kofi.getByText(/^Removed: \d+ cases/).textContent()) ?? '')?.[0] ?? 0);
  expect(decided).toBeGreaterThanOrEqual(45);
  expect((Date.now() - begun) / decided).toBeLessThan(4_000);
});

test('the queue is closed to others; kind words are changed for all', async ({ as }) => {
  const scholar = await as(0);
  await scholar.goto('/desk/review');
  await expect(scholar.getByText('You may read this, but not do that.')).toBeVisible();
  const kofi = await as('moderator');
  await kofi.goto('/desk/reasons');
  await kofi.getByRole('button', { name: 'Change: Belongs elsewhere' }).click();
  await kofi
    .getByLabel('Words', { exact: true })
    .fill('It will find readers in a thread of its own, and we will gladly help to begin one.');
  await kofi.getByRole('button', { name: 'Save' }).click();
  await expect(kofi.getByText('we will gladly help to begin one')).toBeVisible();
  await expectNoBarriers(kofi);
});
