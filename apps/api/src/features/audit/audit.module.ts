import { Module } from '@nestjs/common';
import { DiscussionsModule } from '../discussions/discussions.module.js';
import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { AuditService } from './audit.service.js';

/** Reading the record of acts; `common/audit` writes it. */
@Module({ imports: [DiscussionsModule], controllers: [AuditController], providers: [AuditQueries, AuditService] })
export class AuditModule {}
