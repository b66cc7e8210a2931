import type { Page } from '@playwright/test';

export interface Asked {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
}

/** What a page of ours sends, sent in its name one after the other: for journeys that need hundreds of things. */
export const ask = <T = unknown>(page: Page, all: readonly Asked[]): Promise<T[]> =>
  page.evaluate(async (asked) => {
    const answers: unknown[] = [];
    for (const { method, path, body } of asked) {
      const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const answer = await fetch(path, { method, ...sent });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
      answers.push(text ? JSON.parse(text) : undefined);
    }
    return answers as T[];
  }, all);
