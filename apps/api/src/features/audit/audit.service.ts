import { Injectable } from '@nestjs/common';
import type { AuditPage, AuditQuery, AuditRow, ExportAudit } from '@scholars-commons/shared/audit';
import { id } from '@scholars-commons/shared/id';
import * as z from 'zod';
import { DataSource } from 'typeorm';
import { audit } from '../../common/audit/audit.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Limits } from '../../common/limits/limits.service.js';
import { decodeCursor, encodeCursor } from '../../common/paging/cursor.js';
import { authorize } from '../../common/policy/policy.js';
import { ProblemException } from '../../common/problem/problem-exception.js';
import { type AuthorColumns, authorOf } from '../discussions/discussions.service.js';
import { auditFile } from './audit-file.js';
import { auditPolicy } from './audit.policy.js';
import { AuditQueries, type AuditRecord, type AuditWanted } from './audit.queries.js';

const place = z.tuple([z.string().regex(/^\d{1,17}$/), id]);

const hasActor = (row: AuditRecord): row is AuditRecord & AuthorColumns<'author'> => row.author_id !== null;

const auditView = (row: AuditRecord): AuditRow => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: hasActor(row) ? authorOf(row) : null,
  act: row.act,
  thing: { kind: row.thing_kind, id: row.thing_id, name: row.thing_name },
  changes: row.changes,
  reason: row.reason,
});

/** Rows that one statement of an export reads, and the most that one file holds. */
const PART = 1_000;
const MOST = 100_000;

const tooMany = () =>
  new ProblemException(409, {
    detail: 'These are more than 100,000 acts. Narrow them by kind, person or days, and take them out in parts.',
  });

/** The record of who did what, for those who answer for it. */
@Injectable()
export class AuditService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: AuditQueries,
    private readonly limits: Limits,
  ) {}

  /**
   * The same rows as CSV, in parts that come as they are read. Who took them, and why, is on record first.
   * @throws ProblemException 409 for more than 100,000 rows: a file that ends in the middle would look whole
   */
  async file(viewer: Viewer, { reason, ...wanted }: ExportAudit): Promise<AsyncGenerator<string>> {
    authorize(auditPolicy.read(viewer));
    if (await this.queries.hasMoreThan(wanted, MOST)) throw tooMany();
    await this.limits.consume('export', viewer.scholarId);
    await this.database.transaction((tx) =>
      audit(tx, { actorId: viewer.scholarId, act: 'audit.export', thing: { kind: 'audit', id: null }, changes: { ...wanted, reason } }),
    );
    return auditFile(this.parts(wanted));
  }

  private async *parts(wanted: AuditWanted): AsyncGenerator<AuditRow[]> {
    let after: { micros: string; id: string } | null = null;
    for (;;) {
      const rows: AuditRecord[] = await this.queries.page(wanted, after, PART);
      yield rows.map(auditView);
      const last = rows.at(-1);
      if (rows.length < PART || !last) return;
      after = { micros: last.place, id: last.id };
    }
  }

  async page(viewer: Viewer, { cursor, limit, ...wanted }: AuditQuery): Promise<AuditPage> {
    authorize(auditPolicy.read(viewer));
    const [micros, lastId] = cursor === undefined ? [] : decodeCursor(cursor, place);
    const after = micros !== undefined && lastId !== undefined ? { micros, id: lastId } : null;
    const rows = await this.queries.page(wanted, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items: items.map(auditView), next: rows.length > limit && last ? encodeCursor([last.place, last.id]) : null };
  }
}
