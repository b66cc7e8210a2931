import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import { Jobs } from '../../../common/jobs/jobs.js';
import { SubmissionCases } from '../submissions/submission-cases.js';
import { type AfterCommit, SubmissionWrites } from '../submissions/submission-writes.js';
import { type HeldSubmission, SubmissionsQueries } from '../submissions/submissions.queries.js';
import { UNDO_SECONDS } from './publishing.queries.js';
import { tellPublished } from './tell-published.job.js';

export interface RemoveItem {
  newsId: string;
  actorId: string;
  /** What the submitter reads. */
  words: string;
}

export interface RestoreItem {
  newsId: string;
  actorId: string;
  /** The decision that took it away. */
  removal: Removal;
}

interface Removal {
  byId: string | null;
  words: string | null;
  at: Date | null;
  /** Whether the submitter knows of it. */
  wasTold: boolean;
}

const REMOVE = `UPDATE news_item SET unpublished_at = now(), removed_version = $2, made_achievement = NULL WHERE id = $1`;
const RESTORE = `UPDATE news_item SET unpublished_at = NULL, removed_version = NULL WHERE id = $1`;
/** The step of that removal, and no other that came since: an editor may have published it meanwhile, and taken it in again. */
const FORGET = `DELETE FROM news_step WHERE id = (
    SELECT id FROM news_step WHERE submission_id = $1::uuid AND step = 'unpublished' AND actor_id = $2::uuid AND note = $3 AND at >= $4
    ORDER BY at, id LIMIT 1)`;
const nothing: AfterCommit = () => {};

/** Items that moderators take away, and bring back when they were wrong. Their own case is kept and told by the review. */
@Injectable()
export class ItemRemoval {
  constructor(
    private readonly queries: SubmissionsQueries,
    private readonly writes: SubmissionWrites,
    private readonly cases: SubmissionCases,
    private readonly jobs: Jobs,
  ) {}

  async remove(tx: EntityManager, { newsId, actorId, words }: RemoveItem): Promise<AfterCommit> {
    const held = await this.held(tx, newsId);
    // An editor was faster: what is not public needs no taking away.
    if (held?.state !== 'published') return nothing;
    await this.writes.take(tx, held, { to: 'returned', step: 'unpublished', verb: 'unpublish', actorId, note: words });
    await tx.query(REMOVE, [newsId, held.version + 1]);
    await this.record(tx, 'news.remove', newsId, held, actorId, words);
    return nothing;
  }

  async restore(tx: EntityManager, { newsId, actorId, removal: { byId, words, at, wasTold } }: RestoreItem): Promise<AfterCommit> {
    const held = await this.held(tx, newsId);
    // What nobody was told of never was: its submitter finds no word of it.
    if (held && !wasTold) await tx.query(FORGET, [held.id, byId, words, at]);
    if (!held || held.state !== 'returned' || held.removed_version === null) return nothing;
    await this.record(tx, 'news.restore', newsId, held, actorId, null);
    if (held.version === held.removed_version) {
      await this.writes.take(tx, held, { to: 'published', verb: 'publish', actorId, isSilent: !wasTold });
      await tx.query(RESTORE, [newsId]);
      // Whoever was to be told of it while it was away was told nothing; whoever knows already is not told again.
      await this.jobs.send(tx, tellPublished, { newsId }, { startAfter: UNDO_SECONDS });
      return nothing;
    }
    // Nobody has judged what it says now.
    await this.writes.take(tx, held, { to: 'submitted', verb: 'submit', actorId });
    return this.cases.open(tx, held);
  }

  private async held(tx: EntityManager, newsId: string): Promise<HeldSubmission | null> {
    const [item] = await tx.query<{ submission_id: string }[]>('SELECT submission_id FROM news_item WHERE id = $1::uuid', [newsId]);
    return item ? this.queries.held(tx, item.submission_id) : null;
  }

  private record(tx: EntityManager, act: string, newsId: string, held: HeldSubmission, actorId: string, words: string | null) {
    return audit(tx, {
      actorId,
      act,
      thing: { kind: 'news', id: newsId },
      changes: { submissionId: held.id },
      ...(words === null ? {} : { detail: { subjectId: held.submitter_id, after: { words } } }),
    });
  }
}
