import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import {
  type ChangeThread,
  changesQuery,
  changeThread,
  type NewThread,
  newThread,
  type ThreadChanges,
  threadChanges,
  type ThreadPage,
  threadPage,
  type ThreadsQuery,
  threadsQuery,
  type ThreadView,
  threadView,
} from '@scholars-commons/shared/discussions';
import { id } from '@scholars-commons/shared/id';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { ThreadChangesService } from './thread-changes.service.js';
import { ThreadsService } from './threads.service.js';

@Controller('threads')
export class ThreadsController {
  constructor(
    private readonly threads: ThreadsService,
    private readonly threadChanges: ThreadChangesService,
  ) {}

  @Get()
  @Answers(threadPage, { checked: false })
  list(@CurrentViewer() viewer: Viewer, @Query({ schema: threadsQuery }) query: ThreadsQuery): Promise<ThreadPage> {
    return this.threads.list(viewer, query);
  }

  @Post()
  @Answers(threadView, { status: 201, also: [200] })
  async start(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: newThread }) input: NewThread,
    @Res({ passthrough: true }) answer: FastifyReply,
  ): Promise<ThreadView> {
    const { thread, isNew } = await this.threads.start(viewer, input);
    void answer.status(isNew ? 201 : 200);
    return thread;
  }

  @Get(':threadId')
  @Answers(threadView)
  get(@CurrentViewer() viewer: Viewer, @Param('threadId', { schema: id }) threadId: string): Promise<ThreadView> {
    return this.threads.get(viewer, threadId);
  }

  @Patch(':threadId')
  @Answers(threadView)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('threadId', { schema: id }) threadId: string,
    @Body({ schema: changeThread }) input: ChangeThread,
  ): Promise<ThreadView> {
    return this.threadChanges.change(viewer, threadId, input);
  }

  @Get(':threadId/changes')
  @Answers(threadChanges, { checked: false })
  changes(
    @CurrentViewer() viewer: Viewer,
    @Param('threadId', { schema: id }) threadId: string,
    @Query({ schema: changesQuery }) { since }: z.infer<typeof changesQuery>,
  ): Promise<ThreadChanges> {
    return this.threads.changes(viewer, threadId, since);
  }
}
