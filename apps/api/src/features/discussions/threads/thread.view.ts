import type { ThreadPublic, ThreadRow as ThreadRowView, ThreadView } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../../common/auth/viewer.js';
import { type AuthorColumns, authorColumns, authorFrom, lastAuthorFrom } from '../author-columns.js';
import { postPolicy } from '../posts/post.policy.js';
import { spacePolicy } from '../spaces/space.policy.js';
import { type ThreadFacts, threadPolicy } from './thread.policy.js';

/** What of a thread's space a row brings. */
export interface SpaceColumns {
  space_id: string;
  space_slug: string;
  space_name: string;
  space_kind: 'open' | 'cohort';
  cohort_id: string | null;
}

export const spaceColumns = 's.id AS space_id, s.slug AS space_slug, s.name AS space_name, s.kind AS space_kind, s.cohort_id';

export type PublicThreadRow = AuthorColumns<'author'> &
  SpaceColumns & {
    id: string;
    title: string;
    slug: string;
    created_at: Date;
    seq: number;
    post_count: number;
    last_post_number: number;
    last_post_at: Date;
    is_pinned: boolean;
    closed_at: Date | null;
    closed_by_id: string | null;
    closed_reason: string | null;
    closed_name: string | null;
  };

/** Columns of `PublicThreadRow` over thread t, space s, its author a and who closed it c. */
export const publicThreadColumns = `t.id, t.title, t.slug, t.created_at, t.seq, t.post_count, t.last_post_number, t.last_post_at, t.is_pinned,
    t.closed_at, t.closed_by_id, t.closed_reason, c.name AS closed_name, ${spaceColumns}, ${authorColumns('a', 'author')}`;

export type MarkerColumns = { read_number: number | null; read_at: Date | null };

export type ListedThreadRow = AuthorColumns<'author'> &
  AuthorColumns<'last'> &
  SpaceColumns & {
    id: string;
    title: string;
    slug: string;
    post_count: number;
    last_post_number: number;
    last_post_at: Date;
    last_excerpt: string;
    is_pinned: boolean;
    is_closed: boolean;
    read_number: number | null;
  };

export const factsOf = (row: Pick<PublicThreadRow, 'author_id' | 'closed_at' | 'space_kind' | 'cohort_id'>): ThreadFacts => ({
  authorId: row.author_id,
  closedAt: row.closed_at,
  space: { kind: row.space_kind, cohortId: row.cohort_id },
});

type UnreadColumns = Pick<SpaceColumns, 'space_kind' | 'cohort_id'> & {
  read_number: number | null;
  last_post_number: number;
  last_post_at: Date;
};

/**
 * With a marker unread is a difference; without one nothing counts, and the thread is new if it moved since the viewer caught
 * up. What a moderator reads of other people's cohorts is never new to him: he looks there when he has cause to.
 */
export const unreadOf = (viewer: Viewer, row: UnreadColumns) => ({
  readNumber: row.read_number,
  unread: row.read_number === null ? 0 : Math.max(0, row.last_post_number - row.read_number),
  isNew:
    row.read_number === null &&
    row.last_post_at > viewer.caughtUpAt &&
    !spacePolicy.readsAsModerator(viewer, { kind: row.space_kind, cohortId: row.cohort_id }),
});

export const threadPublic = (row: PublicThreadRow): ThreadPublic => ({
  id: row.id,
  title: row.title,
  slug: row.slug,
  space: { id: row.space_id, slug: row.space_slug, name: row.space_name, kind: row.space_kind },
  author: authorFrom(row),
  createdAt: row.created_at.toISOString(),
  seq: row.seq,
  postCount: row.post_count,
  lastPostNumber: row.last_post_number,
  lastPostAt: row.last_post_at.toISOString(),
  isPinned: row.is_pinned,
  closed: row.closed_at ? { at: row.closed_at.toISOString(), byName: row.closed_name ?? '', reason: row.closed_reason ?? '' } : null,
});

export function threadView(row: PublicThreadRow & MarkerColumns, viewer: Viewer): ThreadView {
  const facts = factsOf(row);
  const moderates = threadPolicy.moderate(viewer, facts);
  return {
    ...threadPublic(row),
    ...unreadOf(viewer, row),
    lastReadAt: row.read_at?.toISOString() ?? null,
    readAsModerator: spacePolicy.readsAsModerator(viewer, facts.space),
    can: {
      reply: threadPolicy.reply(viewer, facts),
      rename: threadPolicy.rename(viewer, facts),
      close: moderates && facts.closedAt === null,
      reopen: moderates && facts.closedAt !== null,
      pin: moderates,
    },
    postRights: postPolicy.rights(viewer, facts),
  };
}

export const listedThread = (row: ListedThreadRow, viewer: Viewer): ThreadRowView => ({
  id: row.id,
  title: row.title,
  slug: row.slug,
  space: { id: row.space_id, slug: row.space_slug, name: row.space_name },
  author: authorFrom(row),
  lastAuthor: lastAuthorFrom(row),
  lastPostAt: row.last_post_at.toISOString(),
  lastPostNumber: row.last_post_number,
  postCount: row.post_count,
  ...unreadOf(viewer, row),
  isPinned: row.is_pinned,
  isClosed: row.is_closed,
  excerpt: row.last_excerpt,
});
