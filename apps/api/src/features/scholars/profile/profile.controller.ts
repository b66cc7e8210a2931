import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { type ChangeScholar, changeScholar, type ScholarView, scholarQuery, scholarView } from '@scholars-commons/shared/scholars';
import type * as z from 'zod';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { ProfileService } from './profile.service.js';

@Controller('scholars/:scholarId')
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Get()
  @Answers(scholarView)
  get(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Query({ schema: scholarQuery }) { as }: z.infer<typeof scholarQuery>,
  ): Promise<ScholarView> {
    return this.profiles.get(viewer, scholarId, as);
  }

  @Patch()
  @Answers(scholarView)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Body({ schema: changeScholar }) input: ChangeScholar,
  ): Promise<ScholarView> {
    return this.profiles.change(viewer, scholarId, input);
  }
}
