import { Injectable } from '@nestjs/common';
import type { FailedJob, JobState, JobsView, RetriedJobs, RetryJobs } from '@scholars-commons/shared/jobs';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../common/audit/audit.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Jobs } from '../../common/jobs/jobs.js';
import { assertVisible, authorize } from '../../common/policy/policy.js';
import { ProblemException } from '../../common/problem/problem-exception.js';
import { jobPolicy } from './job.policy.js';
import { type FailedRecord, JobsDeskQueries } from './jobs-desk.queries.js';

const MOST = 100;
const MOST_GIVEN_UP = 200;

const states: Record<FailedRecord['state'], JobState> = { failed: 'set-aside', retry: 'waiting', active: 'running' };

const viewOf = (row: FailedRecord): FailedJob => ({
  id: row.id,
  queue: row.name,
  state: states[row.state],
  tries: row.retry_count + 1,
  createdAt: row.created_on.toISOString(),
  triedAt: row.tried_at.toISOString(),
  nextTryAt: row.state === 'retry' ? row.start_after.toISOString() : null,
  failure: row.failure,
});

const goesOn = () =>
  new ProblemException(409, { detail: 'This work is being tried again just now. Wait for what comes of it before you give it up.' });

/** What admins see of the work behind the scenes, and do about what was set aside. */
@Injectable()
export class JobsDeskService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: JobsDeskQueries,
    private readonly jobs: Jobs,
  ) {}

  async view(viewer: Viewer): Promise<JobsView> {
    authorize(jobPolicy.read(viewer));
    const [queues, failed] = [await this.queries.queues(), await this.queries.failed(MOST)];
    // After the list: what leaves it between the two is known as given up.
    const givenUp = await this.queries.givenUp(MOST_GIVEN_UP);
    return {
      queues: queues.map(({ name, waiting, running, set_aside, oldest_at }) => ({
        name,
        waiting,
        running,
        setAside: set_aside,
        oldestAt: oldest_at?.toISOString() ?? null,
      })),
      failed: failed[0]?.total ?? 0,
      items: failed.map(viewOf),
      givenUp,
    };
  }

  /** One more try. Whoever asks for it a second time hears how it stands, as long as it is there: what is done is forgotten. */
  async retry(viewer: Viewer, jobId: string): Promise<FailedJob> {
    authorize(jobPolicy.settle(viewer));
    return this.database.transaction(async (tx) => {
      const row = await this.inTurn(tx, jobId);
      if (row.state !== 'failed') return viewOf(row);
      await this.jobs.tryAgain(tx, row.name, [row.id]);
      await this.writeDown(tx, viewer, 'job.retry', row);
      return viewOf(await this.inTurn(tx, jobId));
    });
  }

  /** One more try for all of a kind. The second of two who ask at once finds nothing left to do. */
  async retryAll(viewer: Viewer, { queue }: RetryJobs): Promise<RetriedJobs> {
    authorize(jobPolicy.settle(viewer));
    return this.database.transaction(async (tx) => {
      const ids = await this.queries.setAside(queue, tx);
      if (ids.length === 0) return { count: 0 };
      await this.jobs.tryAgain(tx, queue, ids);
      const changes = { queue, count: ids.length };
      await audit(tx, { actorId: viewer.scholarId, act: 'job.retry-all', thing: { kind: 'job', id: null }, changes });
      return { count: ids.length };
    });
  }

  /**
   * Takes it away for good, with all that it was told. Asked for again it is gone already, as the record says.
   * @throws ProblemException 409 while it is tried again
   */
  async giveUp(viewer: Viewer, jobId: string): Promise<void> {
    authorize(jobPolicy.settle(viewer));
    await this.database.transaction(async (tx) => {
      const row = await this.queries.one(jobId, tx);
      if (!row && (await this.queries.isGivenUp(jobId, tx))) return;
      assertVisible(row !== undefined);
      if (row.state !== 'failed') throw goesOn();
      await this.jobs.forget(tx, row.name, row.id);
      await this.writeDown(tx, viewer, 'job.give-up', row);
    });
  }

  private async inTurn(tx: EntityManager, jobId: string): Promise<FailedRecord> {
    const row = await this.queries.one(jobId, tx);
    assertVisible(row !== undefined);
    return row;
  }

  private writeDown(tx: EntityManager, viewer: Viewer, act: string, row: FailedRecord): Promise<void> {
    const { name: queue, failure, retry_count } = row;
    return audit(tx, {
      actorId: viewer.scholarId,
      act,
      thing: { kind: 'job', id: row.id },
      changes: { queue, tries: retry_count + 1, failure },
    });
  }
}
