import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface CohortFacts {
  id: string;
  name: string;
  year: number;
  format: 'boston' | 'remote' | 'hybrid';
  starts_on: string | null;
  ends_on: string | null;
  scholar_count: number;
}

export interface ProgramRow {
  id: string;
  name: string;
  slug: string;
  description: string;
  scholar_count: number;
  cohorts: CohortFacts[];
}

export const programsSql = `SELECT program.id, program.name, program.slug, program.description, program.scholar_count,
  coalesce(held.cohorts, '[]') AS cohorts
FROM program
LEFT JOIN (
  SELECT program_id, jsonb_agg(jsonb_build_object('id', id, 'name', name, 'year', year, 'format', format, 'starts_on', starts_on,
    'ends_on', ends_on, 'scholar_count', scholar_count) ORDER BY year DESC, name, id) AS cohorts
  FROM cohort GROUP BY program_id
) AS held ON held.program_id = program.id
ORDER BY program.name COLLATE "und-x-icu", program.id`;

export const cohortSql = `SELECT c.id, c.name, c.year, c.format, c.starts_on::text, c.ends_on::text, c.scholar_count,
  program.id AS program_id, program.name AS program_name, program.slug AS program_slug, space.id AS space_id, space.slug AS space_slug
FROM cohort c JOIN program ON program.id = c.program_id LEFT JOIN space ON space.cohort_id = c.id
WHERE c.id = $1::uuid`;

export interface CohortRow extends CohortFacts {
  program_id: string;
  program_name: string;
  program_slug: string;
  space_id: string | null;
  space_slug: string | null;
}

@Injectable()
export class ProgramsQueries {
  constructor(private readonly database: DataSource) {}

  programs(): Promise<ProgramRow[]> {
    return this.database.query(programsSql);
  }

  async cohort(cohortId: string): Promise<CohortRow | null> {
    const [row] = await this.database.query<CohortRow[]>(cohortSql, [cohortId]);
    return row ?? null;
  }
}
