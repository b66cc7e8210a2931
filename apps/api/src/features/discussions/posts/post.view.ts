import type { PostSource, PostView } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../../common/auth/viewer.js';
import { type AuthorColumns, authorColumns, authorFrom } from '../author-columns.js';

/** How much of a post lists and notifications show, in UTF-16 units. */
export const EXCERPT = 200;

/** A post with its author and what it answers, as every list selects it. */
export type PostRow = AuthorColumns<'author'> & {
  id: string;
  thread_id: string;
  number: number;
  changed_seq: number;
  html: string;
  reactions: PostView['reactions'];
  revision_count: number;
  created_at: Date;
  edited_at: Date | null;
  removed_at: Date | null;
  removed_as: 'author' | 'moderator' | null;
  answers_id: string | null;
  answers_number: number | null;
  answers_name: string | null;
};

/** Columns of `PostRow` over post p, its author a, the post it answers r and that one's author ra. */
export const postColumns = `p.id, p.thread_id, p.number, p.changed_seq, p.html, p.reactions, p.revision_count, p.created_at, p.edited_at,
    p.removed_at, p.removed_as, r.id AS answers_id, r.number AS answers_number, ra.name AS answers_name,
    ${authorColumns('a', 'author')}`;

/** Joins that `postColumns` stands on. */
export const postJoins = `JOIN scholar a ON a.id = p.author_id
  LEFT JOIN post r ON r.id = p.reply_to_id
  LEFT JOIN scholar ra ON ra.id = r.author_id`;

/** The view that every reader gets alike. Of a removed post nothing is left but who, when and which. */
export function postView(row: PostRow): PostView {
  const present = row.removed_at === null;
  return {
    id: row.id,
    threadId: row.thread_id,
    number: row.number,
    changedSeq: row.changed_seq,
    author: authorFrom(row),
    html: present ? row.html : '',
    replyTo:
      row.answers_id !== null && row.answers_number !== null && row.answers_name !== null
        ? { id: row.answers_id, number: row.answers_number, authorName: row.answers_name }
        : null,
    createdAt: row.created_at.toISOString(),
    editedAt: present ? (row.edited_at?.toISOString() ?? null) : null,
    revisionCount: present ? row.revision_count : 0,
    removed: row.removed_at && row.removed_as ? { by: row.removed_as, at: row.removed_at.toISOString() } : null,
    reactions: present ? row.reactions : [],
  };
}

/** The post with its words, for whoever `postPolicy.readSource` lets. Of a removed one too; its author reads why once he is told. */
export const postSource = (
  viewer: Pick<Viewer, 'scholarId'>,
  row: PostRow & { author_id: string; markdown: string; removed_reason: string | null; is_told: boolean },
): PostSource => ({
  ...postView(row),
  html: row.html,
  revisionCount: row.revision_count,
  editedAt: row.edited_at?.toISOString() ?? null,
  markdown: row.markdown,
  removedReason: row.is_told || row.author_id !== viewer.scholarId ? row.removed_reason : null,
  isReasonDue: !row.is_told && row.author_id === viewer.scholarId,
});
