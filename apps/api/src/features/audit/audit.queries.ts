import { Injectable } from '@nestjs/common';
import type { AuditRow } from '@scholars-commons/shared/audit';
import { DataSource } from 'typeorm';
import { pageLength } from '../../common/paging/page-length.js';
import { type AuthorColumns, discussionsSql } from '../discussions/discussions.service.js';

/** Which acts; what is not named does not narrow. */
export interface AuditWanted {
  person?: string | undefined;
  act?: string | undefined;
  thing?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const CONDITIONS: Record<keyof AuditWanted, (value: string) => string> = {
  person: (value) => `(a.actor_id = ${value}::uuid OR (a.thing_kind = 'scholar' AND a.thing_id = ${value}::uuid))`,
  act: (value) => `(a.act = ${value}::text OR (${value}::text LIKE '%.' AND starts_with(a.act, ${value}::text)))`,
  thing: (value) => `a.thing_id = ${value}::uuid`,
  from: (value) => `a.at >= ${value}::date::timestamp AT TIME ZONE 'UTC'`,
  to: (value) => `a.at < (${value}::date + 1)::timestamp AT TIME ZONE 'UTC'`,
};

/** What is wanted, as conditions over `audit a` and their values. A text of its own for each set: with one for all Postgres plans each run anew. */
function narrowed(wanted: AuditWanted, firstParameter: number): { conditions: string; values: string[] } {
  const given = Object.entries(CONDITIONS).flatMap(([name, condition]) => {
    const value = wanted[name as keyof AuditWanted];
    return value === undefined ? [] : [{ condition, value }];
  });
  return {
    conditions: given.map(({ condition }, at) => `\n    AND ${condition(`$${firstParameter + at}`)}`).join(''),
    values: given.map(({ value }) => value),
  };
}

/**
 * Names of people and institutions alone: titles and words of threads would tell an admin of spaces that he may not read.
 * The reason lies among personal values, and comes along only for acts that are the business of admins.
 */
const listSql = (
  conditions: string,
  limit: number,
) => `SELECT a.id, a.at, a.act, a.thing_kind, a.thing_id, a.changes, (extract(epoch FROM a.at) * 1000000)::bigint::text AS place,
    coalesce(o.name, i.name) AS thing_name, CASE WHEN a.act LIKE 'grant.%' THEN d.after ->> 'reason' END AS reason,
    ${discussionsSql.authorColumns('s', 'author')}
  FROM audit a
  LEFT JOIN scholar s ON s.id = a.actor_id
  LEFT JOIN scholar o ON a.thing_kind = 'scholar' AND o.id = a.thing_id
  LEFT JOIN institution i ON a.thing_kind = 'institution' AND i.id = a.thing_id
  LEFT JOIN audit_detail d ON d.audit_id = a.id
  WHERE ($1::bigint IS NULL OR (a.at, a.id) < (timestamptz 'epoch' + $1::bigint * interval '1 microsecond', $2::uuid))${conditions}
  ORDER BY a.at DESC, a.id DESC LIMIT ${pageLength(limit)}`;

type Nullable<T> = { [K in keyof T]: T[K] | null };

export type AuditRecord = Nullable<AuthorColumns<'author'>> & {
  id: string;
  at: Date;
  act: string;
  thing_kind: string;
  thing_id: string | null;
  thing_name: string | null;
  changes: AuditRow['changes'];
  reason: string | null;
  place: string;
};

/** Reads of the record of acts, the latest first. */
@Injectable()
export class AuditQueries {
  constructor(private readonly database: DataSource) {}

  async hasMoreThan(wanted: AuditWanted, most: number): Promise<boolean> {
    const { conditions, values } = narrowed(wanted, 2);
    const rows = await this.database.query<unknown[]>(`SELECT 1 FROM audit a WHERE true${conditions} OFFSET $1 LIMIT 1`, [most, ...values]);
    return rows.length > 0;
  }

  /** @param after microseconds and id of the last one before the page */
  async page(wanted: AuditWanted, after: { micros: string; id: string } | null, limit: number): Promise<AuditRecord[]> {
    const { conditions, values } = narrowed(wanted, 3);
    const place = [after?.micros ?? null, after?.id ?? null];
    return (await this.database.query<AuditRecord[]>(listSql(conditions, limit), [...place, ...values])).slice(0, limit);
  }
}
