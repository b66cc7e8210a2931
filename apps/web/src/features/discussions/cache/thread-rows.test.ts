import { describe, expect, it } from '@jest/globals';
import { aminaAuthor, joerg, row } from '../../../testing/discussions';
import { rowAfter, rowRead, type SpaceChange } from './thread-rows';

const me = aminaAuthor.id;
const change = (more: Partial<SpaceChange> = {}): SpaceChange => ({
  threadId: row(1).id,
  title: 'Thread 1',
  lastPostNumber: 12,
  lastPostAt: '2026-05-04T09:00:00.000Z',
  lastAuthor: joerg,
  ...more,
});

describe('a line of the list', () => {
  it('counts its unread posts itself', () => {
    expect(rowAfter(row(1), change(), me)).toMatchObject({ unread: 5, lastPostNumber: 12, postCount: 12, lastAuthor: joerg, excerpt: '' });
  });
  it('leaves the other threads alone', () => {
    const other = row(2);
    expect(rowAfter(other, change(), me)).toBe(other);
  });
  it('is read when I wrote last', () => {
    expect(rowAfter(row(1), change({ lastAuthor: aminaAuthor }), me)).toMatchObject({ unread: 0, readNumber: 12, isNew: false });
  });
  it('without a marker counts nothing and is new', () => {
    expect(rowAfter(row(1, { readNumber: null, unread: 0 }), change(), me)).toMatchObject({ unread: 0, isNew: true });
  });
  it('never goes back', () => {
    expect(rowAfter(row(1), change({ lastPostNumber: 9, title: 'Renamed' }), me)).toMatchObject({
      lastPostNumber: 10,
      unread: 3,
      title: 'Renamed',
    });
  });
  it('told twice counts once', () => {
    const once = rowAfter(row(1), change(), me);
    expect(rowAfter(once, change(), me)).toEqual(once);
  });
  it('follows a marker that moved', () => {
    expect(rowRead(row(1), row(1).id, 10).unread).toBe(0);
    expect(rowRead(row(1), row(1).id, 4).unread).toBe(6);
  });
});
