import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** One of the demo sign-ins that the launcher prints. */
export interface SignIn {
  email: string;
  password: string;
  grants: string[];
}

type Grant = 'moderator' | 'editor' | 'registrar' | 'admin';

/** The demo sign-ins of this run. */
export function signIns(): SignIn[] {
  const folder = process.env.WORLD_DIR;
  if (!folder) throw new Error('WORLD_DIR is not set: journeys run through `npm test`, or give the folder of demo.json');
  const demo = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as { signIns: SignIn[] };
  return demo.signIns;
}

/** The nth scholar without grants, or whoever holds one. */
export function persona(who: number | Grant): SignIn {
  const found =
    typeof who === 'number'
      ? signIns().filter(({ grants }) => grants.length === 0)[who]
      : signIns().find(({ grants }) => grants.includes(who));
  if (!found) throw new Error(`No demo sign-in for ${who}`);
  return found;
}

/** Fills the sign-in form that is on the page. */
export async function fillSignIn(page: Page, who: number | Grant): Promise<void> {
  const { email, password } = persona(who);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Your menu/ })).toBeVisible();
}

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, who: number | Grant = 0): Promise<void> {
  await page.goto('/sign-in');
  await fillSignIn(page, who);
}

const states = new Map<string, ReturnType<BrowserContext['storageState']>>();

/** Signs in once a worker and gives each journey a browser of its own with that cookie: sign-ins are limited by the minute. */
export async function pageOf(browser: Browser, who: number | Grant): Promise<Page> {
  const { email } = persona(who);
  if (!states.has(email)) {
    states.set(
      email,
      (async () => {
        const context = await browser.newContext();
        await signIn(await context.newPage(), who);
        const { cookies } = await context.storageState();
        await context.close();
        // What it keeps beside the cookie, Playwright would put in by a page of its own for each browser.
        return { cookies, origins: [] };
      })(),
    );
  }
  const context = await browser.newContext({ storageState: await states.get(email) });
  return context.newPage();
}

/** What our own headers refused: a page of ours never asks for it. Journeys with other people's words look at these themselves. */
function refusals(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (said) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript|Permissions[ -]Policy/.test(said.text())) refused.push(said.text());
  });
  return refused;
}

interface Fixtures {
  /** `await as(0)`, `await as('moderator')`: a page of that person. */
  as: (who: number | Grant) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  as: async ({ browser }, give) => {
    const pages: Page[] = [];
    const refused: string[][] = [];
    await give(async (who) => {
      const page = await pageOf(browser, who);
      pages.push(page);
      refused.push(refusals(page));
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(refused.flat()).toEqual([]);
  },
  page: async ({ page }, give) => {
    const refused = refusals(page);
    await give(page);
    expect(refused).toEqual([]);
  },
});

export { expect };
