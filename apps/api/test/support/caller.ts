export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer<T> {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: T;
  text: string;
}

/** Requests as one person, or as nobody. `T` is what the test expects; the contract is checked by what it asserts. */
export interface Caller {
  // biome-ignore format: one line a verb
  get<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  put<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  patch<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  delete<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
}

interface Sent {
  method: Method;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer<ArrayBuffer> | undefined;
}
type Came = Pick<Answer<unknown>, 'status' | 'headers' | 'text'>;

const isBytes = (body: unknown): body is Buffer<ArrayBuffer> => Buffer.isBuffer(body);

/** A caller that sends what pages of ours send: the cookie of the person, the mark of the same origin, JSON. A string goes as it is, and so do bytes. */
export function callerOf(send: (request: Sent) => Promise<Came>, who?: { token: string }): Caller {
  const call =
    (method: Method) =>
    async (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<never>> => {
      const {
        status,
        headers: answered,
        text,
      } = await send({
        method,
        path,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(who ? { cookie: `commons=${who.token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined || typeof body === 'string' || isBytes(body) ? body : JSON.stringify(body),
      });
      const isJson = String(answered['content-type'] ?? '').includes('json');
      return { status, headers: answered, text, body: (isJson && text ? JSON.parse(text) : undefined) as never };
    };
  const get = call('GET');
  return {
    get: (path, headers) => get(path, undefined, headers),
    post: call('POST'),
    put: call('PUT'),
    patch: call('PATCH'),
    delete: call('DELETE'),
  };
}
