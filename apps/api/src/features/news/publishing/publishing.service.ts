import { Injectable, Logger } from '@nestjs/common';
import type { ApproveSubmission, SubmissionView, UnpublishSubmission } from '@scholars-commons/shared/news';
import { DataSource, type EntityManager } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Jobs } from '../../../common/jobs/jobs.js';
import { sqlState } from '../../../common/problem/problem-of.js';
import { badField } from '../../../common/problem/problem-exception.js';
import { NotificationsService } from '../../notifications/notifications.service.js';
import { SubmissionCases } from '../submissions/submission-cases.js';
import { type AfterCommit, SubmissionWrites } from '../submissions/submission-writes.js';
import { type HeldSubmission, SubmissionsQueries } from '../submissions/submissions.queries.js';
import { assertWhole } from '../submissions/whole-submission.js';
import { OwnLine } from './own-line.js';
import { BEFORE_ALL, type Due, PublishingQueries, UNDO_SECONDS } from './publishing.queries.js';
import { tellPublished } from './tell-published.job.js';

/** Making a submission public: now, at a time, and back. */
@Injectable()
export class PublishingService {
  private readonly logger = new Logger('News');

  constructor(
    private readonly database: DataSource,
    private readonly submissions: SubmissionsQueries,
    private readonly queries: PublishingQueries,
    private readonly writes: SubmissionWrites,
    private readonly cases: SubmissionCases,
    private readonly ownLine: OwnLine,
    private readonly notifications: NotificationsService,
    private readonly jobs: Jobs,
  ) {}

  /** Public at once; whoever should know is told once the time for undoing is over. A second time it is no second item. */
  publish(viewer: Viewer, submissionId: string, version: number): Promise<SubmissionView> {
    return this.writes.act(viewer, submissionId, {
      act: 'publish',
      version,
      stands: ({ state }) => state === 'published',
      make: async (tx, held) => [
        ...(await this.goOut(tx, held, viewer.scholarId)),
        await this.cases.settle(tx, held, 'publish', { byId: viewer.scholarId }),
      ],
    });
  }

  /**
   * It goes out by itself at this time of that place.
   * @throws ProblemException 400 at `/publishAt` for what is not a minute to a year ahead
   */
  async approve(viewer: Viewer, submissionId: string, { version, publishAt, timeZone }: ApproveSubmission): Promise<SubmissionView> {
    const { at, isAhead } = await this.instantOf(publishAt, timeZone);
    return this.writes.act(viewer, submissionId, {
      act: 'approve',
      version,
      stands: (held) => held.state === 'scheduled' && held.publish_at?.getTime() === at.getTime() && held.time_zone === timeZone,
      make: async (tx, held) => {
        if (!isAhead) throw badField('/publishAt', 'Must lie ahead, by a minute at least and a year at most');
        assertWhole(held);
        const actorId = viewer.scholarId;
        await this.writes.take(tx, held, { to: 'scheduled', verb: 'approve', actorId, schedule: { publishAt: at, timeZone } });
        return [
          await this.cases.settle(tx, held, 'schedule', { byId: actorId }),
          await this.notifications.tell(tx, {
            scholarIds: [held.submitter_id],
            kind: 'news-scheduled',
            actorId,
            submissionId,
          }),
        ];
      },
    });
  }

  /** Within a minute it never was, and is in review again; later it goes back to its submitter, who reads why. */
  unpublish(viewer: Viewer, submissionId: string, { version, note }: UnpublishSubmission): Promise<SubmissionView> {
    const words = note ?? null;
    return this.writes.act(viewer, submissionId, {
      act: 'unpublish',
      version,
      stands: (held) => held.last_step === 'unpublished' && held.last_actor_id === viewer.scholarId && held.last_note === words,
      make: (tx, held) => (held.is_undoable ? this.undo(tx, held, viewer, words) : this.takeIn(tx, held, viewer, words)),
    });
  }

  /**
   * Publishes what is due. Whoever was suspended or died since has not unsaid what an editor has read and put on a day: as posts of theirs
   * stay, so does this go out, and it is for editors to take it off the list.
   * @returns how many
   */
  async publishDue(): Promise<number> {
    const outcomes = [];
    for (let last: Due | undefined = BEFORE_ALL; last; ) {
      const part: Due[] = await this.queries.due(last);
      for (const { id } of part) outcomes.push(await this.publishOneDue(id));
      last = part.at(-1);
    }
    if (outcomes.includes('failed')) throw new Error('Not all that was due could go out');
    return outcomes.filter((outcome) => outcome === 'done').length;
  }

  private async publishOneDue(id: string): Promise<'done' | 'left' | 'failed'> {
    try {
      const after = await this.database.transaction(async (tx) => {
        const held = (await this.queries.takeDue(tx, id)) ? await this.submissions.held(tx, id) : null;
        return held && this.goOut(tx, held, null);
      });
      for (const run of after ?? []) run();
      return after ? 'done' : 'left';
    } catch (cause) {
      this.logger.error(`The news ${id} could not go out`, cause instanceof Error ? cause.stack : String(cause));
      return 'failed';
    }
  }

  private async goOut(tx: EntityManager, held: HeldSubmission, actorId: string | null): Promise<AfterCommit[]> {
    assertWhole(held);
    const newsId = await this.queries.publish(tx, held.id, actorId);
    const after = await this.ownLine.write(tx, held, newsId, actorId);
    await this.writes.take(tx, held, { to: 'published', verb: 'publish', actorId });
    await this.jobs.send(tx, tellPublished, { newsId }, { startAfter: UNDO_SECONDS });
    return after;
  }

  private async undo(tx: EntityManager, held: HeldSubmission, { scholarId: actorId }: Viewer, note: string | null): Promise<AfterCommit[]> {
    const after = await this.ownLine.takeBack(tx, held, actorId);
    await this.queries.unpublish(tx, itemOf(held));
    await this.writes.take(tx, held, { to: 'in-review', step: 'unpublished', verb: 'unpublish', actorId, note });
    return [...after, await this.cases.open(tx, held)];
  }

  private async takeIn(
    tx: EntityManager,
    held: HeldSubmission,
    { scholarId: actorId }: Viewer,
    note: string | null,
  ): Promise<AfterCommit[]> {
    if (note === null) throw badField('/note', 'Say why: the submitter reads it');
    await this.queries.unpublish(tx, itemOf(held));
    await this.writes.take(tx, held, { to: 'returned', step: 'unpublished', verb: 'unpublish', actorId, note });
    const { id: submissionId, submitter_id } = held;
    return [await this.notifications.tell(tx, { scholarIds: [submitter_id], kind: 'news-unpublished', actorId, submissionId, text: note })];
  }

  /** Postgres keeps its own list of zones, which may be older than the one that the contract asked. */
  private async instantOf(local: string, timeZone: string) {
    try {
      return await this.queries.instantOf(local, timeZone);
    } catch (cause) {
      if (sqlState(cause) === '22023') throw badField('/timeZone', 'Not a time zone');
      throw sqlState(cause)?.startsWith('22') ? badField('/publishAt', 'No such time') : cause;
    }
  }
}

function itemOf({ item_id, id }: HeldSubmission): string {
  if (!item_id) throw new Error(`The submission ${id} is public without an item`);
  return item_id;
}
