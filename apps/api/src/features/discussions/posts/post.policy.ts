import type { PostRights } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../../common/auth/viewer.js';
import { spacePolicy } from '../spaces/space.policy.js';
import { type ThreadFacts, threadPolicy } from '../threads/thread.policy.js';

/** What rights on a post hang on. */
export interface PostFacts {
  authorId: string;
  createdAt: Date;
  removedAs: 'author' | 'moderator' | null;
  removedAt: Date | null;
  erasedAt: Date | null;
  /** When these facts held, by the clock that also wrote the others. */
  asOf: Date;
}

const DAY = 24 * 60 * 60 * 1000;
const EDITABLE_DAYS = 30;
/** Kept 30 days: an appeal may arrive after the post is gone. Then `erase-removed-posts` empties it. */
export const REMOVED_POST_RETENTION_DAYS = 30;

const isWithin = (days: number, since: Date, now: Date) => now.getTime() - since.getTime() < days * DAY;

const isOwn = (viewer: Viewer, post: PostFacts) => post.authorId === viewer.scholarId;
const isPresent = (post: PostFacts) => post.removedAs === null;

/** Rights on posts of this thread, as far as they do not hang on the single post; the page shows or hides by them. */
function rights(viewer: Viewer, thread: ThreadFacts): PostRights {
  const reads = threadPolicy.read(viewer, thread);
  const writes = spacePolicy.write(viewer, thread.space);
  const moderates = threadPolicy.moderate(viewer, thread);
  return {
    own: {
      edit: threadPolicy.reply(viewer, thread),
      remove: writes || moderates,
      restore: writes || moderates,
      react: false,
      readRevisions: reads,
      readRemoved: reads,
    },
    others: { edit: false, remove: moderates, restore: moderates, react: writes, readRevisions: reads, readRemoved: moderates },
    editableDays: EDITABLE_DAYS,
  };
}

const rightsOn = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) => {
  const { own, others } = rights(viewer, thread);
  return isOwn(viewer, post) ? own : others;
};

const edit = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) =>
  rightsOn(viewer, thread, post).edit && isPresent(post) && isWithin(EDITABLE_DAYS, post.createdAt, post.asOf);

/** Whether removing and restoring this post is the viewer's business at all, however it stands now. */
const decide = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) => rightsOn(viewer, thread, post).remove;

const remove = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) => decide(viewer, thread, post) && isPresent(post);

/**
 * Each restores what he removed: an author his own removals, a moderator those of moderators, but none of what he wrote himself: nobody
 * judges his own. After 30 days the text is gone for all.
 */
const restore = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) => {
  if (post.removedAt === null || post.erasedAt !== null || !isWithin(REMOVED_POST_RETENTION_DAYS, post.removedAt, post.asOf)) return false;
  if (post.removedAs === 'author') return isOwn(viewer, post) && rightsOn(viewer, thread, post).restore;
  return !isOwn(viewer, post) && threadPolicy.moderate(viewer, thread);
};

const react = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) => rightsOn(viewer, thread, post).react && isPresent(post);

const readRevisions = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) => {
  const granted = rightsOn(viewer, thread, post);
  return isPresent(post) ? granted.readRevisions : granted.readRemoved;
};

/** The words as typed: whoever may edit them, and of a removed post its author and moderators. */
const readSource = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) => {
  const granted = rightsOn(viewer, thread, post);
  return isPresent(post) ? threadPolicy.read(viewer, thread) : granted.readRemoved;
};

export const postPolicy = { rights, edit, decide, remove, restore, react, readRevisions, readSource };
