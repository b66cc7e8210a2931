import { Controller, Get } from '@nestjs/common';
import { type TodayView, todayView } from '@scholars-commons/shared/today';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { TodayService } from './today.service.js';

@Controller('today')
export class TodayController {
  constructor(private readonly today: TodayService) {}

  @Get()
  @Answers(todayView)
  get(@CurrentViewer() viewer: Viewer): Promise<TodayView> {
    return this.today.of(viewer);
  }
}
