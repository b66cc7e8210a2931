import { describe, expect, it } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import { api } from '../lib/api-client';
import { server } from '../testing/server';
import { createQueryClient } from './query-client';

/** Refuses so many times, then answers. */
function refuses(times: number, status: number, retryAfter?: string) {
  const asked: number[] = [];
  server.use(
    http.get('/api/today', () => {
      asked.push(Date.now());
      if (asked.length > times) return HttpResponse.json({ ok: true });
      return new HttpResponse('', { status, headers: retryAfter ? { 'retry-after': retryAfter } : {} });
    }),
  );
  return asked;
}
const read = () => createQueryClient().fetchQuery({ queryKey: ['today'], queryFn: () => api.get('/api/today') });

describe('reads', () => {
  it.each([429, 502, 503])('are asked for again by themselves after %i', async (status) => {
    const asked = refuses(1, status);
    expect(await read()).toEqual({ ok: true });
    expect(asked).toHaveLength(2);
  });

  it('wait as long as the server asks', async () => {
    const [first = 0, second = 0] = await (async (asked) => (await read(), asked))(refuses(1, 503, '1'));
    expect(second - first).toBeGreaterThanOrEqual(1_000);
  });

  it.each([
    ['a refusal', 403, undefined],
    ['a limit that lasts for minutes', 429, '120'],
  ])('end at once after %s', async (_what, status, retryAfter) => {
    const asked = refuses(9, status, retryAfter);
    await expect(read()).rejects.toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it('end in words when it does not pass', async () => {
    const asked = refuses(9, 503);
    await expect(read()).rejects.toMatchObject({ status: 503 });
    expect(asked).toHaveLength(3);
  });
});
