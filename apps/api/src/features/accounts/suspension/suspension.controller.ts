import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { type Suspend, suspend, type SuspensionView, suspensionView } from '@scholars-commons/shared/suspension';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { SuspensionService } from './suspension.service.js';

@Controller('scholars/:scholarId/suspension')
export class SuspensionController {
  constructor(private readonly suspensions: SuspensionService) {}

  @Get()
  @Answers(suspensionView)
  of(@CurrentViewer() viewer: Viewer, @Param('scholarId', { schema: id }) scholarId: string): Promise<SuspensionView> {
    return this.suspensions.of(viewer, scholarId);
  }

  @Put()
  @Answers(suspensionView)
  suspend(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Body({ schema: suspend }) input: Suspend,
  ): Promise<SuspensionView> {
    return this.suspensions.suspend(viewer, scholarId, input);
  }

  @Delete()
  @Answers(suspensionView)
  lift(@CurrentViewer() viewer: Viewer, @Param('scholarId', { schema: id }) scholarId: string): Promise<SuspensionView> {
    return this.suspensions.lift(viewer, scholarId);
  }
}
