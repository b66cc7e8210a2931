import { Body, Controller, Delete, Param, Patch, Post, Res } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { type ChangePosition, changePosition, type NewPosition, newPosition } from '@scholars-commons/shared/profile-rows';
import { type ScholarView, scholarView } from '@scholars-commons/shared/scholars';
import type { FastifyReply } from 'fastify';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { PositionsService } from './positions.service.js';

@Controller('scholars/:scholarId/positions')
export class PositionsController {
  constructor(private readonly positions: PositionsService) {}

  @Post()
  @Answers(scholarView, { status: 201, also: [200] })
  async add(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Body({ schema: newPosition }) input: NewPosition,
    @Res({ passthrough: true }) answer: FastifyReply,
  ): Promise<ScholarView> {
    const { view, isNew } = await this.positions.add(viewer, scholarId, input);
    void answer.status(isNew ? 201 : 200);
    return view;
  }

  @Patch(':rowId')
  @Answers(scholarView)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Param('rowId', { schema: id }) positionId: string,
    @Body({ schema: changePosition }) input: ChangePosition,
  ): Promise<ScholarView> {
    return this.positions.change(viewer, scholarId, positionId, input);
  }

  @Delete(':rowId')
  @Answers(scholarView)
  remove(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Param('rowId', { schema: id }) positionId: string,
  ): Promise<ScholarView> {
    return this.positions.remove(viewer, scholarId, positionId);
  }
}
