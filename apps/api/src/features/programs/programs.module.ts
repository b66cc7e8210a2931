import { Module } from '@nestjs/common';
import { CohortCounts } from './cohort-counts.service.js';

@Module({ providers: [CohortCounts], exports: [CohortCounts] })
export class ProgramsModule {}
