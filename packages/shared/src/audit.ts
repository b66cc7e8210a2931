import * as z from 'zod';
import { authorView } from './discussions.js';
import { id } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { instant, line } from './text.js';

/** `thing.verb`, as `post.remove`; a thing alone with its dot stands for all its verbs. */
const act = z.string().regex(/^[a-z-]{1,40}\.[a-z-]{0,40}$/, 'Not an act, such as post.remove or post.');

/**
 * One act on record: who did what to what, and when. Values in `changes` are ids, field names and what is not personal.
 * `reason` stands where it was given for what admins themselves decide; reasons of moderators are read with the thing they are about.
 */
export const auditRow = z
  .object({
    id,
    at: instant,
    /** Null where the machine acted by itself. */
    actor: authorView.nullable(),
    act: z.string(),
    thing: z.object({ kind: z.string(), id: id.nullable(), name: z.string().nullable() }),
    changes: z.record(z.string(), z.json()),
    reason: z.string().nullable(),
  })
  .meta({ id: 'AuditRow' });
export type AuditRow = z.infer<typeof auditRow>;

/** `person`: who acted, or whose record was acted on. `from` and `to`: days in UTC, both included. */
/** Postgres knows no year 0. */
const day = z.iso.date().refine((value) => value >= '0001-01-01', 'Not a day');
const wanted = {
  person: id.optional(),
  act: act.optional(),
  thing: id.optional(),
  from: day.optional(),
  to: day.optional(),
};
export const auditQuery = z.strictObject({
  ...wanted,
  cursor: cursor.optional(),
  limit: limitUpTo(100, 50),
});
export type AuditQuery = z.infer<typeof auditQuery>;
export const auditPage = pageOf(auditRow).meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof auditPage>;

/** The same rows as a file; what was taken out, and why, is on record too. */
export const exportAudit = z.strictObject({ ...wanted, reason: line(500, 3) });
export type ExportAudit = z.infer<typeof exportAudit>;
