import { Injectable } from '@nestjs/common';
import type { PostView } from '@scholars-commons/shared/discussions';
import type { Runner } from '../../../database/round-trips.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { assertVisible } from '../../../common/policy/policy.js';
import { type ThreadFacts, threadPolicy } from '../threads/thread.policy.js';
import { ThreadsQueries } from '../threads/threads.queries.js';
import type { PostFacts } from './post.policy.js';
import { postView } from './post.view.js';
import { PostsQueries, type SourceRow } from './posts.queries.js';

/** A post that the viewer may read, with what its policy asks about. */
export interface ReadablePost {
  post: SourceRow;
  thread: ThreadFacts;
  facts: PostFacts;
}

/** Finds a post for a viewer; what he may not read is not there. Every door to a single post goes through here. */
@Injectable()
export class PostReader {
  constructor(
    readonly queries: PostsQueries,
    private readonly threads: ThreadsQueries,
  ) {}

  async readable(viewer: Viewer, postId: string): Promise<ReadablePost> {
    return this.checked(viewer, await this.queries.source(postId));
  }

  /** The same under the thread's lock: until the transaction ends nobody else changes post or thread. */
  async locked(tx: Runner, viewer: Viewer, postId: string): Promise<ReadablePost> {
    assertVisible(await this.threads.lockByPost(tx, postId));
    return this.checked(viewer, await this.queries.source(postId, tx));
  }

  /** The public view of a post that is known to stand. */
  async present(postId: string): Promise<PostView> {
    const row = await this.queries.one(postId);
    assertVisible(row !== null);
    return postView(row);
  }

  private checked(viewer: Viewer, post: SourceRow | null): ReadablePost {
    assertVisible(post !== null);
    const thread: ThreadFacts = {
      authorId: post.thread_author_id,
      closedAt: post.closed_at,
      space: { kind: post.space_kind, cohortId: post.cohort_id },
    };
    assertVisible(threadPolicy.read(viewer, thread));
    const facts: PostFacts = {
      authorId: post.author_id,
      createdAt: post.created_at,
      removedAs: post.removed_as,
      removedAt: post.removed_at,
      erasedAt: post.erased_at,
      asOf: post.as_of,
    };
    return { post, thread, facts };
  }
}
