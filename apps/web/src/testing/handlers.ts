import type { JobsView } from '@scholars-commons/shared/jobs';
import type { NewsPage } from '@scholars-commons/shared/news';
import type { Problem } from '@scholars-commons/shared/problem';
import { delay, HttpResponse, http } from 'msw';
import { amina } from './personas';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What the page sent, for `answer()` with a function. */
export interface Sent {
  body: unknown;
  params: Record<string, string | readonly string[] | undefined>;
  query: URLSearchParams;
}

/**
 * One operation of the api: `answer('get', '/api/threads/:id', thread)`. `T` is the contract's type, so that a double
 * cannot drift from it. A function sees what was sent, and may answer with a `refusal`.
 */
export function answer<T>(method: Method, path: string, view: T | ((sent: Sent) => T | Response | Promise<T | Response>), status = 200) {
  return http[method](path, async ({ request, params }) => {
    const text = await request.text();
    const sent: Sent = { body: text ? JSON.parse(text) : undefined, params, query: new URL(request.url).searchParams };
    const body = typeof view === 'function' ? await (view as (sent: Sent) => T | Response | Promise<T | Response>)(sent) : view;
    if (body instanceof Response) return body;
    return body === undefined ? new HttpResponse(null, { status: 204 }) : HttpResponse.json(body as object, { status });
  });
}

export function refusal(status: number, problem: Partial<Problem> = {}): Response {
  const body: Problem = { type: 'about:blank', title: 'Problem', status, requestId: 'req-7f3a', ...problem };
  return HttpResponse.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

/** A refusal: `refuse('post', '/api/session', 401, { detail: '...' })`. */
export const refuse = (method: Method, path: string, status: number, problem: Partial<Problem> = {}) =>
  http[method](path, () => refusal(status, problem));

/** Never answers: for loading states. */
export const silence = (method: Method, path: string) => http[method](path, () => delay('infinite'));

/** The network is away. */
export const cut = (method: Method, path: string) => http[method](path, () => HttpResponse.error());

/** Amina is signed in, unless a test says otherwise. Today, where a sign-in leads, is still on its way; no news stands beside other things, and no work was set aside. */
export const handlers = [
  answer('get', '/api/session', amina),
  silence('get', '/api/today'),
  answer<NewsPage>('get', '/api/news', { items: [], next: null }),
  answer<JobsView>('get', '/api/jobs', { queues: [], failed: 0, items: [], givenUp: [] }),
];
