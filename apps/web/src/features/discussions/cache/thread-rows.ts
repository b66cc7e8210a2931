import type { AuthorView, ThreadRow } from '@scholars-commons/shared/discussions';

export interface SpaceChange {
  threadId: string;
  title: string;
  lastPostNumber: number;
  lastPostAt: string;
  lastAuthor: AuthorView;
}

/** Unread is counted here, so that one event serves every reader of the space. */
export function rowAfter(row: ThreadRow, change: SpaceChange, viewerId: string): ThreadRow {
  if (row.id !== change.threadId) return row;
  if (change.lastPostNumber < row.lastPostNumber) return { ...row, title: change.title };
  const { title, lastPostNumber, lastPostAt, lastAuthor } = change;
  const isGrown = lastPostNumber > row.lastPostNumber;
  const isMine = isGrown && lastAuthor.id === viewerId;
  const readNumber = isMine ? lastPostNumber : row.readNumber;
  return {
    ...row,
    title,
    lastPostNumber,
    lastPostAt,
    lastAuthor,
    readNumber,
    postCount: row.postCount + lastPostNumber - row.lastPostNumber,
    unread: readNumber === null ? 0 : Math.max(0, lastPostNumber - readNumber),
    isNew: readNumber === null && (row.isNew || isGrown),
    // The event does not say what was written; the line tells who wrote instead.
    excerpt: isGrown ? '' : row.excerpt,
  };
}

/** A marker that moved, here or on another of my devices. */
export function rowRead(row: ThreadRow, threadId: string, readNumber: number): ThreadRow {
  if (row.id !== threadId) return row;
  return { ...row, readNumber, isNew: false, unread: Math.max(0, row.lastPostNumber - readNumber) };
}
