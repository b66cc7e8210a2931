import { Injectable } from '@nestjs/common';
import type { AuditRow } from '@scholars-commons/shared/audit';
import { DataSource } from 'typeorm';
import { followsLatest, microsOf } from '../../common/paging/keyset.js';
import { pageLength } from '../../common/paging/page-length.js';
import { SELDOM } from '../../database/prepared-client.js';
import { type AuthorColumns, discussionsSql } from '../discussions/discussions.service.js';

/** Which acts; what is not named does not narrow. */
export interface AuditWanted {
  person?: string | undefined;
  /** A whole act, or what a kind of acts begins with, up to its dot. */
  act?: string | undefined;
  thing?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

type Condition = (value: string) => string;

/** Over `audit a`. The text holds what is wanted and nothing else, so that the one plan of each can enter the index that fits. */
const conditionOf: { [K in keyof AuditWanted]-?: (wanted: string) => Condition } = {
  person: () => (value) => `(a.actor_id = ${value}::uuid OR (a.thing_kind = 'scholar' AND a.thing_id = ${value}::uuid))`,
  act: (act) => (act.endsWith('.') ? (value) => `starts_with(a.act, ${value}::text)` : (value) => `a.act = ${value}::text`),
  thing: () => (value) => `a.thing_id = ${value}::uuid`,
  from: () => (value) => `a.at >= ${value}::date::timestamp AT TIME ZONE 'UTC'`,
  to: () => (value) => `a.at < (${value}::date + 1)::timestamp AT TIME ZONE 'UTC'`,
};

/** Where nothing is wanted in particular. */
const ALL = 'true';

/** @returns what is wanted as a condition, whose parameters begin after as many as said, and their values */
function narrowedBy(wanted: AuditWanted, given: number): { condition: string; values: string[] } {
  const values: string[] = [];
  const conditions = (Object.keys(conditionOf) as (keyof AuditWanted)[]).flatMap((name) => {
    const value = wanted[name];
    return value === undefined ? [] : [conditionOf[name](value)(`$${values.push(value) + given}`)];
  });
  return { condition: conditions.join('\n    AND ') || ALL, values };
}

const beyondSql = (condition: string) => `${SELDOM}SELECT 1 FROM audit a WHERE ${condition} OFFSET $1 LIMIT 1`;

/**
 * Names of people and institutions alone: titles and words of threads would tell an admin of spaces that he may not read.
 * The reason lies among personal values, and comes along only for acts that are the business of admins.
 */
const listSql = (
  condition: string,
  limit: number,
) => `${condition === ALL ? '' : SELDOM}SELECT a.id, a.at, a.act, a.thing_kind, a.thing_id, a.changes, ${microsOf('a.at')}::text AS place,
    coalesce(o.name, i.name) AS thing_name, CASE WHEN a.act LIKE 'grant.%' THEN d.after ->> 'reason' END AS reason,
    ${discussionsSql.authorColumns('s', 'author')}
  FROM audit a
  LEFT JOIN scholar s ON s.id = a.actor_id
  LEFT JOIN scholar o ON a.thing_kind = 'scholar' AND o.id = a.thing_id
  LEFT JOIN institution i ON a.thing_kind = 'institution' AND i.id = a.thing_id
  LEFT JOIN audit_detail d ON d.audit_id = a.id
  WHERE ${condition}
    AND ${followsLatest({ by: ['a.at', 'a.id'], after: ['$1', '$2'] })}
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
    const { condition, values } = narrowedBy(wanted, 1);
    const rows = await this.database.query<unknown[]>(beyondSql(condition), [most, ...values]);
    return rows.length > 0;
  }

  /** @param after microseconds and id of the last one before the page */
  async page(wanted: AuditWanted, after: { micros: string; id: string } | null, limit: number): Promise<AuditRecord[]> {
    const place = [after?.micros ?? null, after?.id ?? null];
    const { condition, values } = narrowedBy(wanted, 2);
    return (await this.database.query<AuditRecord[]>(listSql(condition, limit), [...place, ...values])).slice(0, limit);
  }
}
