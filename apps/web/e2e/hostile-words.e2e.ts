import type { Browser, Page, Route } from '@playwright/test';
import { expect, pageOf, test } from './support/fixtures';
import { hostile } from './support/hostile';
import { inNames, newId } from './support/hostile-world';
import { box } from './support/places';
import { everybody, type HostileWorld, type Looking, plantedWorld } from './support/planted-world';
import { pngOf } from './support/png';
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

test('previews run nothing either', async ({ browser }) => {
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
  expect(caught).toEqual({ ran: [], called: [] });
  await page.context().close();
});

test('names of people and places run nothing where they are listed and suggested', async ({ browser }) => {
  test.setTimeout(240_000);
  const { page, caught } = await trapped(browser, plantedWorld(), 'admin');
  await withoutPolicy(page);
  await visit(page, '/people?sort=recent');
  const missing = async () => {
    // Also what is not painted yet, as it is out of sight.
    const shown = (await page.getByRole('main').textContent()) ?? '';
    return inNames.filter((words) => !shown.includes(words));
  };
  const cards = page.getByRole('main').getByRole('listitem');
  for (let pages = 1; pages < 6 && (await missing()).length > 0; pages += 1) {
    const before = await cards.count();
    await page.getByRole('button', { name: 'Show more', exact: true }).click();
    await expect.poll(() => cards.count()).toBeGreaterThan(before);
  }
  expect(await missing()).toEqual([]);
  expect(await liveMarkup(page)).toEqual([]);

  await visit(page, '/desk/grants');
  for (const asked of ['alert', 'script', 'onerror', 'javascript']) {
    await page.getByRole('combobox', { name: 'Give a right to somebody' }).fill(asked);
    await expect(page.getByRole('option', { name: asked }).first()).toBeVisible();
    expect(await liveMarkup(page)).toEqual([]);
  }
  expect(caught).toEqual({ ran: [], called: [] });
  await page.context().close();
});

test('posts with such words are found, and run nothing', async ({ browser }) => {
  const { page, caught } = await trapped(browser, plantedWorld(), 'reader');
  await withoutPolicy(page);
  await visit(page, '/discussions/search?q=alert');
  await expect(page.getByRole('main').locator('mark', { hasText: 'alert' }).first()).toBeVisible();
  expect(await liveMarkup(page)).toEqual([]);
  expect(caught).toEqual({ ran: [], called: [] });
  await page.context().close();
});

const FILE_MARK = 'mkfilename';

test(`${hostile.length} hostile names of files are kept and shown nowhere`, async ({ browser }) => {
  test.setTimeout(240_000);
  const { page, caught } = await trapped(browser, plantedWorld(), 'author');
  await withoutPolicy(page);
  const { addresses } = plantedWorld();
  const draft = { id: newId(), kind: 'award' };
  const origin = { origin: process.env.BASE_URL ?? 'http://127.0.0.1:3000' };
  await page.request.post('/api/news-submissions', { headers: origin, data: draft });
  const profile = addresses.author.find((address) => address.startsWith('/people/')) ?? '';
  const doors = [
    [profile.replace('/people/', '/api/scholars/') + '/photo', 'photo'],
    [`/api/news-submissions/${draft.id}/picture`, 'picture'],
  ] as const;
  // As a picture at one door, and as none at the other: a refusal tells no name either, and nothing is drawn for it.
  const [picture, none] = [pngOf(40, 40), Buffer.from('<svg onload=alert(1)>')];
  for (const [n, words] of hostile.entries())
    for (const [at, [door, field]] of doors.entries()) {
      const isPicture = n % 2 === at;
      const file = { name: `${FILE_MARK} ${words}.png`, mimeType: 'image/png', buffer: isPicture ? picture : none };
      const answer = await page.request.put(door, { headers: origin, multipart: { [field]: file } });
      expect({ door, words, status: answer.status() }).toEqual({ door, words, status: isPicture ? 200 : 415 });
      expect(await answer.text()).not.toContain(FILE_MARK);
    }
  for (const address of [profile, `/me/submissions/${draft.id}`, '/me/profile']) {
    await visit(page, address);
    expect(await page.content()).not.toContain(FILE_MARK);
    expect(await liveMarkup(page)).toEqual([]);
  }
  // Where the page itself handles a file that is none.
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
