import { id } from '@scholars-commons/shared/id';
import * as z from 'zod';
import { defineJob } from '../../common/jobs/job.js';

/** How long a decision can be taken back; nobody is told before. */
export const UNDO_SECONDS = 30;

export const tellDecision = defineJob('tell-decision', z.object({ reviewId: id, decisionId: id }), { tries: 10 });
