import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../../common/jobs/job.js';
import { tellDecision } from './tell-decision.js';
import { Verdicts } from './verdicts.service.js';

/** Tells of a decision once it can no longer be undone. What was undone meanwhile, or told already, is told to nobody. */
@Injectable()
@Handles(tellDecision)
export class TellDecisionJob implements JobHandler<typeof tellDecision> {
  constructor(private readonly verdicts: Verdicts) {}

  async run({ reviewId, decisionId }: { reviewId: string; decisionId: string }): Promise<void> {
    await this.verdicts.tell(reviewId, decisionId);
  }
}
