import { Module } from '@nestjs/common';
import { ReviewQueueModule } from '../review/review-queue.module.js';
import { DecisionsQueries } from './decisions.queries.js';
import { DiscussionsService } from './discussions.service.js';
import { DiscussionsGateway } from './live/discussions.gateway.js';
import { DiscussionsLive } from './live/discussions.live.js';
import { Presence } from './live/presence.js';
import { Pulse } from './live/pulse.js';
import { SpaceNews } from './live/space-news.js';
import { EraseRemovedPostsJob } from './posts/erase-removed-posts.job.js';
import { JudgedPosts } from './posts/judged-posts.service.js';
import { PostChangesQueries } from './posts/post-changes.queries.js';
import { PostEditsService } from './posts/post-edits.service.js';
import { PostReader } from './posts/post-reader.js';
import { PostRemovalService } from './posts/post-removal.service.js';
import { PostsController } from './posts/posts.controller.js';
import { PostsQueries } from './posts/posts.queries.js';
import { PostsService } from './posts/posts.service.js';
import { PreviewsController } from './previews.controller.js';
import { ReactionsController } from './reactions/reactions.controller.js';
import { ReactionsQueries } from './reactions/reactions.queries.js';
import { ReactionsService } from './reactions/reactions.service.js';
import { ReadMarkersQueries } from './reading/read-markers.queries.js';
import { ReadingController } from './reading/reading.controller.js';
import { ReadingService } from './reading/reading.service.js';
import { SpacesController } from './spaces/spaces.controller.js';
import { SpacesQueries } from './spaces/spaces.queries.js';
import { SpacesService } from './spaces/spaces.service.js';
import { ThreadChangesQueries } from './threads/thread-changes.queries.js';
import { ThreadChangesService } from './threads/thread-changes.service.js';
import { ThreadListQueries } from './threads/thread-list.queries.js';
import { ThreadStartQueries } from './threads/thread-start.queries.js';
import { ThreadsController } from './threads/threads.controller.js';
import { ThreadsQueries } from './threads/threads.queries.js';
import { ThreadsService } from './threads/threads.service.js';

const live = [DiscussionsGateway, DiscussionsLive, Presence, Pulse, SpaceNews];

const queries = [
  DecisionsQueries,
  PostChangesQueries,
  PostsQueries,
  ReactionsQueries,
  ReadMarkersQueries,
  SpacesQueries,
  ThreadChangesQueries,
  ThreadListQueries,
  ThreadStartQueries,
  ThreadsQueries,
];

/** Spaces, threads, posts, reactions, and how far each has read. */
@Module({
  imports: [ReviewQueueModule],
  controllers: [SpacesController, ReadingController, ThreadsController, PostsController, ReactionsController, PreviewsController],
  providers: [
    ...queries,
    ...live,
    DiscussionsService,
    JudgedPosts,
    PostReader,
    PostsService,
    PostEditsService,
    PostRemovalService,
    ReactionsService,
    ReadingService,
    SpacesService,
    ThreadsService,
    ThreadChangesService,
    EraseRemovedPostsJob,
  ],
  exports: [DiscussionsService, JudgedPosts],
})
export class DiscussionsModule {}
