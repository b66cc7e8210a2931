import { Injectable } from '@nestjs/common';
import type { InstitutionsQuery, InstitutionStatus } from '@scholars-commons/shared/institutions';
import { DataSource } from 'typeorm';
import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';
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

const sorts: Record<InstitutionsQuery['sort'], { key: string; after: string; by: string }> = {
  name: {
    key: 'i.sort_name',
    after: `(i.sort_name, i.id) > ($5::text COLLATE "und-x-icu", $6::uuid)`,
    by: 'i.sort_name, i.id',
  },
  scholars: { key: 'i.main_count', after: '(-i.main_count, i.id) > (-($5::int), $6::uuid)', by: 'i.main_count DESC, i.id' },
  sent: { key: 'i.sent_count', after: '(-i.sent_count, i.id) > (-($5::int), $6::uuid)', by: 'i.sent_count DESC, i.id' },
};

/** $1, $2 as `findableSql`; $3 country; $4 hubs only, or none. */
const filters = `${findableSql('i')} AND ($3::text IS NULL OR i.country_code = $3) AND ($4::boolean IS NULL OR i.is_hub = $4)`;

export const listSql = (sort: InstitutionsQuery['sort']): string => `SELECT ${institutionColumns}, ${sorts[sort].key} AS place
FROM institution i
WHERE ${filters} AND ($6::uuid IS NULL OR ${sorts[sort].after})
ORDER BY ${sorts[sort].by}
LIMIT $7`;

export const totalsSql = `SELECT count(*)::int AS total, count(*) FILTER (WHERE i.is_hub)::int AS hubs FROM institution i WHERE ${filters}`;

export const countriesSql = `SELECT i.country_code AS value, count(*)::int AS count
FROM institution i
WHERE ${findableSql('i')} AND i.country_code IS NOT NULL AND ($3::boolean IS NULL OR i.is_hub = $3)
GROUP BY i.country_code ORDER BY count DESC, i.country_code`;

const hubOf = ({ hub }: InstitutionsQuery) => (hub === undefined ? null : hub === '1');

@Injectable()
export class InstitutionListQueries {
  constructor(private readonly database: DataSource) {}

  page(viewer: Viewer, query: InstitutionsQuery, after: InstitutionPlace | null): Promise<InstitutionListRow[]> {
    return this.database.query(listSql(query.sort), [
      viewer.scholarId,
      isStaffAudience(viewer),
      query.country ?? null,
      hubOf(query),
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
    ]);
  }

  async totals(viewer: Viewer, query: InstitutionsQuery): Promise<{ total: number; hubs: number }> {
    const [row] = await this.database.query<[{ total: number; hubs: number }]>(totalsSql, [
      viewer.scholarId,
      isStaffAudience(viewer),
      query.country ?? null,
      hubOf(query),
    ]);
    return row;
  }

  countries(viewer: Viewer, query: InstitutionsQuery): Promise<{ value: string; count: number }[]> {
    return this.database.query(countriesSql, [viewer.scholarId, isStaffAudience(viewer), hubOf(query)]);
  }

  /** Those of the ids that pass the filters, in the order given. */
  async named(viewer: Viewer, query: InstitutionsQuery, ids: readonly string[]): Promise<InstitutionListRow[]> {
    return this.database.query(
      `SELECT ${institutionColumns}, array_position($5::uuid[], i.id) AS place FROM institution i
       WHERE ${filters} AND i.id = ANY($5::uuid[]) ORDER BY place`,
      [viewer.scholarId, isStaffAudience(viewer), query.country ?? null, hubOf(query), ids],
    );
  }
}
