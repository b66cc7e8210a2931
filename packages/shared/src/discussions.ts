import * as z from 'zod';
import { id, newId } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { instant, line, prose } from './text.js';

export const reactionKind = z
  .enum(['thanks', 'agree', 'insight', 'celebrate', 'question', 'heart', 'laugh', 'support'])
  .meta({ id: 'ReactionKind' });
export type ReactionKind = z.infer<typeof reactionKind>;
export const reactionKinds = reactionKind.options;

export const POST_MAX = 20_000;
export const TITLE_MAX = 150;
const markdown = prose(POST_MAX);
const title = line(TITLE_MAX, 3);

/** Author as everybody signed in may see him: what is open to the network, no more. */
export const authorView = z
  .object({ id, name: z.string(), credentials: z.string().nullable(), photoId: id.nullable(), isStaff: z.boolean() })
  .meta({ id: 'AuthorView' });
export type AuthorView = z.infer<typeof authorView>;

/**
 * A post as every reader of its thread may see it. It holds nothing of one viewer, so one encoding serves a room.
 * A removed post is its stub: `html` and `markdown` empty, no reactions.
 */
export const postView = z
  .object({
    id,
    threadId: id,
    number: z.int().positive(),
    changedSeq: z.int().positive(),
    author: authorView,
    html: z.string(),
    replyTo: z.object({ id, number: z.int().positive(), authorName: z.string() }).nullable(),
    createdAt: instant,
    editedAt: instant.nullable(),
    revisionCount: z.int().nonnegative(),
    removed: z.object({ by: z.enum(['author', 'moderator']), at: instant }).nullable(),
    reactions: z.array(z.object({ kind: reactionKind, count: z.int().positive() })),
  })
  .meta({ id: 'PostView' });
export type PostView = z.infer<typeof postView>;

/** What the viewer may do with posts of a thread: his own and those of others; one answer for the whole page. */
const rights = z.object({
  edit: z.boolean(),
  remove: z.boolean(),
  restore: z.boolean(),
  react: z.boolean(),
  readRevisions: z.boolean(),
  readRemoved: z.boolean(),
});
/** `editableDays`: how long after posting one's own may be edited. */
export const postRights = z.object({ own: rights, others: rights, editableDays: z.int().positive() }).meta({ id: 'PostRights' });
export type PostRights = z.infer<typeof postRights>;

export const spaceKind = z.enum(['open', 'cohort']);

/** A place for threads. */
export const spaceView = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    kind: spaceKind,
    cohortId: id.nullable(),
    threadCount: z.int().nonnegative(),
    lastPostAt: instant.nullable(),
    unreadThreads: z.int().nonnegative(),
    version: z.int().positive(),
    /** True where a moderator reads a cohort's space without being of it; the page says so. */
    readAsModerator: z.boolean(),
    can: z.object({ start: z.boolean(), edit: z.boolean() }),
  })
  .meta({ id: 'SpaceView' });
export type SpaceView = z.infer<typeof spaceView>;
export const spaceList = z.object({ items: z.array(spaceView), can: z.object({ create: z.boolean() }) }).meta({ id: 'SpaceList' });
export type SpaceList = z.infer<typeof spaceList>;
export const newSpace = z.strictObject({ id: newId, name: line(80, 3), description: line(300, 0) });
export type NewSpace = z.infer<typeof newSpace>;
/** Name and purpose of an open space; its address stays. `version`: of the view that was changed. */
export const changeSpace = z.strictObject({ version: z.int().positive(), name: line(80, 3), description: line(300, 0) });
export type ChangeSpace = z.infer<typeof changeSpace>;

const closed = z.object({ at: instant, byName: z.string(), reason: z.string() });

/** The part of a thread that every reader sees alike; `thread.changed` carries it. */
export const threadPublic = z
  .object({
    id,
    title: z.string(),
    slug: z.string(),
    space: z.object({ id, slug: z.string(), name: z.string(), kind: spaceKind }),
    author: authorView,
    createdAt: instant,
    seq: z.int().positive(),
    postCount: z.int().nonnegative(),
    lastPostNumber: z.int().positive(),
    lastPostAt: instant,
    isPinned: z.boolean(),
    closed: closed.nullable(),
  })
  .meta({ id: 'ThreadPublic' });
export type ThreadPublic = z.infer<typeof threadPublic>;

/** A thread for one viewer. `readNumber` is null where he has no marker. */
export const threadView = threadPublic
  .extend({
    readNumber: z.int().nonnegative().nullable(),
    lastReadAt: instant.nullable(),
    unread: z.int().nonnegative(),
    isNew: z.boolean(),
    readAsModerator: z.boolean(),
    can: z.object({ reply: z.boolean(), rename: z.boolean(), close: z.boolean(), reopen: z.boolean(), pin: z.boolean() }),
    postRights,
  })
  .meta({ id: 'ThreadView' });
export type ThreadView = z.infer<typeof threadView>;

/** One line of a thread list. `isNew`: no marker, and the last post is later than the viewer's `caughtUpAt`. */
export const threadRow = z
  .object({
    id,
    title: z.string(),
    slug: z.string(),
    space: z.object({ id, slug: z.string(), name: z.string() }),
    author: authorView,
    lastAuthor: authorView,
    lastPostAt: instant,
    lastPostNumber: z.int().positive(),
    postCount: z.int().nonnegative(),
    readNumber: z.int().nonnegative().nullable(),
    unread: z.int().nonnegative(),
    isNew: z.boolean(),
    isPinned: z.boolean(),
    isClosed: z.boolean(),
    /** The beginning of the last post, as plain text. */
    excerpt: z.string(),
  })
  .meta({ id: 'ThreadRow' });
