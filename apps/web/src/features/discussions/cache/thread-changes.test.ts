import { describe, expect, it } from '@jest/globals';
import { page, post, posts, thread } from '../../../testing/discussions';
import { react, setMine } from './reactions';
import { applyPost, applyView, isBehind, mergePage, openThread, type ThreadCache } from './thread-cache';
import { applyChange, applyChanges, applyPulse } from './thread-changes';

const opened = (from = 1, to = 10, more: Partial<ThreadCache> = {}): ThreadCache => ({
  ...openThread(page(posts(from, to), { next: to < 10 ? to : null, previous: from > 1 ? from : null }), thread()),
  ...more,
});
const numbers = (cache: ThreadCache) => cache.posts.map(({ number }) => number);
const textOf = (cache: ThreadCache, number: number) => cache.posts.find((one) => one.number === number)?.html;

describe('a change', () => {
  it('adds the next post at the end and counts it', () => {
    const cache = applyChange(opened(), { seq: 11, post: post(11) });
    expect(numbers(cache).at(-1)).toBe(11);
    expect(cache.thread).toMatchObject({ lastPostNumber: 11, postCount: 11, unread: 4 });
    expect(isBehind(cache)).toBe(false);
  });

  it('does nothing the second time', () => {
    const once = applyChange(opened(), { seq: 11, post: post(11) });
    expect(applyChange(once, { seq: 11, post: post(11) })).toBe(once);
  });

  it('changes a post only when it is newer than the one held', () => {
    const edited = applyChange(opened(), { seq: 11, post: post(4, { changedSeq: 11, html: 'new' }) });
    expect(textOf(edited, 4)).toBe('new');
    const late = applyChange(edited, { seq: 9, post: post(4, { changedSeq: 9, html: 'old' }) });
    expect(textOf(late, 4)).toBe('new');
    expect(late.seq).toBe(11);
  });

  it('is shown after a jump, and the jump is to be asked for', () => {
    const cache = applyChange(opened(), { seq: 13, post: post(4, { changedSeq: 13, html: 'new' }) });
    expect(textOf(cache, 4)).toBe('new');
    expect(cache).toMatchObject({ seq: 10, heard: 13 });
    expect(isBehind(cache)).toBe(true);
  });

  it('leaves a hole to be loaded when a post before it is missing', () => {
    const cache = applyChange(opened(), { seq: 12, post: post(12) });
    expect(numbers(cache).at(-1)).toBe(10);
    expect(cache.next).toBe(10);
    expect(cache.thread.lastPostNumber).toBe(12);
  });

  it('beyond the window only raises what the thread counts', () => {
    const cache = applyChange(opened(1, 5), { seq: 11, post: post(11) });
    expect(numbers(cache)).toEqual([1, 2, 3, 4, 5]);
    expect(cache).toMatchObject({ next: 5, thread: { lastPostNumber: 11 } });
  });

  it('takes a removed post out of the count and keeps its place', () => {
    const stub = post(4, { changedSeq: 11, html: '', removed: { by: 'author', at: '2026-05-02T00:00:00.000Z' } });
    const cache = applyChange(opened(), { seq: 11, post: stub });
    expect(numbers(cache)).toHaveLength(10);
    expect(cache.thread.postCount).toBe(9);
    expect(applyChange(cache, { seq: 12, post: post(4, { changedSeq: 12 }) }).thread.postCount).toBe(10);
  });

  it('of the thread keeps what only this viewer has', () => {
    const { readNumber: _r, can: _c, postRights: _p, ...known } = thread({ seq: 11, title: 'Renamed' });
    const cache = applyChange(opened(), { seq: 11, thread: known });
    expect(cache.thread).toMatchObject({ title: 'Renamed', readNumber: 7, can: { reply: true } });
    const { title } = applyChange(cache, { seq: 11, thread: { ...known, seq: 9, title: 'Older' } }).thread;
    expect(title).toBe('Renamed');
  });
});

describe('a thread asked for anew', () => {
  it('brings my rights always, and the rest only when it is newer', () => {
    const can = { ...thread().can, close: true };
    const older = applyView(applyChange(opened(), { seq: 11, thread: thread({ seq: 11, title: 'Newer' }) }), thread({ seq: 9, can }));
    expect(older.thread).toMatchObject({ title: 'Newer', can });
    expect(isBehind(older)).toBe(false);
    const ahead = applyView(opened(), thread({ seq: 12, title: 'Renamed' }));
    expect(ahead.thread.title).toBe('Renamed');
    expect(isBehind(ahead)).toBe(true);
  });
});

