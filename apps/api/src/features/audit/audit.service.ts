import { Injectable } from '@nestjs/common';
import type { AuditPage, AuditQuery, AuditRow } from '@scholars-commons/shared/audit';
import { id } from '@scholars-commons/shared/id';
import * as z from 'zod';
import type { Viewer } from '../../common/auth/viewer.js';
import { decodeCursor, encodeCursor } from '../../common/paging/cursor.js';
import { authorize } from '../../common/policy/policy.js';
import { type AuthorColumns, authorOf } from '../discussions/discussions.service.js';
import { auditPolicy } from './audit.policy.js';
import { AuditQueries, type AuditRecord } from './audit.queries.js';

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

/** The record of who did what, for those who answer for it. */
@Injectable()
export class AuditService {
  constructor(private readonly queries: AuditQueries) {}

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
