import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import {
  type ActOnSubmission,
  actOnSubmission,
  type ChangeSubmission,
  changeSubmission,
  type JudgeSubmission,
  judgeSubmission,
  type NewSubmission,
  newSubmission,
  type SubmissionPage,
  submissionPage,
  type SubmissionsQuery,
  submissionsQuery,
  type SubmissionView,
  submissionView,
} from '@scholars-commons/shared/news';
import type { FastifyReply } from 'fastify';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { SubmissionChangesService } from './submission-changes.service.js';
import { SubmissionStepsService } from './submission-steps.service.js';
import { SubmissionsService } from './submissions.service.js';

@Controller('news-submissions')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly changes: SubmissionChangesService,
    private readonly steps: SubmissionStepsService,
  ) {}

  @Get()
  @Answers(submissionPage)
  mine(@CurrentViewer() viewer: Viewer, @Query({ schema: submissionsQuery }) query: SubmissionsQuery): Promise<SubmissionPage> {
    return this.submissions.mine(viewer, query);
  }

  @Post()
  @Answers(submissionView, { status: 201, also: [200] })
  async begin(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: newSubmission }) input: NewSubmission,
    @Res({ passthrough: true }) answer: FastifyReply,
  ): Promise<SubmissionView> {
    const { view, isNew } = await this.submissions.begin(viewer, input);
    void answer.status(isNew ? 201 : 200);
    return view;
  }

  @Get(':submissionId')
  @Answers(submissionView)
  get(@CurrentViewer() viewer: Viewer, @Param('submissionId', { schema: id }) submissionId: string): Promise<SubmissionView> {
    return this.submissions.get(viewer, submissionId);
  }

  @Patch(':submissionId')
  @Answers(submissionView)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: changeSubmission }) input: ChangeSubmission,
  ): Promise<SubmissionView> {
    return this.changes.change(viewer, submissionId, input);
  }

  @Post(':submissionId/submit')
  @Answers(submissionView)
  submit(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: actOnSubmission }) { version }: ActOnSubmission,
  ): Promise<SubmissionView> {
    return this.steps.submit(viewer, submissionId, version);
  }

  @Post(':submissionId/withdraw')
  @Answers(submissionView)
  withdraw(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: actOnSubmission }) { version }: ActOnSubmission,
  ): Promise<SubmissionView> {
    return this.steps.withdraw(viewer, submissionId, version);
  }

  @Post(':submissionId/open')
  @Answers(submissionView)
  open(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: actOnSubmission }) { version }: ActOnSubmission,
  ): Promise<SubmissionView> {
    return this.steps.open(viewer, submissionId, version);
  }

  @Post(':submissionId/return')
  @Answers(submissionView)
  return(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: judgeSubmission }) input: JudgeSubmission,
  ): Promise<SubmissionView> {
    return this.steps.judge(viewer, submissionId, 'return', input);
  }

  @Post(':submissionId/decline')
  @Answers(submissionView)
  decline(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: judgeSubmission }) input: JudgeSubmission,
  ): Promise<SubmissionView> {
    return this.steps.judge(viewer, submissionId, 'decline', input);
  }
}
