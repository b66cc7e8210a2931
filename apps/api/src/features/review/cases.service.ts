import { Injectable } from '@nestjs/common';
import { type PatientPattern, patientPatterns, patternWords } from '@scholars-commons/shared/patient-data';
import type { Decision, FlaggedThing, ReviewCase, ReviewThing } from '@scholars-commons/shared/review';
import type { Viewer } from '../../common/auth/viewer.js';
import { EventBus } from '../../common/events/event-bus.js';
import { excerpt } from '../../common/markdown/excerpt.js';
import { assertVisible } from '../../common/policy/policy.js';
import { SuspensionService } from '../accounts/suspension/suspension.service.js';
import { authorOf } from '../discussions/discussions.service.js';
import { type AppealRow, CaseQueries, type PostInCaseRow } from './case.queries.js';
import { type CaseFacts, reviewPolicy } from './review.policy.js';
import { ReviewQueries } from './review.queries.js';
import type { CaseRow } from './review.sql.js';
import { outcomeOf, reviewRow } from './review.view.js';
import { suggestionOf } from './suggestion.js';

/** More than any text of ours has: looked through whole. */
const WHOLE = 30_000;

/** What can be decided of each kind, leaving out who decides. */
export const DECISIONS: Record<CaseRow['kind'], readonly Decision[]> = {
  post: ['keep', 'remove', 'remove-and-warn', 'suspend'],
  news: ['keep', 'remove', 'remove-and-warn', 'suspend'],
  scholar: ['keep', 'remove-and-warn', 'suspend'],
  appeal: ['uphold', 'overturn'],
  submission: [],
};

export const factsOf = ({ kind, subject_id, against_id }: Pick<CaseRow, 'kind' | 'subject_id' | 'against_id'>): CaseFacts => ({
  kind,
  subjectId: subject_id,
  againstId: against_id,
});

/** One case for whoever may judge it: the thing in its context, and who has it open. */
@Injectable()
export class CasesService {
  constructor(
    private readonly queries: ReviewQueries,
    private readonly cases: CaseQueries,
    private readonly suspensions: SuspensionService,
    private readonly events: EventBus,
  ) {}

  async get(viewer: Viewer, reviewId: string): Promise<ReviewCase> {
    return this.view(viewer, await this.judgeable(viewer, reviewId));
  }

  /** Says to the others that the viewer has it open. Whoever was first keeps it; the answer shows who that is. */
  async hold(viewer: Viewer, reviewId: string): Promise<ReviewCase> {
    await this.judgeable(viewer, reviewId);
    if (await this.queries.hold(reviewId, viewer.scholarId)) this.events.publish('review.changed', { reviewId });
    return this.get(viewer, reviewId);
  }

  /** Lets go of what the viewer holds; of what another holds, nothing changes. */
  async release(viewer: Viewer, reviewId: string): Promise<ReviewCase> {
    await this.judgeable(viewer, reviewId);
    if (await this.queries.release(reviewId, viewer.scholarId)) this.events.publish('review.changed', { reviewId });
    return this.get(viewer, reviewId);
  }

  /** The case, if the viewer may judge it; any other is not there for him. */
  async judgeable(viewer: Viewer, reviewId: string): Promise<CaseRow> {
    const row = await this.queries.one(reviewId);
    assertVisible(row !== null && reviewPolicy.judge(viewer, factsOf(row)));
    return row;
  }

  /** What can be decided of this case by the viewer, once it waits. */
  async decisions(viewer: Viewer, row: CaseRow): Promise<Decision[]> {
    if (!reviewPolicy.decide(viewer, factsOf(row))) return [];
    const all = DECISIONS[row.kind];
    const mayNot = all.includes('suspend') && !(await this.suspensions.mayBegin(viewer, row.subject_id));
    return all.filter((decision) => decision !== 'suspend' || !mayNot);
  }