describe('a pulse', () => {
  it('ahead of the page says that something is missing', () => {
    expect(isBehind(applyPulse(opened(), 11))).toBe(true);
    expect(applyPulse(opened(), 10)).toMatchObject({ seq: 10, heard: 10 });
  });
});

describe('the changes since', () => {
  it('bring additions, edits and removals at once, in order', () => {
    const behind = applyPulse(opened(), 14);
    const removed = post(3, { changedSeq: 13, removed: { by: 'moderator', at: '2026-05-02T00:00:00.000Z' } });
    const edited = post(4, { changedSeq: 14, html: 'new' });
    const cache = applyChanges(behind, { seq: 14, posts: [post(12, { changedSeq: 12 }), removed, edited, post(11)], refetch: false });
    expect(numbers(cache)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(textOf(cache, 4)).toBe('new');
    expect(cache.posts[2]?.removed?.by).toBe('moderator');
    expect(isBehind(cache)).toBe(false);
    expect(cache.thread).toMatchObject({ lastPostNumber: 12, postCount: 11 });
  });

  it('are still behind when more was heard of meanwhile', () => {
    const cache = applyChanges(applyPulse(opened(), 15), { seq: 14, posts: [], refetch: false });
    expect(isBehind(cache)).toBe(true);
  });

  it('may ask for the window anew', () => {
    expect(applyChanges(opened(), { seq: 900, posts: [], refetch: true }).isOutdated).toBe(true);
  });

  it('end at the same place in any order, with repeats', () => {
    const events = [11, 12, 13, 14, 15].map((number) => ({ seq: number, post: post(number) }));
    const answer = { seq: 15, posts: posts(11, 15), refetch: false };
    const shuffled = [events[3], events[0], events[3], events[4], events[1]].flatMap((one) => (one ? [one] : []));
    const cache = applyChanges(shuffled.reduce(applyChange, opened()), answer);
    expect(numbers(cache)).toEqual(posts(1, 15).map(({ number }) => number));
    expect(cache.next).toBeNull();
    expect(cache.thread.postCount).toBe(15);
  });
});

describe('a further page', () => {
  it('joins before and after without a double', () => {
    const up = mergePage(opened(5, 8), page(posts(1, 5)), 'before', 10);
    const all = mergePage(up, page(posts(8, 10)), 'after', 10);
    expect(numbers(all)).toEqual(posts(1, 10).map(({ number }) => number));
    expect(all).toMatchObject({ previous: null, next: null });
  });

  it('read before a change that came meanwhile asks for that change again', () => {
    const changed = applyChange(opened(5, 8), { seq: 11, post: post(2, { changedSeq: 11, html: 'new' }) });
    const cache = mergePage(changed, page(posts(1, 4)), 'before', 10);
    expect(isBehind(cache)).toBe(true);
    expect(cache.seq).toBe(10);
  });

  it('that believes to end the thread goes on when a newer post is known', () => {
    const grown = applyChange(opened(1, 5), { seq: 11, post: post(11) });
    expect(mergePage(grown, page(posts(6, 10)), 'after', 10).next).toBe(10);
    expect(mergePage(grown, page([]), 'after', 10).next).toBeNull();
  });

  it('never puts an older form over a newer one', () => {
    const changed = applyPost(opened(1, 5), post(5, { changedSeq: 12, html: 'new' }));
    expect(textOf(mergePage(changed, page(posts(5, 10)), 'after', 10), 5)).toBe('new');
  });
});

describe('my reactions', () => {
  const id = post(4).id;
  const countOf = (cache: ThreadCache) => cache.posts[3]?.reactions;

  it('show at once and count once', () => {
    const on = react(opened(), id, 'thanks', true);
    expect(countOf(on)).toEqual([{ kind: 'thanks', count: 1 }]);
    expect(react(on, id, 'thanks', true)).toBe(on);
    expect(countOf(react(on, id, 'thanks', false))).toEqual([]);
  });

  it('are counted by the live event, not on top of it', () => {
    const on = react(opened(), id, 'thanks', true);
    const told = applyChange(on, { seq: 11, post: post(4, { changedSeq: 11, reactions: [{ kind: 'thanks', count: 1 }] }) });
    expect(countOf(told)).toEqual([{ kind: 'thanks', count: 1 }]);
    expect(told.mine[id]).toEqual(['thanks']);
  });

  it('follow what another of my devices did', () => {
    expect(setMine(opened(), id, ['heart']).mine[id]).toEqual(['heart']);
  });
});
