import { Body, Controller, Delete, Param, Patch, Post, Res } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { type ChangeAchievement, changeAchievement, type NewAchievement, newAchievement } from '@scholars-commons/shared/profile-rows';
import { type ScholarView, scholarView } from '@scholars-commons/shared/scholars';
import type { FastifyReply } from 'fastify';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { AchievementsService } from './achievements.service.js';

@Controller('scholars/:scholarId/achievements')
export class AchievementsController {
  constructor(private readonly achievements: AchievementsService) {}

  @Post()
  @Answers(scholarView, { status: 201, also: [200] })
  async add(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Body({ schema: newAchievement }) input: NewAchievement,
    @Res({ passthrough: true }) answer: FastifyReply,
  ): Promise<ScholarView> {
    const { view, isNew } = await this.achievements.add(viewer, scholarId, input);
    void answer.status(isNew ? 201 : 200);
    return view;
  }

  @Patch(':rowId')
  @Answers(scholarView)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Param('rowId', { schema: id }) achievementId: string,
    @Body({ schema: changeAchievement }) input: ChangeAchievement,
  ): Promise<ScholarView> {
    return this.achievements.change(viewer, scholarId, achievementId, input);
  }

  @Delete(':rowId')
  @Answers(scholarView)
  remove(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Param('rowId', { schema: id }) achievementId: string,
  ): Promise<ScholarView> {
    return this.achievements.remove(viewer, scholarId, achievementId);
  }
}