export type ThreadRow = z.infer<typeof threadRow>;

export const threadFilter = z.enum(['all', 'unread', 'mine', 'unanswered']);
export const threadSort = z.enum(['recent', 'newest', 'most-posts']);
export const threadsQuery = z.strictObject({
  space: z.string().max(100).optional(),
  filter: threadFilter.default('all'),
  sort: threadSort.default('recent'),
  cursor: cursor.optional(),
  limit: limitUpTo(50, 20),
});
export type ThreadsQuery = z.infer<typeof threadsQuery>;
export const threadPage = pageOf(threadRow).meta({ id: 'ThreadPage' });
export type ThreadPage = z.infer<typeof threadPage>;

export const newPost = z.strictObject({ id: newId, markdown, replyTo: id.optional() });
export type NewPost = z.infer<typeof newPost>;
export const newThread = z.strictObject({ id: newId, spaceId: id, title, post: z.strictObject({ id: newId, markdown }) });
export type NewThread = z.infer<typeof newThread>;
/** Exactly one change at a time; closing, reopening and pinning are a moderator's, and closing and reopening ask a reason. */
export const changeThread = z.union([
  z.strictObject({ title }),
  z.strictObject({ closed: z.boolean(), reason: line(500, 3) }),
  z.strictObject({ isPinned: z.boolean(), reason: line(500, 3).optional() }),
]);
export type ChangeThread = z.infer<typeof changeThread>;

/** `seq` of the post as the editor read it: a later edit in between answers 409 with the present text. */
export const editPost = z.strictObject({ markdown, changedSeq: z.int().positive() });
export type EditPost = z.infer<typeof editPost>;
/** A moderator who removes or restores what others wrote must say why; an author need not. */
export const removePost = z.strictObject({ reason: line(500, 3).optional() });
export type RemovePost = z.infer<typeof removePost>;

/** A post for whoever may edit it or read it removed: with its Markdown, and why it was removed. */
/** `isReasonDue`: a moderator removed it just now; its author reads why once that can no longer be taken back. */
export const postSource = postView
  .extend({ markdown: z.string(), removedReason: z.string().nullable(), isReasonDue: z.boolean() })
  .meta({ id: 'PostSource' });
export type PostSource = z.infer<typeof postSource>;

export const revisionView = z
  .object({ number: z.int().positive(), markdown: z.string(), html: z.string(), at: instant })
  .meta({ id: 'RevisionView' });
/** Oldest first; the last is the present text. */
export const revisionList = z.object({ items: z.array(revisionView) }).meta({ id: 'RevisionList' });
export type RevisionList = z.infer<typeof revisionList>;

const number = z.coerce.number().int().min(0).max(2_000_000_000);
/**
 * At most one of the three; without any, from the beginning. `around` puts the number in the middle of the page.
 * `thread=1` sends the thread along: the first page of a thread then needs one request.
 */
export const postsQuery = z
  .strictObject({
    after: number.optional(),
    before: number.optional(),
    around: number.optional(),
    limit: limitUpTo(100, 20),
    thread: z.literal('1').optional(),
  })
  .refine((q) => [q.after, q.before, q.around].filter((n) => n !== undefined).length <= 1, 'Give one of after, before, around');
export type PostsQuery = z.infer<typeof postsQuery>;

/** `next` and `previous` are post numbers to give as `after` and `before`. `mine`: my reactions on these posts. */
export const postPage = z
  .object({
    items: z.array(postView),
    next: z.int().nullable(),
    previous: z.int().nullable(),
    mine: z.record(z.string(), z.array(reactionKind)),
    thread: threadView.optional(),
  })
  .meta({ id: 'PostPage' });
export type PostPage = z.infer<typeof postPage>;

export const changesQuery = z.strictObject({ since: number });
/** Posts with `changedSeq > since` in their present form, at most 500; else `refetch`. */
export const threadChanges = z
  .object({ seq: z.int().positive(), thread: threadPublic.optional(), posts: z.array(postView), refetch: z.boolean() })
  .meta({ id: 'ThreadChanges' });
export type ThreadChanges = z.infer<typeof threadChanges>;

/** `number` is the last post read. `unreadFromHere` may lower the marker; otherwise it only rises. */
export const markRead = z.strictObject({ number: z.int().min(0).max(2_000_000_000), unreadFromHere: z.boolean().optional() });
export type MarkRead = z.infer<typeof markRead>;
export const readMarkerView = z.object({ readNumber: z.int().nonnegative(), unread: z.int().nonnegative() }).meta({ id: 'ReadMarkerView' });
export type ReadMarkerView = z.infer<typeof readMarkerView>;
/** The answer of "mark all as read": threads without a marker are new only if their last post is later. */
export const caughtUpView = z.object({ caughtUpAt: instant }).meta({ id: 'CaughtUpView' });
export type CaughtUpView = z.infer<typeof caughtUpView>;

export const previewRequest = z.strictObject({ markdown: prose(POST_MAX, 0) });
export const previewView = z.object({ html: z.string() }).meta({ id: 'PreviewView' });
export const reactionsView = z
  .object({ postId: id, reactions: postView.shape.reactions, mine: z.array(reactionKind) })
  .meta({ id: 'ReactionsView' });
export type ReactionsView = z.infer<typeof reactionsView>;
