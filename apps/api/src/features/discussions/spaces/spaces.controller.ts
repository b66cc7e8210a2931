import { Body, Controller, Get, Param, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  type ChangeSpace,
  changeSpace,
  type NewSpace,
  newSpace,
  type SpaceList,
  spaceList,
  type SpaceView,
  spaceView,
} from '@scholars-commons/shared/discussions';
import { id } from '@scholars-commons/shared/id';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { SpacesService } from './spaces.service.js';

@Controller('spaces')
export class SpacesController {
  constructor(private readonly spaces: SpacesService) {}

  @Get()
  @Answers(spaceList)
  list(@CurrentViewer() viewer: Viewer): Promise<SpaceList> {
    return this.spaces.list(viewer);
  }

  @Post()
  @Answers(spaceView, { status: 201, also: [200] })
  async create(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: newSpace }) input: NewSpace,
    @Res({ passthrough: true }) answer: FastifyReply,
  ): Promise<SpaceView> {
    const { space, isNew } = await this.spaces.create(viewer, input);
    void answer.status(isNew ? 201 : 200);
    return space;
  }

  @Patch(':spaceId')
  @Answers(spaceView)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('spaceId', { schema: id }) spaceId: string,
    @Body({ schema: changeSpace }) input: ChangeSpace,
  ): Promise<SpaceView> {
    return this.spaces.change(viewer, spaceId, input);
  }
}
