import { Injectable } from '@nestjs/common';
import type { SubmissionState, SubmissionStep, SubmissionView } from '@scholars-commons/shared/news';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { stale } from '../../../common/problem/problem-exception.js';
import { type SubmissionAct, submissionPolicy } from './submission.policy.js';
import { factsOf, submissionView } from './submission.view.js';
import { type HeldSubmission, SubmissionsQueries } from './submissions.queries.js';

/** What is left to do once all is committed. */
export type AfterCommit = () => void;

/** An act on a submission, as its rights, its retry and its work. */
export interface Act {
  act: SubmissionAct;
  /** The version that the page showed; undefined where it stands for itself, as a picture does. */
  version?: number;
  /** Whether it stands already: then this is a retry, which is no second act and never stale. */
  stands: (held: HeldSubmission, tx: EntityManager) => boolean | Promise<boolean>;
  make: (tx: EntityManager, held: HeldSubmission) => Promise<AfterCommit[]>;
}

/** A step to another state. */
export interface Step {
  to: SubmissionState;
  /** What the act is called on record: `submission.<verb>`. */
  verb: string;
  /** Where it is called otherwise than the state it leads to. */
  step?: SubmissionStep['step'];
  /** Null where the machine acts by itself. */
  actorId: string | null;
  note?: string | null;
  /** Leaves no step: it takes back what the submitter never heard of. */
  isSilent?: boolean;
  schedule?: { publishAt: Date; timeZone: string };
}

const MOVE = `UPDATE news_submission SET state = $2, publish_at = $3, time_zone = $4, version = version + 1, updated_at = now() WHERE id = $1`;
const STEP = `INSERT INTO news_step (submission_id, step, actor_id, note) VALUES ($1, $2, $3, $4)`;

/** The frame of every act on a submission: hold it, ask the rights, act, write it down, answer how it stands. */
@Injectable()
export class SubmissionWrites {
  constructor(
    private readonly database: DataSource,
    private readonly queries: SubmissionsQueries,
  ) {}

  /** @throws ProblemException 409 with the present submission where the page showed another version; the act that came late is on record */
  async act(viewer: Viewer, submissionId: string, { act, version, stands, make }: Act): Promise<SubmissionView> {
    const { isStale, after } = await this.database.transaction(async (tx) => {
      const held = await this.queries.held(tx, submissionId);
      assertVisible(held !== null && submissionPolicy.read(viewer, factsOf(held)));
      authorize(submissionPolicy.concerns(viewer, factsOf(held), act));
      if (await stands(held, tx)) return { isStale: false, after: [] };
      if (version !== undefined && held.version !== version) {
        await this.recordRefused(tx, viewer, held, act);
        return { isStale: true, after: [] };
      }
      authorize(submissionPolicy.allows(viewer, factsOf(held), act));
      return { isStale: false, after: await make(tx, held) };
    });
    for (const run of after) run();
    const view = await this.view(viewer, submissionId);
    if (isStale) throw stale(view);
    return view;
  }

  /** Takes a held submission to another state, and writes down who, when and why. */
  async take(
    tx: EntityManager,
    held: HeldSubmission,
    { to, verb, step = to, actorId, note = null, isSilent = false, schedule }: Step,
  ): Promise<void> {
    await tx.query(MOVE, [held.id, to, schedule?.publishAt ?? null, schedule?.timeZone ?? null]);
    if (!isSilent) await tx.query(STEP, [held.id, step, actorId, note]);
    await audit(tx, {
      actorId,
      act: `submission.${verb}`,
      thing: { kind: 'submission', id: held.id },
      changes: { from: held.state, to, ...(schedule ? { publishAt: schedule.publishAt.toISOString() } : {}) },
      // What is said to one person is that person's: erasure can empty it.
      ...(note === null ? {} : { detail: { subjectId: held.submitter_id, after: { note } } }),
    });
  }

  private async recordRefused(tx: EntityManager, viewer: Viewer, held: HeldSubmission, act: SubmissionAct): Promise<void> {
    // What submitters write leaves no act; then neither does what came too late, as from a second window.
    if (act === 'edit' && viewer.scholarId === held.submitter_id) return;
    const verb = act === 'edit' ? 'change' : act;
    const thing = { kind: 'submission', id: held.id };
    await audit(tx, { actorId: viewer.scholarId, act: `submission.${verb}-refused`, thing, changes: { state: held.state } });
  }

  async view(viewer: Viewer, submissionId: string): Promise<SubmissionView> {
    const row = await this.queries.byId(submissionId);
    assertVisible(row !== null && submissionPolicy.read(viewer, factsOf(row)));
    return submissionView(viewer, row);
  }
}