  private async view(viewer: Viewer, row: CaseRow): Promise<ReviewCase> {
    const [thing, flags, history, decisions] = await Promise.all([
      this.thing(row),
      this.flags(row.id),
      this.cases.history(row.subject_id, row.id),
      this.decisions(viewer, row),
    ]);
    const { member_since: memberSince, ...counts } = history;
    const matched = patternsIn(thing);
    const suggestion = suggestionOf({ kind: row.kind, flagKinds: row.flag_kinds, matched, ...counts });
    const isWaiting = row.state === 'waiting';
    return {
      ...reviewRow(row),
      thing,
      flags,
      history: { ...counts, memberSince: memberSince?.toISOString() ?? null },
      matched: matched.map(patternWords),
      suggestion: isWaiting ? suggestion : null,
      can: { decide: isWaiting ? decisions : [], undo: mayUndo(viewer, row), hold: isWaiting },
    };
  }

  private async thing({ id, kind }: CaseRow): Promise<ReviewThing> {
    if (kind === 'appeal') return this.appealed(await this.cases.appeal(id));
    if (kind === 'submission') return { kind, submissionId: (await this.cases.submission(id)).id };
    return this.flagged(id, kind);
  }

  /** Whoever judges an appeal sees what was judged as its first judge did: where it stands, and what was reported. */
  private async appealed(row: AppealRow): Promise<ReviewThing> {
    const { appeal_of_id: ofId, appeal_of_kind: ofKind } = row;
    if (ofId === null || ofKind === null || ofKind === 'appeal' || ofKind === 'submission') return appealThing(row, null, []);
    const [about, flags] = await Promise.all([this.flagged(ofId, ofKind), this.flags(ofId)]);
    return appealThing(row, about, flags);
  }

  private async flags(reviewId: string): Promise<ReviewCase['flags']> {
    const rows = await this.cases.flags(reviewId);
    return rows.map(({ kind, words, created_at }) => ({ kind, words, at: created_at.toISOString() }));
  }

  private async flagged(id: string, kind: FlaggedThing['kind']): Promise<FlaggedThing> {
    if (kind === 'post') return postsThing(await this.cases.posts(id));
    if (kind === 'news') {
      const { id: newsId, title, html, is_published: isPublished } = await this.cases.news(id);
      return { kind, newsId, title, html, isPublished };
    }
    const { id: scholarId, ...shown } = await this.cases.scholar(id);
    return { kind, scholarId, ...shown };
  }
}

/** Only who decided takes it back, and only until somebody is told. */
export const mayUndo = (viewer: Viewer, row: Pick<CaseRow, 'state' | 'decided_by_id' | 'can_be_undone'>): boolean =>
  row.state === 'decided' && row.decided_by_id === viewer.scholarId && row.can_be_undone;

function postsThing(rows: PostInCaseRow[]): FlaggedThing {
  const subject = rows.find(({ is_subject }) => is_subject);
  if (!subject) throw new Error('A case about a post without the post');
  return {
    kind: 'post',
    postId: subject.id,
    thread: {
      id: subject.thread_id,
      title: subject.title,
      slug: subject.slug,
      spaceName: subject.space_name,
      isClosed: subject.is_closed,
    },
    posts: rows.map((row) => ({
      id: row.id,
      number: row.number,
      author: authorOf(row),
      html: row.html,
      createdAt: row.created_at.toISOString(),
      isRemoved: row.is_removed,
      isSubject: row.is_subject,
    })),
  };
}

const appealThing = (row: AppealRow, about: FlaggedThing | null, flags: ReviewCase['flags']): ReviewThing => ({
  kind: 'appeal',
  reviewId: row.appeal_of_id,
  words: row.appeal_words,
  against: outcomeOf(row),
  suspension: row.is_suspended
    ? {
        reason: row.suspended_reason ?? '',
        until: row.suspended_until?.toISOString() ?? null,
        byName: row.suspended_by_name,
        at: row.suspended_at?.toISOString() ?? null,
      }
    : null,
  about,
  flags,
});

/** Looked for where people write of others: not in names, not in what editors read anyway. */
function patternsIn(thing: ReviewThing): PatientPattern[] {
  if (thing.kind === 'post') return patientPatterns(excerpt(thing.posts.find(({ isSubject }) => isSubject)?.html ?? '', WHOLE));
  if (thing.kind === 'news') return patientPatterns(`${thing.title}\n${excerpt(thing.html, WHOLE)}`);
  if (thing.kind === 'scholar') return patientPatterns(`${thing.headline ?? ''}\n${excerpt(thing.bio ?? '', WHOLE)}`);
  return [];
}
