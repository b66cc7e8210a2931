import type { Page, Route } from '@playwright/test';
import { expect, pageOf, test } from './support/fixtures';
import { hostile } from './support/hostile';
import { type HostileWorld, hostileWorld } from './support/hostile-world';
import { type Caught, liveMarkup, trap, visit, withoutPolicy } from './support/trap';

test.describe.configure({ mode: 'serial' });

let world: HostileWorld;
const people: Record<'reader' | 'moderator' | 'editor' | 'registrar' | 'admin', Page | undefined> = {
  reader: undefined,
  moderator: undefined,
  editor: undefined,
  registrar: undefined,
  admin: undefined,
};

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  const cast = {
    reader: await pageOf(browser, 0),
    moderator: await pageOf(browser, 'moderator'),
    editor: await pageOf(browser, 'editor'),
    registrar: await pageOf(browser, 'registrar'),
    admin: await pageOf(browser, 'admin'),
  };
  Object.assign(people, cast);
  world = await hostileWorld({ browser, ...cast });
});
test.afterAll(async () => {
  for (const page of [...Object.values(people), world?.author]) await page?.context().close();
});

/** Who looks at which addresses. */
const tours = (): [page: Page, addresses: string[]][] => {
  const { reader, moderator, editor, registrar, admin } = people;
  if (!reader || !moderator || !editor || !registrar || !admin) throw new Error('Not everybody is here');
  return [
    [reader, world.ofReader],
    [world.author, world.ofAuthor],
    [moderator, world.ofModerator],
    [editor, world.ofEditor],
    [registrar, world.ofRegistrar],
    [admin, world.ofAdmin],
  ];
};

/** A page of the same person with a trap in it. */
async function trapped(page: Page): Promise<{ page: Page; caught: Caught }> {
  const fresh = await page.context().newPage();
  return { page: fresh, caught: await trap(fresh) };
}

/** Looks at every address as the person who may, and expects nothing of all that was planted to live. */
async function look(prepare: (page: Page) => Promise<void>, most?: number): Promise<void> {
  for (const [who, addresses] of tours()) {
    const { page, caught } = await trapped(who);
    await prepare(page);
    for (const address of addresses.slice(0, most)) {
      await visit(page, address);
      expect({ address, markup: await liveMarkup(page) }).toEqual({ address, markup: [] });
    }
    expect(caught).toEqual({ ran: [], called: [] });
    await page.close();
  }
}

test(`${hostile.length} hostile texts in every place run nothing and call nobody, without the policy`, async () => {
  test.setTimeout(600_000);
  await look(withoutPolicy);
});

test('and call nobody with it', async () => {
  test.setTimeout(300_000);
  await look(async () => {}, 4);
});

test('previews and file names run nothing either', async () => {
  test.setTimeout(240_000);
  const { page, caught } = await trapped(world.author);
  await withoutPolicy(page);
  await visit(page, world.thread);
  for (let at = 0; at < hostile.length; at += 25) {
    await page.getByRole('textbox', { name: 'Your post' }).fill(hostile.slice(at, at + 25).join('\n\n'));
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByRole('textbox', { name: 'Your post' })).toBeHidden();
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
  await page.close();
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

test('if the renderer let everything through, the policy alone would hold; and the trap would tell without it', async () => {
  const opened = async (prepare: (page: Page) => Promise<void>) => {
    const { page, caught } = await trapped(world.author);
    await prepare(page);
    await page.route(/\/api\/threads\/[^/]+\/posts/, asTyped);
    await visit(page, world.thread);
    await page.waitForTimeout(500);
    const markup = await liveMarkup(page);
    await page.close();
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
