import { Controller, Get, Param, Query } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { cohortQuery, type CohortView, cohortView, type ProgramList, programList } from '@scholars-commons/shared/programs';
import type * as z from 'zod';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { ProgramsService } from './programs.service.js';

@Controller()
export class ProgramsController {
  constructor(private readonly programs: ProgramsService) {}

  @Get('programs')
  @Answers(programList)
  list(@CurrentViewer() viewer: Viewer): Promise<ProgramList> {
    return this.programs.list(viewer);
  }

  @Get('cohorts/:cohortId')
  @Answers(cohortView)
  cohort(
    @CurrentViewer() viewer: Viewer,
    @Param('cohortId', { schema: id }) cohortId: string,
    @Query({ schema: cohortQuery }) query: z.infer<typeof cohortQuery>,
  ): Promise<CohortView> {
    return this.programs.cohort(viewer, cohortId, query);
  }
}
