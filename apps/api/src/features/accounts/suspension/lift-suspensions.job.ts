import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { defineJob, Handles, type JobHandler } from '../../../common/jobs/job.js';
import { SuspensionService } from './suspension.service.js';

export const liftSuspensions = defineJob('lift-suspensions', z.object({}), { cron: '* * * * *', isForgotten: true });

/** Ends suspensions whose time is over; a second run finds nothing to do. */
@Injectable()
@Handles(liftSuspensions)
export class LiftSuspensionsJob implements JobHandler<typeof liftSuspensions> {
  constructor(private readonly suspensions: SuspensionService) {}

  async run(): Promise<void> {
    while ((await this.suspensions.liftOverdue()) > 0);
  }
}
