import { Readable } from 'node:stream';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type AuditPage, auditPage, type AuditQuery, auditQuery, type ExportAudit, exportAudit } from '@scholars-commons/shared/audit';
import type { FastifyReply } from 'fastify';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { AuditService } from './audit.service.js';

@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Answers(auditPage)
  page(@CurrentViewer() viewer: Viewer, @Query({ schema: auditQuery }) query: AuditQuery): Promise<AuditPage> {
    return this.audit.page(viewer, query);
  }

  @Post('exports')
  @Answers(null)
  @ApiOkResponse({ description: 'The rows as CSV', content: { 'text/csv': { schema: { type: 'string' } } } })
  async export(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: exportAudit }) input: ExportAudit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const parts = await this.audit.file(viewer, input);
    void reply
      .headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="record.csv"' })
      .send(Readable.from(parts));
  }
}
