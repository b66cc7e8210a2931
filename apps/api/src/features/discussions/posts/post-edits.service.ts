import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EditPost, PostSource, PostView, RevisionList } from '@scholars-commons/shared/discussions';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { excerpt } from '../../../common/markdown/excerpt.js';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { authorize } from '../../../common/policy/policy.js';
import { stale } from '../../../common/problem/problem-exception.js';
import { PostChangesQueries } from './post-changes.queries.js';
import { postPolicy } from './post.policy.js';
import { EXCERPT, postSource } from './post.view.js';
import { PostReader } from './post-reader.js';
import type { SourceRow } from './posts.queries.js';

/** A slip noticed at once leaves no trace; nor does a second look soon after an edit. */
const GRACE_MINUTES = 5;

const leavesTrace = (post: SourceRow) => post.as_of.getTime() - (post.edited_at ?? post.created_at).getTime() >= GRACE_MINUTES * 60_000;

/** The words of a post: as typed, changed by their author, and what they were before. */
@Injectable()
export class PostEditsService {
  constructor(
    private readonly database: DataSource,
    private readonly reader: PostReader,
    private readonly changes: PostChangesQueries,
    private readonly events: EventBus,
  ) {}

  async source(viewer: Viewer, postId: string): Promise<PostSource> {
    const { post, thread, facts } = await this.reader.readable(viewer, postId);
    authorize(postPolicy.readSource(viewer, thread, facts));
    return postSource(viewer, post);
  }

  /** Oldest first; the last is the present text. */
  async revisions(viewer: Viewer, postId: string): Promise<RevisionList> {
    const { post, thread, facts } = await this.reader.readable(viewer, postId);
    authorize(postPolicy.readRevisions(viewer, thread, facts));
    const former = await this.reader.queries.revisions(postId);
    const present = { number: former.length + 1, markdown: post.markdown, html: post.html, created_at: post.edited_at ?? post.created_at };
    return {
      items: [...former, present].map(({ number, markdown, html, created_at }) => ({
        number,
        markdown,
        html,
        at: created_at.toISOString(),
      })),
    };
  }

  /** Who edited a text that somebody edited meanwhile is told how it stands now; both attempts are on record. */
  async edit(viewer: Viewer, postId: string, { markdown, changedSeq }: EditPost): Promise<PostView> {
    const html = renderMarkdown(markdown);
    const outcome = await this.database.transaction(async (tx) => {
      const { post, thread, facts } = await this.reader.locked(tx, viewer, postId);
      authorize(postPolicy.edit(viewer, thread, facts));
      // Also what a retry after a lost answer meets.
      if (post.markdown === markdown) return { seq: null, refused: null, post };
      const isStale = changedSeq < post.text_seq;
      const entry = { actorId: viewer.scholarId, thing: { kind: 'post', id: postId }, changes: { threadId: post.thread_id } };
      if (isStale) {
        await audit(tx, { ...entry, act: 'post.edit-refused' });
        return { seq: null, refused: postSource(viewer, post), post };
      }
      const trace = leavesTrace(post);
      if (trace) await audit(tx, { ...entry, act: 'post.edit' });
      const words = { markdown, html, excerpt: excerpt(html, EXCERPT) };
      const edited = { id: postId, threadId: post.thread_id, ...words, isLast: post.is_last, leavesTrace: trace };
      return { seq: await this.changes.edit(tx, edited), refused: null, post };
    });
    if (outcome.refused) throw stale(outcome.refused);
    if (outcome.seq !== null) this.events.publish('post.changed', { threadId: outcome.post.thread_id, postId, seq: outcome.seq });
    return this.reader.present(postId);
  }
}
