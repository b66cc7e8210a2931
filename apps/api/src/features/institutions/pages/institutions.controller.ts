import { Controller, Get, Param, Query } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import {
  type InstitutionPage,
  institutionPage,
  type InstitutionsQuery,
  institutionsQuery,
  type InstitutionView,
  institutionView,
} from '@scholars-commons/shared/institutions';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { InstitutionListService } from './institution-list.service.js';
import { InstitutionPageService } from './institution-page.service.js';

@Controller('institutions')
export class InstitutionsController {
  constructor(
    private readonly institutions: InstitutionListService,
    private readonly pages: InstitutionPageService,
  ) {}

  @Get()
  @Answers(institutionPage)
  list(@CurrentViewer() viewer: Viewer, @Query({ schema: institutionsQuery }) query: InstitutionsQuery): Promise<InstitutionPage> {
    return this.institutions.list(viewer, query);
  }

  @Get(':institutionId')
  @Answers(institutionView)
  get(@CurrentViewer() viewer: Viewer, @Param('institutionId', { schema: id }) institutionId: string): Promise<InstitutionView> {
    return this.pages.get(viewer, institutionId);
  }
}
