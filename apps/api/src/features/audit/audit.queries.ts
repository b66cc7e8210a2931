import { Injectable } from '@nestjs/common';
import type { AuditRow } from '@scholars-commons/shared/audit';
import { DataSource } from 'typeorm';
import { pageLength } from '../../common/paging/page-length.js';
import { type AuthorColumns, discussionsSql } from '../discussions/discussions.service.js';

/** Over `audit a`; $1 to $5 are what is wanted. */
const WANTED = `($1::uuid IS NULL OR a.actor_id = $1 OR (a.thing_kind = 'scholar' AND a.thing_id = $1))
    AND ($2::text IS NULL OR a.act = $2 OR ($2 LIKE '%.' AND starts_with(a.act, $2)))
    AND ($3::uuid IS NULL OR a.thing_id = $3)
    AND ($4::date IS NULL OR a.at >= $4::date::timestamp AT TIME ZONE 'UTC')
    AND ($5::date IS NULL OR a.at < ($5::date + 1)::timestamp AT TIME ZONE 'UTC')`;
/** For the list of all acts, which is looked at most: with conditions that do not narrow it, Postgres would plan it anew each time. */
const ALL = '($1::uuid, $2::text, $3::uuid, $4::date, $5::date) IS NULL';

const BEYOND = `SELECT 1 FROM audit a WHERE ${WANTED} OFFSET $6 LIMIT 1`;

/**
 * Names of people and institutions alone: titles and words of threads would tell an admin of spaces that he may not read.
 * The reason lies among personal values, and comes along only for acts that are the business of admins.
 */
const listSql = (
  condition: string,
  limit: number,
) => `SELECT a.id, a.at, a.act, a.thing_kind, a.thing_id, a.changes, (extract(epoch FROM a.at) * 1000000)::bigint::text AS place,
    coalesce(o.name, i.name) AS thing_name, CASE WHEN a.act LIKE 'grant.%' THEN d.after ->> 'reason' END AS reason,
    ${discussionsSql.authorColumns('s', 'author')}
  FROM audit a
  LEFT JOIN scholar s ON s.id = a.actor_id
  LEFT JOIN scholar o ON a.thing_kind = 'scholar' AND o.id = a.thing_id
  LEFT JOIN institution i ON a.thing_kind = 'institution' AND i.id = a.thing_id
  LEFT JOIN audit_detail d ON d.audit_id = a.id
  WHERE ${condition}
    AND ($6::bigint IS NULL OR (a.at, a.id) < (timestamptz 'epoch' + $6::bigint * interval '1 microsecond', $7::uuid))
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

/** Which acts; what is not named does not narrow. */
export interface AuditWanted {
  person?: string | undefined;
  act?: string | undefined;
  thing?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const parametersOf = (wanted: AuditWanted): (string | null)[] =>
  [wanted.person, wanted.act, wanted.thing, wanted.from, wanted.to].map((value) => value ?? null);

/** Reads of the record of acts, the latest first. */
@Injectable()
export class AuditQueries {
  constructor(private readonly database: DataSource) {}

  async hasMoreThan(wanted: AuditWanted, most: number): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(BEYOND, [...parametersOf(wanted), most]);
    return rows.length > 0;
  }

  /** @param after microseconds and id of the last one before the page */
  async page(wanted: AuditWanted, after: { micros: string; id: string } | null, limit: number): Promise<AuditRecord[]> {
    const place = [after?.micros ?? null, after?.id ?? null];
    const values = parametersOf(wanted);
    const condition = values.every((value) => value === null) ? ALL : WANTED;
    return (await this.database.query<AuditRecord[]>(listSql(condition, limit), [...values, ...place])).slice(0, limit);
  }
}
