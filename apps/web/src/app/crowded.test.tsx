import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { ProblemError } from '../lib/api-client';
import { ProblemState } from '../ui/problem-state';
import { createQueryClient } from './query-client';

const crowded = () => new ProblemError({ type: '/problems/crowded', title: 'Service Unavailable', status: 503, retryAfter: 4 });
const wrapper = ({ children }: { children: ReactNode }) => <MantineProvider env="test">{children}</MantineProvider>;
const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a server with too many visitors', () => {
  it('is named kindly, and asked again by itself once it said that there is room', async () => {
    const onRetry = jest.fn();
    const { rerender, unmount } = render(<ProblemState error={crowded()} onRetry={onRetry} />, { wrapper });
    expect(screen.getByRole('alert').textContent).toContain('Very many people are here just now');
    await wait(3_900);
    expect(onRetry).not.toHaveBeenCalled();
    await wait(1_400);
    expect(onRetry).toHaveBeenCalledTimes(1);
    // Still crowded: another turn.
    rerender(<ProblemState error={crowded()} onRetry={onRetry} />);
    await wait(5_300);
    expect(onRetry).toHaveBeenCalledTimes(2);
    rerender(<ProblemState error={crowded()} onRetry={onRetry} />);
    unmount();
    await wait(10_000);
    expect(onRetry).toHaveBeenCalledTimes(2);
  });

  it('is not pressed for what failed otherwise', async () => {
    const onRetry = jest.fn();
    render(<ProblemState error={new ProblemError({ type: 'about:blank', title: 'Failed', status: 500 })} onRetry={onRetry} />, { wrapper });
    await wait(60_000);
    expect(onRetry).not.toHaveBeenCalled();
  });

  it('is asked a second time no sooner than it said, and then brings the page', async () => {
    const answers = [crowded(), undefined];
    const asked: number[] = [];
    const begun = Date.now();
    function Page() {
      const { data, error } = useQuery({
        queryKey: ['page'],
        queryFn: () => {
          asked.push(Date.now() - begun);
          const refusal = answers.shift();
          if (refusal) throw refusal;
          return 'Here it is';
        },
      });
      return error ? <ProblemState error={error} /> : <p>{data ?? 'Loading'}</p>;
    }
    render(
      <QueryClientProvider client={createQueryClient()}>
        <Page />
      </QueryClientProvider>,
      { wrapper },
    );
    await wait(3_900);
    expect(asked).toHaveLength(1);
    expect(screen.queryByRole('alert')).toBeNull();
    await wait(1_500);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toBeGreaterThanOrEqual(4_000);
    expect(screen.getByText('Here it is')).toBeTruthy();
  });
});
