import { Body, Controller, Param, Post } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import {
  type ActOnSubmission,
  actOnSubmission,
  type ApproveSubmission,
  approveSubmission,
  type SubmissionView,
  submissionView,
  type UnpublishSubmission,
  unpublishSubmission,
} from '@scholars-commons/shared/news';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { PublishingService } from './publishing.service.js';

@Controller('news-submissions/:submissionId')
export class PublishingController {
  constructor(private readonly publishing: PublishingService) {}

  @Post('approve')
  @Answers(submissionView)
  approve(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: approveSubmission }) input: ApproveSubmission,
  ): Promise<SubmissionView> {
    return this.publishing.approve(viewer, submissionId, input);
  }

  @Post('publish')
  @Answers(submissionView)
  publish(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: actOnSubmission }) { version }: ActOnSubmission,
  ): Promise<SubmissionView> {
    return this.publishing.publish(viewer, submissionId, version);
  }

  @Post('unpublish')
  @Answers(submissionView)
  unpublish(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Body({ schema: unpublishSubmission }) input: UnpublishSubmission,
  ): Promise<SubmissionView> {
    return this.publishing.unpublish(viewer, submissionId, input);
  }
}
