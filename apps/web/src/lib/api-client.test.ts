import { describe, expect, it, jest } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import { cut, refuse } from '../testing/handlers';
import { server } from '../testing/server';
import { actAs, api, onUnauthorized, ProblemError, withQuery } from './api-client';

const failure = async (work: Promise<unknown>): Promise<ProblemError> => {
  const error = await work.then(
    () => new Error('it did not fail'),
    (cause: unknown) => cause,
  );
  if (error instanceof ProblemError) return error;
  throw error;
};

describe('the api client', () => {
  it('writes queries, leaving out what is empty', () => {
    expect(withQuery('/api/scholars', { q: 'é&', country: ['KE', 'DE'], page: 0, sort: '', cursor: null, hub: undefined })).toBe(
      '/api/scholars?q=%C3%A9%26&country=KE&country=DE&page=0',
    );
    expect(withQuery('/api/today')).toBe('/api/today');
  });

  it('turns a refusal into its problem, with fields and request id', async () => {
    server.use(refuse('post', '/api/threads', 400, { errors: [{ pointer: '/title', detail: 'Too short' }], requestId: 'r-1' }));
    const error = await failure(api.post('/api/threads', {}));
    expect(error).toMatchObject({ status: 400, requestId: 'r-1', pointers: { '/title': 'Too short' } });
  });

  it('makes a problem of an answer that is none, as a proxy would send', async () => {
    server.use(http.get('/api/today', () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502, headers: { 'x-request-id': 'r-2' } })));
    expect(await failure(api.get('/api/today'))).toMatchObject({ status: 502, requestId: 'r-2' });
    server.use(http.get('/api/today', () => new HttpResponse('', { status: 503, headers: { 'retry-after': '7' } })));
    expect(await failure(api.get('/api/today'))).toMatchObject({ status: 503, problem: { retryAfter: 7 } });
    server.use(http.get('/api/today', () => new HttpResponse('{', { status: 500, headers: { 'content-type': 'application/json' } })));
    expect(await failure(api.get('/api/today'))).toMatchObject({ status: 500 });
  });

  it('says status 0 when nobody answers', async () => {
    server.use(cut('get', '/api/today'));
    expect(await failure(api.get('/api/today'))).toMatchObject({ status: 0 });
  });

  it('hears how long to wait also from a proxy, which says it in the header alone', async () => {
    const busy = (retryAfter: string) =>
      http.get('/api/today', () => new HttpResponse('', { status: 503, headers: { 'retry-after': retryAfter } }));
    server.use(busy('7'));
    expect((await failure(api.get('/api/today'))).problem.retryAfter).toBe(7);
    server.use(busy('Fri, 27 Nov 2026 08:00:00 GMT'));
    expect((await failure(api.get('/api/today'))).problem.retryAfter).toBeUndefined();
  });

  it('says whose page it is, once that is known', async () => {
    const heard: (string | null)[] = [];
    server.use(
      http.post('/api/threads', ({ request }) => (heard.push(request.headers.get('x-scholar')), new HttpResponse(null, { status: 204 }))),
    );
    await api.post('/api/threads', {});
    actAs('amina');
    await api.post('/api/threads', {});
    actAs(undefined);
    await api.post('/api/threads', {});
    expect(heard).toEqual([null, 'amina', null]);
  });

  it('passes an abort on as what it is', async () => {
    const given = new AbortController();
    given.abort();
    await expect(api.get('/api/today', { signal: given.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('answers nothing for 204, and tells listeners of 401', async () => {
    const listener = jest.fn();
    const stop = onUnauthorized(listener);
    server.use(http.delete('/api/session', () => new HttpResponse(null, { status: 204 })));
    expect(await api.delete('/api/session')).toBeUndefined();
    expect(listener).not.toHaveBeenCalled();
    server.use(refuse('get', '/api/today', 401));
    await failure(api.get('/api/today'));
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await failure(api.get('/api/today'));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('sends JSON as such and forms untouched', async () => {
    const types: (string | null)[] = [];
    server.use(
      http.put('/api/scholars/x/photo', ({ request }) => {
        types.push(request.headers.get('content-type'));
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await api.put('/api/scholars/x/photo', { a: 1 });
    await api.put('/api/scholars/x/photo', new FormData());
    expect(types[0]).toBe('application/json');
    expect(types[1]).toMatch(/^multipart\/form-data/);
  });
});
