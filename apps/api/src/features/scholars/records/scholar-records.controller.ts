import { Body, Controller, Post, Res } from '@nestjs/common';
import { type NewScholar, newScholar, type ScholarView, scholarView } from '@scholars-commons/shared/scholars';
import type { FastifyReply } from 'fastify';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { ScholarRecordsService } from './scholar-records.service.js';

@Controller('scholars')
export class ScholarRecordsController {
  constructor(private readonly records: ScholarRecordsService) {}

  @Post()
  @Answers(scholarView, { status: 201, also: [200] })
  async add(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: newScholar }) input: NewScholar,
    @Res({ passthrough: true }) answer: FastifyReply,
  ): Promise<ScholarView> {
    const { view, isNew } = await this.records.add(viewer, input);
    void answer.status(isNew ? 201 : 200);
    return view;
  }
}
