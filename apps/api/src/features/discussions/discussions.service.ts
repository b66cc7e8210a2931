import { Injectable } from '@nestjs/common';
import type { AuthorView, ThreadRow } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../common/auth/viewer.js';
import { excerpt } from '../../common/markdown/excerpt.js';
import { assertVisible } from '../../common/policy/policy.js';
import { type AuthorColumns, authorColumns, authorFrom, authorObject } from './author-columns.js';
import { EXCERPT } from './posts/post.view.js';
import { spacePolicy } from './spaces/space.policy.js';
import { spaceFacts, SpacesQueries } from './spaces/spaces.queries.js';
import { viewerParameters, visibleTo } from './spaces/visible-to.js';
import { ThreadListQueries } from './threads/thread-list.queries.js';

/**
 * What other features need in statements of their own that name threads: the rule of sight over `space s`, for
 * parameters $1 to $3, and the author block, as every list of discussions has them.
 */
export const discussionsSql = { visibleTo, viewerParameters, authorColumns, authorObject };
export type { AuthorColumns };

/** The beginning of a post, as lists and notifications show it. */
export const postExcerpt = (html: string): string => excerpt(html, EXCERPT);
export const authorOf = (row: AuthorColumns<'author'>): AuthorView => authorFrom(row);

/** The door of discussions for other features. */
@Injectable()
export class DiscussionsService {
  constructor(
    private readonly lists: ThreadListQueries,
    private readonly spaces: SpacesQueries,
  ) {}

  /** Threads with something to read, the latest first. */
  unread(viewer: Viewer, limit: number): Promise<ThreadRow[]> {
    return this.lists.first(viewer, 'unread', limit);
  }

  unreadCount(viewer: Viewer): Promise<number> {
    return this.lists.unreadCount(viewer);
  }

  /** Threads lately active that the viewer may read. */
  recent(viewer: Viewer, limit: number): Promise<ThreadRow[]> {
    return this.lists.first(viewer, 'all', limit);
  }

  /** The address of each cohort's space, where it has one. */
  slugsOfCohorts(cohortIds: readonly string[]): Promise<Map<string, string>> {
    return this.spaces.slugsOfCohorts(cohortIds);
  }

  /** The id of the space at this address; 404 where there is none that the viewer may read. */
  async readableSpaceId(viewer: Viewer, slug: string): Promise<string> {
    const space = await this.spaces.bySlug(slug);
    assertVisible(space !== null && spacePolicy.read(viewer, spaceFacts(space)));
    return space.id;
  }
}
