import { Controller, Get, Query } from '@nestjs/common';
import { type AuditPage, auditPage, type AuditQuery, auditQuery } from '@scholars-commons/shared/audit';
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
}
