import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { findableSql } from '../../institutions/institution-choice.service.js';
import { sightParams } from '../projection/sight.sql.js';
import type { FilterName } from './index/index-row.js';

interface Label {
  value: string;
  label: string;
}

export const labelsSql = `SELECT value, label FROM (
  SELECT code AS value, name AS label FROM profession WHERE code = ANY($4::text[])
  UNION ALL SELECT slug, label FROM topic WHERE slug = ANY($5::text[])
  UNION ALL SELECT i.id::text, i.name FROM institution i WHERE i.id = ANY($6::uuid[]) AND ${findableSql('i')}
  UNION ALL SELECT id::text, name FROM program WHERE id = ANY($7::uuid[])
  UNION ALL SELECT c.id::text, p.name || ', ' || c.name FROM cohort c JOIN program p ON p.id = c.program_id WHERE c.id = ANY($8::uuid[])
) AS named WHERE $3::uuid[] IS NOT NULL`;

@Injectable()
export class FacetLabelsQueries {
  constructor(private readonly database: DataSource) {}

  /** Names of values, as far as there are any for this viewer. */
  async of(viewer: Viewer, values: Readonly<Record<FilterName, readonly string[]>>): Promise<Map<string, string>> {
    const { profession, topic, institution, program, cohort } = values;
    const rows = await this.database.query<Label[]>(labelsSql, [...sightParams(viewer), profession, topic, institution, program, cohort]);
    return new Map(rows.map((row) => [row.value, row.label]));
  }
}
