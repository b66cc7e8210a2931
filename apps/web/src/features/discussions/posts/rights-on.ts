import type { PostRights, PostView } from '@scholars-commons/shared/discussions';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the viewer may do with this post: the thread tells it for all posts at once, and how long one's own may be edited. */
export function rightsOn({ createdAt }: PostView, rights: PostRights, isOwn: boolean, now = Date.now()): PostRights['own'] {
  if (!isOwn) return rights.others;
  return { ...rights.own, edit: rights.own.edit && now - Date.parse(createdAt) < rights.editableDays * DAY_MS };
}
