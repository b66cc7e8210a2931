import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { type FlagView, flagView, type NewFlag, newFlag } from '@scholars-commons/shared/review';
import type { FastifyReply } from 'fastify';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import type { FlaggedThing } from './flags.queries.js';
import { FlagsService } from './flags.service.js';

@Controller()
export class FlagsController {
  constructor(private readonly flags: FlagsService) {}

  @Post('posts/:id/flags')
  @Answers(flagView, { status: 201, also: [200] })
  post(
    @CurrentViewer() viewer: Viewer,
    @Param('id', { schema: id }) thingId: string,
    @Body({ schema: newFlag }) input: NewFlag,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FlagView> {
    return this.flag(viewer, { kind: 'post', id: thingId }, input, reply);
  }

  @Post('news/:id/flags')
  @Answers(flagView, { status: 201, also: [200] })
  news(
    @CurrentViewer() viewer: Viewer,
    @Param('id', { schema: id }) thingId: string,
    @Body({ schema: newFlag }) input: NewFlag,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FlagView> {
    return this.flag(viewer, { kind: 'news', id: thingId }, input, reply);
  }

  @Post('scholars/:id/flags')
  @Answers(flagView, { status: 201, also: [200] })
  scholar(
    @CurrentViewer() viewer: Viewer,
    @Param('id', { schema: id }) thingId: string,
    @Body({ schema: newFlag }) input: NewFlag,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FlagView> {
    return this.flag(viewer, { kind: 'scholar', id: thingId }, input, reply);
  }

  private async flag(viewer: Viewer, thing: FlaggedThing, input: NewFlag, reply: FastifyReply): Promise<FlagView> {
    const { flag, isNew } = await this.flags.flag(viewer, thing, input);
    void reply.status(isNew ? 201 : 200);
    return flag;
  }
}
