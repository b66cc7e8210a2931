import type { Browser, Page, Route } from '@playwright/test';
import { expect, pageOf, test } from './support/fixtures';
import { hostile } from './support/hostile';
import { box } from './support/places';
import { everybody, type HostileWorld, type Looking, plantedWorld } from './support/planted-world';
import { type Caught, liveMarkup, trap, visit, withoutPolicy } from './support/trap';

/** A page of one of them, with a trap in it, in a browser of its own. */
async function trapped(browser: Browser, world: HostileWorld, who: Looking): Promise<{ page: Page; caught: Caught }> {
  const page =
    who === 'author'
      ? await (await browser.newContext({ storageState: world.author })).newPage()
      : await pageOf(browser, who === 'reader' ? 0 : who);
  return { page, caught: await trap(page) };
}

/** Looks at addresses as the person who may, and expects nothing of all that was planted to live. */
async function look(browser: Browser, who: Looking, addresses: string[], prepare: (page: Page) => Promise<void>): Promise<void> {
  const { page, caught } = await trapped(browser, plantedWorld(), who);
  await prepare(page);
  for (const address of addresses) {
    await visit(page, address);
    expect({ address, markup: await liveMarkup(page) }).toEqual({ address, markup: [] });
  }
  expect(caught).toEqual({ ran: [], called: [] });
  await page.context().close();
}

/** The reader looks at so much that two do it. */
const parts: [who: Looking, part: number, of: number][] = [
  ['reader', 1, 2],
  ['reader', 2, 2],
  ['author', 1, 1],
  ['moderator', 1, 1],
  ['editor', 1, 1],
  ['registrar', 1, 1],
  ['admin', 1, 1],
];

for (const [who, part, of] of parts)
  test(`${hostile.length} hostile texts in every place run nothing and call nobody, without the policy: ${who}, part ${part} of ${of}`, async ({
    browser,
  }) => {
    test.setTimeout(600_000);
    const addresses = plantedWorld().addresses[who].filter((_address, n) => n % of === part - 1);
    expect(addresses).not.toEqual([]);
    await look(browser, who, addresses, withoutPolicy);
  });

for (const who of everybody)
  test(`and call nobody with it: ${who}`, async ({ browser }) => {
    test.setTimeout(300_000);
    await look(browser, who, plantedWorld().addresses[who].slice(0, 4), async () => {});
  });

test('previews and file names run nothing either', async ({ browser }) => {
  test.setTimeout(240_000);
  const world = plantedWorld();
  const { page, caught } = await trapped(browser, world, 'author');
  await withoutPolicy(page);
  await visit(page, world.thread);
  for (let at = 0; at < hostile.length; at += 25) {
    await box(page).fill(hostile.slice(at, at + 25).join('\n\n'));
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(box(page)).toBeHidden();
    await page.waitForTimeout(200);
    expect(await liveMarkup(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to writing' }).click();
  }
  await visit(page, '/me/profile');
  await page.getByRole('button', { name: 'Photo', exact: true }).click();
  for (const words of ['<img src=x onerror=alert(1)>.png', '"><script>alert(1)</script>.png', 'javascript:alert(1).svg']) {
    await page.locator('#photo-file').setInputFiles({ name: words, mimeType: 'image/png', buffer: Buffer.from('<svg onload=alert(1)>') });
    await page.waitForTimeout(200);
    expect(await liveMarkup(page)).toEqual([]);
  }
  expect(caught).toEqual({ ran: [], called: [] });
  await page.context().close();
});

/** The api as if its renderer let everything through. */
async function asTyped(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = (await response.json()) as { items: { html: string; number: number }[] };
  // No header keeps a page from being led away, so that is left out.
  const harmful = hostile.filter((words) => !/http-equiv|<base/.test(words));
  body.items.forEach((post, index) => {
    post.html = harmful
      .filter((_words, n) => n % body.items.length === index)
      .map((words) => `<div>${words}</div>`)
      .join('');
  });
  await route.fulfill({ response, json: body });
}

test('if the renderer let everything through, the policy alone would hold; and the trap would tell without it', async ({ browser }) => {
  const world = plantedWorld();
  const opened = async (prepare: (page: Page) => Promise<void>) => {
    const { page, caught } = await trapped(browser, world, 'author');
    await prepare(page);
    await page.route(/\/api\/threads\/[^/]+\/posts/, asTyped);
    await visit(page, world.thread);
    await page.waitForTimeout(500);
    const markup = await liveMarkup(page);
    await page.context().close();
    return { ...caught, markup };
  };
  const open = await opened(withoutPolicy);
  expect(open.markup.length).toBeGreaterThan(20);
  expect(open.ran.length).toBeGreaterThan(5);
  expect(open.called.length).toBeGreaterThan(5);
  const closed = await opened(async () => {});
  expect(closed.markup.length).toBeGreaterThan(20);
  expect({ ran: closed.ran, called: closed.called }).toEqual({ ran: [], called: [] });
});
