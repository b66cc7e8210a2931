import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
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
    jest.advanceTimersByTime(3_500);
    expect(live.state).toBe('connected');
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
