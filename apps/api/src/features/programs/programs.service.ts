import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import type { CohortRow, cohortQuery, CohortView, ProgramList } from '@scholars-commons/shared/programs';
import * as z from 'zod';
import { isModerator, type Viewer } from '../../common/auth/viewer.js';
import { decodeCursor, encodeCursor } from '../../common/paging/cursor.js';
import { assertVisible } from '../../common/policy/policy.js';
import { CohortCensusService } from '../scholars/directory/cohort-census.service.js';
import { ScholarSight } from '../scholars/projection/scholar-sight.service.js';
import { type CohortFacts, ProgramsQueries } from './programs.queries.js';
import { RosterQueries, type RosterRow } from './roster.queries.js';

const rosterPlace = z.tuple([z.string().max(400), id]);

const cohortRow = (viewer: Viewer, cohort: CohortFacts): CohortRow => ({
  id: cohort.id,
  name: cohort.name,
  year: cohort.year,
  format: cohort.format,
  startsOn: cohort.starts_on,
  endsOn: cohort.ends_on,
  scholarCount: cohort.scholar_count,
  isMine: viewer.cohortIds.includes(cohort.id),
});

/** Programs and their cohorts are open to everybody signed in; who is named on a roster is each scholar's own choice. */
@Injectable()
export class ProgramsService {
  constructor(
    private readonly queries: ProgramsQueries,
    private readonly rosters: RosterQueries,
    private readonly census: CohortCensusService,
    private readonly sight: ScholarSight,
  ) {}

  async list(viewer: Viewer): Promise<ProgramList> {
    const programs = await this.queries.programs();
    return {
      items: programs.map((program) => ({
        id: program.id,
        name: program.name,
        slug: program.slug,
        description: program.description,
        scholarCount: program.scholar_count,
        firstYear: program.cohorts.at(-1)?.year ?? null,
        lastYear: program.cohorts[0]?.year ?? null,
        cohorts: program.cohorts.map((cohort) => cohortRow(viewer, cohort)),
      })),
    };
  }

  async cohort(viewer: Viewer, cohortId: string, { cursor, limit }: z.infer<typeof cohortQuery>): Promise<CohortView> {
    const after = cursor ? decodeCursor(cursor, rosterPlace) : null;
    const cohort = await this.queries.cohort(cohortId);
    assertVisible(cohort !== null);
    const counted = await this.census.of(viewer, cohortId, after, limit + 1);
    const entries = counted.page.slice(0, limit);
    const last = counted.page.length > limit ? entries.at(-1) : undefined;
    const shown = await this.rosters.page(
      viewer,
      cohortId,
      entries.map((entry) => entry.id),
    );
    const row = cohortRow(viewer, cohort);
    const mayReadSpace = row.isMine || isModerator(viewer);
    return {
      ...row,
      program: { id: cohort.program_id, name: cohort.program_name, slug: cohort.program_slug },
      space: mayReadSpace && cohort.space_id && cohort.space_slug ? { id: cohort.space_id, slug: cohort.space_slug } : null,
      countries: counted.countries,
      professions: counted.professions,
      roster: {
        items: shown.map((each) => this.rosterEntry(viewer, each)),
        next: last ? encodeCursor([last.sortName, last.id]) : null,
        total: counted.scholars,
      },
    };
  }

  private rosterEntry(viewer: Viewer, row: RosterRow): CohortView['roster']['items'][number] {
    return {
      ...this.sight.card(viewer, row),
      role: row.role,
      sentBy: row.sent_by_id ? { id: row.sent_by_id, name: row.sent_by_name ?? '' } : null,
    };
  }
}
