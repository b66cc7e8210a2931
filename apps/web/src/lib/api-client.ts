import type { Problem } from '@scholars-commons/shared/problem';

/** What a query string may hold; `undefined`, `null` and the empty string are left out, lists repeat their name. */
export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface RequestOptions {
  query?: Query;
  signal?: AbortSignal;
}

/** A failed request. `status` 0: nobody answered. `pointers` maps JSON pointers ("/email") to what is wrong there. */
export class ProblemError extends Error {
  readonly status: number;
  readonly problem: Problem;
  readonly pointers: Readonly<Record<string, string>>;
  readonly requestId: string | undefined;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.pointers = Object.fromEntries((problem.errors ?? []).map(({ pointer, detail }) => [pointer, detail]));
  }
}

/** The page `W` as it stands now, where a write was refused because it was begun on an older one. */
export const presentOf = <W>(error: unknown): W | undefined =>
  error instanceof ProblemError && error.status === 409 ? (error.problem.current as W | undefined) : undefined;

let actor: string | undefined;

/**
 * Whose page this is. Every request says so, and the api refuses it as 401 where the cookie is somebody else's by now:
 * what one person wrote before a long sleep must not go out under the name of the next at this device.
 */
export function actAs(scholarId: string | undefined): void {
  actor = scholarId;
}

/** Says so, where a request is not sent from here. */
export const actorHeader = (): Record<string, string> => (actor ? { 'x-scholar': actor } : {});

const unauthorizedListeners = new Set<() => void>();

/** Called when the api says that nobody is signed in (any more). Returns how to stop listening. */
export function onUnauthorized(listener: () => void): () => void {
  unauthorizedListeners.add(listener);
  return () => unauthorizedListeners.delete(listener);
}

/** `path` with its query string. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = { type: 'about:blank', title: response.statusText || 'Problem', status: response.status };
  const requestId = response.headers.get('x-request-id');
  if (requestId) fallback.requestId = requestId;
  // A proxy that is full says it in the header alone.
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (seconds >= 0) fallback.retryAfter = Math.ceil(seconds);
  if (!response.headers.get('content-type')?.includes('json')) return fallback;
  const body: unknown = await response.json().catch(() => null);
  return body && typeof body === 'object' ? { ...fallback, ...body, status: response.status } : fallback;
}

/** The failure to throw; whoever is signed out by it is told. */
export function refusalOf(problem: Problem): ProblemError {
  if (problem.status === 401) for (const listener of unauthorizedListeners) listener();
  return new ProblemError(problem);
}

async function assertFine(response: Response): Promise<void> {
  if (response.ok) return;
  const problem = await problemOf(response);
  throw refusalOf(problem);
}

async function answerOf<T>(response: Response): Promise<T> {
  await assertFine(response);
  const text = await response.text();
  // The contract is checked where the answer leaves the api; reading it again here would cost every reader zod.
  return (text ? JSON.parse(text) : undefined) as T;
}

async function ask(
  method: string,
  path: string,
  body: unknown,
  { query, signal }: RequestOptions,
  accept = 'application/json',
): Promise<Response> {
  const isUpload = body instanceof FormData;
  const headers: Record<string, string> = { accept, ...actorHeader() };
  const init: RequestInit = { method, credentials: 'same-origin', headers };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    init.body = isUpload ? body : JSON.stringify(body);
    if (!isUpload) headers['content-type'] = 'application/json';
  }
  try {
    return await fetch(new URL(withQuery(path, query), window.location.origin), init);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ProblemError({ type: 'about:blank', title: 'No answer', status: 0 });
  }
}

const send = async <T>(method: string, path: string, body: unknown, options: RequestOptions): Promise<T> =>
  answerOf<T>(await ask(method, path, body, options));

/** A file that the api makes. */
async function fileOf(path: string, body: unknown, options: RequestOptions): Promise<Blob> {
  const response = await ask('POST', path, body, options, '*/*');
  await assertFine(response);
  return response.blob();
}

/** The api over HTTP; paths are whole ("/api/threads"). Throws `ProblemError`. */
export const api = {
  get: <T>(path: string, options: RequestOptions = {}) => send<T>('GET', path, undefined, options),
  post: <T = void>(path: string, body?: unknown, options: RequestOptions = {}) => send<T>('POST', path, body, options),
  put: <T = void>(path: string, body?: unknown, options: RequestOptions = {}) => send<T>('PUT', path, body, options),
  patch: <T = void>(path: string, body?: unknown, options: RequestOptions = {}) => send<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, body?: unknown, options: RequestOptions = {}) => send<T>('DELETE', path, body, options),
  file: (path: string, body: unknown, options: RequestOptions = {}) => fileOf(path, body, options),
};
