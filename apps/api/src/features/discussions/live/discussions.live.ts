import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '../../../common/events/domain-events.js';
import { On } from '../../../common/events/on.js';
import { LiveServer } from '../../../common/live/live-server.js';
import { InTurn } from '../../../common/turns/in-turn.js';
import { postView } from '../posts/post.view.js';
import { PostsQueries } from '../posts/posts.queries.js';
import { threadPublic } from '../threads/thread.view.js';
import { ThreadsQueries } from '../threads/threads.queries.js';
import { SpaceNews } from './space-news.js';

/**
 * The only place that knows who hears what of talk. A change carries its own `seq` and the post as it stands now, and
 * changes of one thread are told in turn: a page sees no gap, and a room of 2,000 does not ask for one that is none.
 */
@Injectable()
export class DiscussionsLive {
  private readonly turns = new InTurn();

  constructor(
    private readonly live: LiveServer,
    private readonly posts: PostsQueries,
    private readonly threads: ThreadsQueries,
    private readonly spaceNews: SpaceNews,
  ) {}

  @On('post.created')
  async postCreated({ threadId, postId, seq }: DomainEvents['post.created']): Promise<void> {
    await this.postChanged({ threadId, postId, seq });
  }

  @On('post.changed')
  async postChanged({ threadId, postId, seq }: DomainEvents['post.changed']): Promise<void> {
    this.spaceNews.tell(threadId);
    await this.turns.run(threadId, async () => {
      const post = await this.posts.one(postId);
      if (post) this.live.toThread(threadId).emit('thread.changed', { threadId, seq, post: postView(post) });
    });
  }

  @On('thread.changed')
  async threadChanged({ threadId, seq }: DomainEvents['thread.changed']): Promise<void> {
    this.spaceNews.tell(threadId);
    await this.turns.run(threadId, async () => {
      const thread = await this.threads.forAll(threadId);
      if (thread) this.live.toThread(threadId).emit('thread.changed', { threadId, seq, thread: threadPublic(thread) });
    });
  }

  @On('thread.created')
  threadCreated({ threadId }: DomainEvents['thread.created']): void {
    this.spaceNews.tell(threadId);
  }

  @On('marker.moved')
  markerMoved({ scholarId, threadId, readNumber }: DomainEvents['marker.moved']): void {
    this.live.toScholar(scholarId).emit('me.changed', { read: { threadId, readNumber } });
  }

  @On('reactions.changed')
  async reactionsChanged({ scholarId, threadId, postId }: DomainEvents['reactions.changed']): Promise<void> {
    const present = await this.posts.reactions(postId, scholarId);
    if (present) this.live.toScholar(scholarId).emit('me.changed', { reactions: { threadId, postId, kinds: present.mine } });
  }

  @On('caught-up')
  caughtUp({ scholarId, at }: DomainEvents['caught-up']): void {
    this.live.toScholar(scholarId).emit('me.changed', { caughtUp: { at } });
  }
}
