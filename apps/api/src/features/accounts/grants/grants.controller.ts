import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  type ChangeGrants,
  changeGrants,
  type GrantHolders,
  grantHolders,
  type GrantsView,
  grantsView,
} from '@scholars-commons/shared/grants';
import { id } from '@scholars-commons/shared/id';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { GrantsService } from './grants.service.js';

@Controller()
export class GrantsController {
  constructor(private readonly grants: GrantsService) {}

  @Get('grants')
  @Answers(grantHolders)
  holders(@CurrentViewer() viewer: Viewer): Promise<GrantHolders> {
    return this.grants.holders(viewer);
  }

  @Get('scholars/:scholarId/grants')
  @Answers(grantsView)
  of(@CurrentViewer() viewer: Viewer, @Param('scholarId', { schema: id }) scholarId: string): Promise<GrantsView> {
    return this.grants.of(viewer, scholarId);
  }

  @Put('scholars/:scholarId/grants')
  @Answers(grantsView)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Body({ schema: changeGrants }) input: ChangeGrants,
  ): Promise<GrantsView> {
    return this.grants.change(viewer, scholarId, input);
  }
}
