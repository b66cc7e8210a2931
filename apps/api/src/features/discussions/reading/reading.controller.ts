import { Body, Controller, Param, Put } from '@nestjs/common';
import {
  type CaughtUpView,
  caughtUpView,
  type MarkRead,
  markRead,
  type ReadMarkerView,
  readMarkerView,
} from '@scholars-commons/shared/discussions';
import { id } from '@scholars-commons/shared/id';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { ReadingService } from './reading.service.js';

@Controller('threads')
export class ReadingController {
  constructor(private readonly reading: ReadingService) {}

  @Put('read')
  @Answers(caughtUpView)
  markAll(@CurrentViewer() viewer: Viewer): Promise<CaughtUpView> {
    return this.reading.markAll(viewer);
  }

  @Put(':threadId/read')
  @Answers(readMarkerView)
  mark(
    @CurrentViewer() viewer: Viewer,
    @Param('threadId', { schema: id }) threadId: string,
    @Body({ schema: markRead }) input: MarkRead,
  ): Promise<ReadMarkerView> {
    return this.reading.mark(viewer, threadId, input);
  }
}
