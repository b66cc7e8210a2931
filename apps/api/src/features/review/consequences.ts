import { Injectable } from '@nestjs/common';
import type { Decide } from '@scholars-commons/shared/review';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../common/auth/viewer.js';
import { SuspensionService } from '../accounts/suspension/suspension.service.js';
import { JudgedPosts } from '../discussions/posts/judged-posts.service.js';
import { NewsService } from '../news/news.service.js';
import type { Done, HeldCase } from './decisions.queries.js';

type Thing = Pick<HeldCase, 'subject_id' | 'post_id' | 'news_id'>;

/** Held, so that no editor takes it away in between: a decision claims to have removed only what it did. */
const IS_PUBLIC = `SELECT ns.id FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id
  WHERE ni.id = $1 AND ns.state = 'published' FOR NO KEY UPDATE OF ns`;

/** Whether a decision that stands took the thing away once more since: it came back in between, by whoever had removed it. */
const REMOVED_ANEW = `SELECT l.id FROM review r JOIN review l ON l.kind = r.kind AND l.subject_id = r.subject_id AND l.id <> r.id
    AND l.post_id IS NOT DISTINCT FROM r.post_id AND l.news_id IS NOT DISTINCT FROM r.news_id
    AND l.state = 'decided' AND l.has_removed AND l.decided_at > r.decided_at
  WHERE r.id = $1 AND NOT EXISTS (SELECT FROM review ap WHERE ap.appeal_of_id = l.id AND ap.decision = 'overturn' AND ap.told_at IS NOT NULL)
  LIMIT 1`;

const REMOVES = new Set(['remove', 'remove-and-warn', 'suspend']);

/** What a decision does to the thing and its author, and how that is taken back; all in the caller's transaction. */
@Injectable()
export class Consequences {
  constructor(
    private readonly posts: JudgedPosts,
    private readonly news: NewsService,
    private readonly suspensions: SuspensionService,
  ) {}

  /** Holds what the decision may change, in the order of all who change it: people, threads, then cases. */
  async lock(tx: EntityManager, { subject_id, post_id }: Thing, { isAboutSuspension }: { isAboutSuspension: boolean }): Promise<void> {
    if (isAboutSuspension) await this.suspensions.inTurn(tx, subject_id);
    if (post_id) await this.posts.lock(tx, post_id);
  }

  /** @returns what was done, and what to do after the commit */
  async bring(
    tx: EntityManager,
    viewer: Viewer,
    thing: Thing,
    { decision, words, until }: Decide,
  ): Promise<Done & { publish: () => void }> {
    const removal = REMOVES.has(decision) ? await this.remove(tx, thing, viewer.scholarId, words) : null;
    const hasSuspended = decision === 'suspend';
    if (hasSuspended) await this.suspensions.begin(tx, viewer, thing.subject_id, { reason: words, until: until ?? null });
    return { hasRemoved: removal?.isChanged ?? false, hasSuspended, publish: removal?.publish ?? (() => {}) };
  }

  /** Undoes what a decision did, as far as it still stands. @returns what to do after the commit */
  async takeBack(tx: EntityManager, held: HeldCase, actorId: string): Promise<() => void> {
    const begun = { reason: held.words ?? '', until: held.until?.toISOString() ?? null };
    if (held.has_suspended) await this.suspensions.takeBack(tx, held.subject_id, actorId, begun);
    if (!held.has_removed || (await tx.query<unknown[]>(REMOVED_ANEW, [held.id])).length > 0) return () => {};
    if (held.post_id) return (await this.posts.restore(tx, held.post_id, actorId)).publish;
    if (!held.news_id) return () => {};
    const removal = { byId: held.decided_by_id, words: held.words, at: held.decided_at, wasTold: held.told_at !== null };
    return this.news.restoreInReview(tx, { newsId: held.news_id, actorId, removal });
  }

  private async remove(tx: EntityManager, { post_id, news_id }: Thing, byId: string, words: string) {
    if (post_id) return this.posts.remove(tx, post_id, { byId, reason: words });
    if (!news_id) return null;
    const isChanged = (await tx.query<unknown[]>(IS_PUBLIC, [news_id])).length > 0;
    return { isChanged, publish: await this.news.removeInReview(tx, { newsId: news_id, actorId: byId, words }) };
  }
}
