import { Module } from '@nestjs/common';
import { CohortCounts } from './cohort-counts.service.js';

/** What other features need of cohorts; stands on no other feature. */
@Module({ providers: [CohortCounts], exports: [CohortCounts] })
export class CohortCountsModule {}
