import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../common/auth/viewer.js';
import { findableSql } from '../institutions/institution-choice.service.js';
import { type CardRow, ScholarSight } from '../scholars/projection/scholar-sight.service.js';

export interface RosterRow extends CardRow {
  role: 'participant' | 'faculty' | 'director' | 'fellow';
  sent_by_id: string | null;
  sent_by_name: string | null;
}

/** Some of those who are in a cohort, as far as a viewer may see it. $4: the cohort; $5: whom the index found, in their order. */
@Injectable()
export class RosterQueries {
  readonly pageSql: string;

  constructor(
    private readonly database: DataSource,
    private readonly sight: ScholarSight,
  ) {
    const { sql, cardColumns, cardJoins } = sight;
    const shown = `e.cohort_id = $4::uuid AND ${sql.read} AND ${sql.counted.cohort}`;
    this.pageSql = `SELECT e.role, sent_by.id AS sent_by_id, sent_by.name AS sent_by_name, ${cardColumns}
FROM enrollment e JOIN scholar s ON s.id = e.scholar_id
LEFT JOIN institution sent_by ON sent_by.id = e.institution_id AND ${findableSql('sent_by')} ${cardJoins}
WHERE ${shown} AND e.scholar_id = ANY($5::uuid[])
ORDER BY array_position($5::uuid[], s.id)`;
  }

  page(viewer: Viewer, cohortId: string, scholarIds: readonly string[]): Promise<RosterRow[]> {
    return this.database.query(this.pageSql, [...this.sight.params(viewer), cohortId, scholarIds]);
  }
}
