import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import {
  type CannedReason,
  cannedReason,
  type CannedReasons,
  cannedReasons,
  type ChangeCannedReason,
  changeCannedReason,
} from '@scholars-commons/shared/review';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { CannedReasonsService } from './canned-reasons.service.js';

@Controller('canned-reasons')
export class CannedReasonsController {
  constructor(private readonly reasons: CannedReasonsService) {}

  @Get()
  @Answers(cannedReasons)
  list(@CurrentViewer() viewer: Viewer): Promise<CannedReasons> {
    return this.reasons.list(viewer);
  }

  @Patch(':id')
  @Answers(cannedReason)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('id', { schema: id }) reasonId: string,
    @Body({ schema: changeCannedReason }) input: ChangeCannedReason,
  ): Promise<CannedReason> {
    return this.reasons.change(viewer, reasonId, input);
  }
}
