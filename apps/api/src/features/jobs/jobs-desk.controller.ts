import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import {
  type FailedJob,
  failedJob,
  type JobsView,
  jobsView,
  type RetriedJobs,
  retriedJobs,
  type RetryJobs,
  retryJobs,
} from '@scholars-commons/shared/jobs';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { JobsDeskService } from './jobs-desk.service.js';

@Controller('jobs')
export class JobsDeskController {
  constructor(private readonly desk: JobsDeskService) {}

  @Get()
  @Answers(jobsView)
  view(@CurrentViewer() viewer: Viewer): Promise<JobsView> {
    return this.desk.view(viewer);
  }

  @Post(':jobId/retry')
  @Answers(failedJob)
  retry(@CurrentViewer() viewer: Viewer, @Param('jobId', { schema: id }) jobId: string): Promise<FailedJob> {
    return this.desk.retry(viewer, jobId);
  }

  @Post('retries')
  @Answers(retriedJobs)
  retryAll(@CurrentViewer() viewer: Viewer, @Body({ schema: retryJobs }) input: RetryJobs): Promise<RetriedJobs> {
    return this.desk.retryAll(viewer, input);
  }

  @Post(':jobId/give-up')
  @Answers(null, { status: 204 })
  giveUp(@CurrentViewer() viewer: Viewer, @Param('jobId', { schema: id }) jobId: string): Promise<void> {
    return this.desk.giveUp(viewer, jobId);
  }
}
