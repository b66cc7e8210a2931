import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReactionKind, ReactionsView } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { PostReader } from '../posts/post-reader.js';
import { postPolicy } from '../posts/post.policy.js';
import { ReactionsQueries } from './reactions.queries.js';

/** A scholar's reactions to a post: each kind once. */
@Injectable()
export class ReactionsService {
  constructor(
    private readonly database: DataSource,
    private readonly reader: PostReader,
    private readonly queries: ReactionsQueries,
    private readonly events: EventBus,
  ) {}

  /** Setting what is set, or taking what is not there, changes nothing and answers alike. */
  async set(viewer: Viewer, postId: string, kind: ReactionKind, isOn: boolean): Promise<ReactionsView> {
    const { seq, threadId } = await this.database.transaction(async (tx) => {
      const { post, thread, facts } = await this.reader.locked(tx, viewer, postId);
      authorize(postPolicy.react(viewer, thread, facts));
      const reaction = { postId, threadId: post.thread_id, scholarId: viewer.scholarId, kind };
      return { seq: await this.queries.set(tx, reaction, isOn), threadId: post.thread_id };
    });
    if (seq !== null) {
      this.events.publish('post.changed', { threadId, postId, seq });
      this.events.publish('reactions.changed', { threadId, postId, scholarId: viewer.scholarId });
    }
    const present = await this.reader.queries.reactions(postId, viewer.scholarId);
    assertVisible(present !== null);
    return { postId, reactions: present.reactions, mine: present.mine };
  }
}
