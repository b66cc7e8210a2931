import { expect, type Page } from '@playwright/test';

const STRANGER = /^https?:\/\/(?:[^/]*\.)?stranger\.example/;

/** What came of hostile words on a page. */
export interface Caught {
  /** Scripts that ran, by their address. */
  ran: string[];
  /** Requests that left for strangers. */
  called: string[];
}

/** From now on each page of this browser writes down what runs and who is called, and nobody is really called. */
export async function trap(page: Page): Promise<Caught> {
  const caught: Caught = { ran: [], called: [] };
  page.on('dialog', (dialog) => {
    caught.ran.push(`${page.url()}: a dialog`);
    void dialog.dismiss();
  });
  await page.exposeFunction('hostileRan', (at: string) => void caught.ran.push(at));
  await page.addInitScript(() => {
    const { hostileRan } = window as unknown as { hostileRan(at: string): void };
    Object.defineProperty(window, 'alert', { value: () => hostileRan(location.href), writable: false });
  });
  await page.context().route(STRANGER, (route) => {
    caught.called.push(route.request().url());
    return route.abort();
  });
  return caught;
}

/** Serves pages as if nobody had thought of a policy: what then holds is the product itself. */
export async function withoutPolicy(page: Page): Promise<void> {
  await page.route(
    (url) => !STRANGER.test(url.href) && !url.pathname.startsWith('/api/') && !url.pathname.startsWith('/assets/'),
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch();
      const { 'content-security-policy': _policy, ...headers } = response.headers();
      return route.fulfill({ response, headers });
    },
  );
}

/** Markup that could run or call: there must be none, run or not. */
export const liveMarkup = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const bad = /^[\s\u0000-\u001f]*(?:javascript|vbscript|data:text)/i;
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        const calls =
          /^(?:href|src|xlink:href|action|formaction|data|poster|srcset|ping)$/.test(name) &&
          (bad.test(value) || (name !== 'href' && value.includes('stranger.example')));
        if (name.startsWith('on') || name === 'srcdoc' || calls) found.push(`${element.tagName} ${name}=${value.slice(0, 80)}`);
      }
      if (/^(?:iframe|object|embed|applet|base|marquee)$/i.test(element.tagName)) found.push(element.outerHTML.slice(0, 120));
    }
    return found;
  });

/** Opens a page and lets whatever is on it come to rest, under the pointer too. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('main')).toBeVisible();
  // What is still on its way would be markup that nobody looked at.
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  await page.waitForTimeout(150);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('main *'))
      for (const kind of ['mouseover', 'focus', 'pointerenter']) element.dispatchEvent(new Event(kind, { bubbles: true }));
  });
}
