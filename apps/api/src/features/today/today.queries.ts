import { Injectable } from '@nestjs/common';
import type { CohortRef, ScholarCard } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../common/auth/viewer.js';
import { type CardRow, ScholarSight } from '../scholars/projection/scholar-sight.service.js';

/** What Today reads of people, each in one statement, and all through the sight of scholars. */
@Injectable()
export class TodayQueries {
  private readonly newcomer: string;

  constructor(
    private readonly database: DataSource,
    private readonly sight: ScholarSight,
  ) {
    // Staff who are no alumni are no new colleagues of anyone. Whoever is suspended stays: that he went from here would tell it.
    this.newcomer = `${sight.sql.read} AND s.state IN ('claimed', 'suspended') AND NOT s.is_staff AND s.id <> $1::uuid`;
  }

  /** Who came since, the latest first. */
  async newcomers(viewer: Viewer, since: Date, limit: number): Promise<ScholarCard[]> {
    const rows = await this.database.query<CardRow[]>(
      `WITH page AS (
         SELECT s.id, s.claimed_at FROM scholar s WHERE ${this.newcomer} AND s.claimed_at > $4::timestamptz
         ORDER BY s.claimed_at DESC, s.id DESC LIMIT $5
       )
       SELECT ${this.sight.cardColumns} FROM page JOIN scholar s ON s.id = page.id ${this.sight.cardJoins}
       ORDER BY page.claimed_at DESC, s.id DESC`,
      [...this.sight.params(viewer), since, limit],
    );
    return rows.map((row) => this.sight.card(viewer, row));
  }

  /** Names of professions, in their order. */
  professions(codes: readonly string[]): Promise<{ code: string; name: string }[]> {
    return this.database.query('SELECT code, name FROM profession WHERE code = ANY($1::text[]) ORDER BY place', [codes]);
  }

  /** The viewer's own cohorts, the latest first. */
  async cohorts(viewer: Viewer): Promise<CohortRef[]> {
    const rows = await this.database.query<{ id: string; name: string; year: number; p_id: string; p_name: string; p_slug: string }[]>(
      `SELECT c.id, c.name, c.year, p.id AS p_id, p.name AS p_name, p.slug AS p_slug
       FROM enrollment e JOIN cohort c ON c.id = e.cohort_id JOIN program p ON p.id = c.program_id
       WHERE e.scholar_id = $1::uuid ORDER BY c.year DESC, c.name, c.id`,
      [viewer.scholarId],
    );
    return rows.map(({ id, name, year, p_id, p_name, p_slug }) => ({ id, name, year, program: { id: p_id, name: p_name, slug: p_slug } }));
  }
}
