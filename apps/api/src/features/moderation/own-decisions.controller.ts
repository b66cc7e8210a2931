import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { type DecisionView, decisionView, type NewAppeal, newAppeal } from '@scholars-commons/shared/review';
import type { FastifyReply } from 'fastify';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { OwnDecisionsService } from './own-decisions.service.js';

@Controller('decisions')
export class OwnDecisionsController {
  constructor(private readonly decisions: OwnDecisionsService) {}

  @Get(':id')
  @Answers(decisionView)
  get(@CurrentViewer() viewer: Viewer, @Param('id', { schema: id }) reviewId: string): Promise<DecisionView> {
    return this.decisions.get(viewer, reviewId);
  }

  @Post(':id/appeal')
  @Answers(decisionView, { status: 201, also: [200] })
  async appeal(
    @CurrentViewer() viewer: Viewer,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: newAppeal }) input: NewAppeal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionView> {
    const { view, isNew } = await this.decisions.appeal(viewer, reviewId, input);
    void reply.status(isNew ? 201 : 200);
    return view;
  }
}
