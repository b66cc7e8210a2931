import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { defineJob, Handles, type JobHandler } from '../../../common/jobs/job.js';
import type { Runner } from '../../../database/round-trips.js';
import { HubCounts } from '../../institutions/hub-counts.service.js';
import { InstitutionTotals } from '../../institutions/institution-totals.service.js';
import { CohortCounts } from '../../programs/cohort-counts.service.js';

const AT_A_TIME = 100;

export const recountPeople = defineJob('recount-people', z.object({}), { cron: '41 3 * * *' });

interface Counts {
  wrong(tx: Runner): Promise<string[]>;
  recount(tx: Runner, ids: readonly string[]): Promise<void>;
}

/**
 * Mends how many people institutions, cohorts and programs say they have, and how many institutions a country. Every change keeps that in its own transaction; a process of the
 * version before, that adds people while a newer schema stands, does not know of a counter that came with it. A second run finds nothing to do.
 */
@Injectable()
@Handles(recountPeople)
export class RecountPeopleJob implements JobHandler<typeof recountPeople> {
  constructor(
    private readonly database: DataSource,
    private readonly cohorts: CohortCounts,
    private readonly hubs: HubCounts,
    private readonly totals: InstitutionTotals,
  ) {}

  async run(): Promise<void> {
    await this.mend(this.cohorts);
    await this.mend(this.hubs);
    await this.totals.mend();
  }

  /** What is wrong is counted once more, held: a change that goes on meanwhile is not counted away. */
  private async mend(counts: Counts): Promise<void> {
    const ids = await counts.wrong(this.database);
    for (let at = 0; at < ids.length; at += AT_A_TIME)
      await this.database.transaction((tx) => counts.recount(tx, ids.slice(at, at + AT_A_TIME)));
  }
}
