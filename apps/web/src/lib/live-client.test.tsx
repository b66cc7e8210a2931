import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { reconnection } from '@scholars-commons/shared/reconnection';
import { render } from '@testing-library/react';
import { FakeTransport } from '../testing/fake-live';
import { LiveClient, LiveContext, useLiveEvents } from './live-client';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('the live client', () => {
  it('knows its state from the first word to the last', () => {
    const transport = new FakeTransport();
    const live = new LiveClient(transport);
    const states: string[] = [];
    live.onState(() => states.push(live.state));
    live.connect();
    transport.cut();
    transport.mend();
    live.disconnect();
    transport.cut();
    expect(states).toEqual(['connecting', 'connected', 'lost', 'connected', 'idle']);
  });

  it('tells of each connection, so that what was missed can be asked for', () => {
    const transport = new FakeTransport();
    const live = new LiveClient(transport);
    live.connect();
    const asked = jest.fn();
    const stop = live.onConnected(asked);
    transport.cut();
    transport.mend();
    expect(asked).toHaveBeenCalledTimes(2);
    stop();
    transport.mend();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('tries again where socket.io has given up', () => {
    const transport = new FakeTransport();
    const live = new LiveClient(transport);
    live.connect();
    transport.active = false;
    transport.cut();
    expect(live.state).toBe('lost');
    jest.advanceTimersByTime(4_600);
    expect(live.state).toBe('connected');
  });

  it('comes back each at his own moment where the server sent all away', () => {
    const moments = Array.from({ length: 40 }, () => {
      const transport = new FakeTransport();
      const live = new LiveClient(transport);
      live.connect();
      transport.active = false;
      transport.cut();
      const from = Date.now();
      while (live.state === 'lost') jest.advanceTimersByTime(50);
      return Date.now() - from;
    });
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(1_500);
    expect(Math.max(...moments)).toBeLessThanOrEqual(4_550);
    expect(new Set(moments).size).toBeGreaterThan(10);
  });

  it('waits by chance, and never so long that a page would miss the twenty seconds of a process that is gone', () => {
    const { reconnectionDelay, reconnectionDelayMax, randomizationFactor } = reconnection;
    expect(randomizationFactor).toBeGreaterThanOrEqual(0.3);
    // Two tries that find nobody, and a third that does, all as late as can be.
    const latest = [1, 2, 4].map((factor) => Math.min(reconnectionDelay * factor, reconnectionDelayMax) * (1 + randomizationFactor));
    expect(latest.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(10_000);
    expect(reconnectionDelayMax * (1 + randomizationFactor)).toBeLessThan(20_000);
  });

  it('asks again while the server cannot answer, and not after it was told no, or the page has gone', async () => {
    const transport = new FakeTransport();
    const live = new LiveClient(transport);
    const answers = (status: number) => ({ ok: false, problem: { type: 'about:blank', title: 'Not now', status } });
    const heard = jest.fn();
    transport.replies = { 'thread.watch': () => answers(503) };
    const { stop } = live.keepAsking('thread.watch', () => ({ threadId: 't', since: transport.asked.length }), heard);
    live.connect();
    await jest.advanceTimersByTimeAsync(4_600);
    expect(transport.asked.length).toBeGreaterThanOrEqual(2);
    expect(heard).not.toHaveBeenCalled();
    transport.replies = { 'thread.watch': () => ({ ok: true, seq: 4, posts: [], refetch: false }) };
    await jest.advanceTimersByTimeAsync(9_000);
    expect(heard).toHaveBeenCalledTimes(1);

    // Each connection asks once more, also where an earlier question still waits for its turn.
    transport.replies = { 'thread.watch': () => answers(503) };
    transport.mend();
    await jest.advanceTimersByTimeAsync(0);
    transport.replies = { 'thread.watch': () => answers(404) };
    transport.mend();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(heard).toHaveBeenCalledTimes(2);
    expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) }));

    transport.replies = { 'thread.watch': () => answers(503) };
    transport.mend();
    stop();
    const asked = transport.asked.length;
    await jest.advanceTimersByTimeAsync(10_000);
    transport.mend();
    expect(transport.asked).toHaveLength(asked);
  });

  it('asks ever less often while nothing helps, each at his own moment, and soon again over a new connection', async () => {
    const pauses = async () => {
      const transport = new FakeTransport();
      const live = new LiveClient(transport);
      const moments: number[] = [];
      const problem = { type: 'about:blank', title: 'Not now', status: 503 };
      transport.replies = { 'thread.watch': () => (moments.push(Date.now()), { ok: false, problem }) };
      const { stop } = live.keepAsking('thread.watch', () => ({ threadId: 't', since: 0 }), jest.fn());
      live.connect();
      while (moments.length < 7) await jest.advanceTimersToNextTimerAsync();
      transport.mend();
      while (moments.length < 9) await jest.advanceTimersToNextTimerAsync();
      stop();
      return moments.slice(1).map((at, index) => at - (moments[index] ?? 0));
    };
    const all: number[][] = [];
    for (let page = 0; page < 20; page += 1) all.push(await pauses());
    const mean = (index: number) => all.reduce((sum, each) => sum + (each[index] ?? 0), 0) / all.length;
    expect(mean(1)).toBeGreaterThan(mean(0) * 1.3);
    expect(mean(4)).toBeGreaterThan(mean(0) * 1.8);
    expect(Math.max(...all.flat())).toBeLessThanOrEqual(12_000);
    expect(new Set(all.map((each) => each[4])).size).toBeGreaterThan(10);
    // The seventh try was the last of the old connection; after the next one of the new the pause is as at first.
    expect(Math.max(...all.map((each) => each[7] ?? 0))).toBeLessThanOrEqual(4_500);
  });

  it('asks when the server said, and not sooner', async () => {
    const transport = new FakeTransport();
    const live = new LiveClient(transport);
    const problem = { type: 'about:blank', title: 'Too many', status: 429, retryAfter: 20 };
    transport.replies = { 'thread.watch': () => ({ ok: false, problem }) };
    const { stop } = live.keepAsking('thread.watch', () => ({ threadId: 't', since: 0 }), jest.fn());
    live.connect();
    for (let tries = 1; tries <= 4; tries += 1) {
      await jest.advanceTimersByTimeAsync(19_900);
      expect(transport.asked).toHaveLength(tries);
      while (transport.asked.length === tries) await jest.advanceTimersByTimeAsync(50);
    }
    stop();
  });

  it('asks, and does not wait for ever', async () => {
    const transport = new FakeTransport();
    const live = new LiveClient(transport);
    const request = { threadId: 't', since: 0 };
    expect(await live.ask('thread.watch', request)).toMatchObject({ ok: false, problem: { status: 0 } });
    live.connect();
    transport.replies = { 'thread.watch': () => ({ ok: true, seq: 4, posts: [], refetch: false }) };
    expect(await live.ask('thread.watch', request)).toMatchObject({ ok: true, seq: 4 });
    transport.emit = () => undefined;
    const waiting = live.ask('thread.watch', request);
    jest.advanceTimersByTime(10_000);
    expect(await waiting).toMatchObject({ ok: false, problem: { status: 0 } });
  });

  it('drops what may be lost while the connection is away', () => {
    const transport = new FakeTransport();
    const live = new LiveClient(transport);
    live.tell('thread.typing', { threadId: 't' });
    live.connect();
    live.tell('thread.typing', { threadId: 't' });
    expect(transport.asked).toHaveLength(1);
  });

  it('calls the newest handler of a component, and none after it is gone', () => {
    const transport = new FakeTransport();
    const live = new LiveClient(transport);
    live.connect();
    const heard: string[] = [];
    function Listens({ name }: { name: string }) {
      useLiveEvents({ 'me.changed': ({ unreadNotifications }) => heard.push(`${name} ${unreadNotifications}`) });
      return null;
    }
    const tree = (name: string) => (
      <LiveContext value={live}>
        <Listens name={name} />
      </LiveContext>
    );
    const { rerender, unmount } = render(tree('first'));
    rerender(tree('second'));
    transport.receive('me.changed', { unreadNotifications: 5 });
    unmount();
    transport.receive('me.changed', { unreadNotifications: 6 });
    expect(heard).toEqual(['second 5']);
  });
});
