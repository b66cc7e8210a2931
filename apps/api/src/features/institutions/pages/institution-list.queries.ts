import { Injectable } from '@nestjs/common';
import { HUB_AT, type InstitutionsQuery, type InstitutionStatus } from '@scholars-commons/shared/institutions';
import { DataSource } from 'typeorm';
import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';
import { FIRST_ID } from '../../../common/paging/keyset.js';
import { pageLength } from '../../../common/paging/page-length.js';
import { findableSql } from '../institution.policy.js';

export interface InstitutionListRow {
  id: string;
  name: string;
  country_code: string | null;
  city: string | null;
  main_count: number;
  sent_count: number;
  is_hub: boolean;
  is_proposed: boolean;
  status: InstitutionStatus;
  /** What the list is sorted by; goes into the cursor. */
  place: string | number;
}

export type InstitutionPlace = readonly [key: string | number, id: string];

export const institutionColumns = 'i.id, i.name, i.country_code, i.city, i.main_count, i.sent_count, i.is_hub, i.is_proposed, i.status';

/**
 * Down by the number and up by the id, so that rows cannot be compared whole: the number stands apart, and the index is entered at it.
 * Whoever gives no last row begins before all.
 */
const byNumber = (column: string) => ({
  key: column,
  by: `${column} DESC, i.id`,
  after: (key: string, id: string) =>
    `${column} <= coalesce(${key}::int, 2147483647) AND (${column} < coalesce(${key}::int, 2147483647) OR i.id > coalesce(${id}::uuid, '${FIRST_ID}'))`,
});

const sorts: Record<InstitutionsQuery['sort'], { key: string; by: string; after: (key: string, id: string) => string }> = {
  name: {
    key: 'i.sort_name',
    by: 'i.sort_name, i.id',
    after: (key, id) => `(i.sort_name, i.id) > (coalesce(${key}::text, '') COLLATE "und-x-icu", coalesce(${id}::uuid, '${FIRST_ID}'))`,
  },
  scholars: byNumber('i.main_count'),
  sent: byNumber('i.sent_count'),
};

type Narrowing = Pick<InstitutionsQuery, 'country' | 'hub'>;

/** A filter that is not set stands nowhere: the one plan of each text can use what is set. A hub is told by its number, which has an index. */
const narrowed = ({ country, hub }: Narrowing, countryValue: string) =>
  [
    findableSql('i'),
    ...(country === undefined ? [] : [`i.country_code = ${countryValue}::text`]),
    ...(hub === undefined ? [] : [`i.main_count ${hub === '1' ? '>=' : '<'} ${HUB_AT}`]),
  ].join(' AND ');

/** $1, $2 as `findableSql`; $3 and $4 key and id of the last row before the page; $5 the country, where one is set. */
export const listSql = (
  sort: InstitutionsQuery['sort'],
  narrowing: Narrowing,
  limit: number,
): string => `SELECT ${institutionColumns}, ${sorts[sort].key} AS place
FROM institution i
WHERE ${narrowed(narrowing, '$5')} AND ${sorts[sort].after('$3', '$4')}
ORDER BY ${sorts[sort].by}
LIMIT ${pageLength(limit)}`;

const countryOf = ({ country }: Narrowing) => (country === undefined ? [] : [country]);

@Injectable()
export class InstitutionListQueries {
  constructor(private readonly database: DataSource) {}

  async page(viewer: Viewer, query: InstitutionsQuery, after: InstitutionPlace | null): Promise<InstitutionListRow[]> {
    const most = query.limit + 1;
    const place = [after?.[0] ?? null, after?.[1] ?? null];
    const values = [viewer.scholarId, isStaffAudience(viewer), ...place, ...countryOf(query)];
    return (await this.database.query<InstitutionListRow[]>(listSql(query.sort, query, most), values)).slice(0, most);
  }

  /** Those of the ids that pass the filters, in the order given. */
  async named(viewer: Viewer, query: InstitutionsQuery, ids: readonly string[]): Promise<InstitutionListRow[]> {
    return this.database.query(
      `SELECT ${institutionColumns}, array_position($3::uuid[], i.id) AS place FROM institution i
       WHERE ${narrowed(query, '$4')} AND i.id = ANY($3::uuid[]) ORDER BY place`,
      [viewer.scholarId, isStaffAudience(viewer), ids, ...countryOf(query)],
    );
  }
}
