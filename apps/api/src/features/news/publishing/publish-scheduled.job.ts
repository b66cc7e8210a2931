import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { defineJob, Handles, type JobHandler } from '../../../common/jobs/job.js';
import { PublishingService } from './publishing.service.js';

export const publishScheduled = defineJob('publish-scheduled', z.object({}), { cron: '* * * * *', isForgotten: true });

/** Publishes what was put on a time that has come; a second run finds nothing to do. */
@Injectable()
@Handles(publishScheduled)
export class PublishScheduledJob implements JobHandler<typeof publishScheduled> {
  constructor(private readonly publishing: PublishingService) {}

  async run(): Promise<void> {
    await this.publishing.publishDue();
  }
}
