import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  type EditPost,
  editPost,
  type NewPost,
  newPost,
  type PostPage,
  postPage,
  type PostSource,
  postSource,
  type PostsQuery,
  postsQuery,
  type PostView,
  postView,
  type RemovePost,
  removePost,
  type RevisionList,
  revisionList,
} from '@scholars-commons/shared/discussions';
import { id } from '@scholars-commons/shared/id';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { PostEditsService } from './post-edits.service.js';
import { PostRemovalService } from './post-removal.service.js';
import { PostsService } from './posts.service.js';

@Controller()
export class PostsController {
  constructor(
    private readonly posts: PostsService,
    private readonly edits: PostEditsService,
    private readonly removals: PostRemovalService,
  ) {}

  @Get('threads/:threadId/posts')
  @Answers(postPage, { checked: false })
  page(
    @CurrentViewer() viewer: Viewer,
    @Param('threadId', { schema: id }) threadId: string,
    @Query({ schema: postsQuery }) query: PostsQuery,
  ): Promise<PostPage> {
    return this.posts.page(viewer, threadId, query);
  }

  @Post('threads/:threadId/posts')
  @Answers(postView, { status: 201, also: [200], checked: false })
  async reply(
    @CurrentViewer() viewer: Viewer,
    @Param('threadId', { schema: id }) threadId: string,
    @Body({ schema: newPost }) input: NewPost,
    @Res({ passthrough: true }) answer: FastifyReply,
  ): Promise<PostView> {
    const { post, isNew } = await this.posts.reply(viewer, threadId, input);
    void answer.status(isNew ? 201 : 200);
    return post;
  }

  @Get('posts/:postId')
  @Answers(postSource)
  source(@CurrentViewer() viewer: Viewer, @Param('postId', { schema: id }) postId: string): Promise<PostSource> {
    return this.edits.source(viewer, postId);
  }

  @Get('posts/:postId/revisions')
  @Answers(revisionList)
  revisions(@CurrentViewer() viewer: Viewer, @Param('postId', { schema: id }) postId: string): Promise<RevisionList> {
    return this.edits.revisions(viewer, postId);
  }

  @Patch('posts/:postId')
  @Answers(postView)
  edit(
    @CurrentViewer() viewer: Viewer,
    @Param('postId', { schema: id }) postId: string,
    @Body({ schema: editPost }) input: EditPost,
  ): Promise<PostView> {
    return this.edits.edit(viewer, postId, input);
  }

  @Delete('posts/:postId')
  @Answers(postView)
  remove(
    @CurrentViewer() viewer: Viewer,
    @Param('postId', { schema: id }) postId: string,
    @Body({ schema: removePost.default({}) }) input: RemovePost,
  ): Promise<PostView> {
    return this.removals.remove(viewer, postId, input);
  }

  @Post('posts/:postId/restore')
  @Answers(postView)
  restore(
    @CurrentViewer() viewer: Viewer,
    @Param('postId', { schema: id }) postId: string,
    @Body({ schema: removePost.default({}) }) input: RemovePost,
  ): Promise<PostView> {
    return this.removals.restore(viewer, postId, input);
  }
}
