import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import * as z from 'zod';
import { defineJob, Handles, type JobHandler } from '../../common/jobs/job.js';
import { Verdicts } from './verdicts.service.js';

export const tellDecision = defineJob('tell-decision', z.object({ reviewId: id, decisionId: id }), { retryLimit: 10 });

/** Tells of a decision once it can no longer be undone. What was undone meanwhile, or told already, is told to nobody. */
@Injectable()
@Handles(tellDecision)
export class TellDecisionJob implements JobHandler<typeof tellDecision> {
  constructor(private readonly verdicts: Verdicts) {}

  async run({ reviewId, decisionId }: { reviewId: string; decisionId: string }): Promise<void> {
    await this.verdicts.tell(reviewId, decisionId);
  }
}
