import type { ReviewKind } from '@scholars-commons/shared/review';
import { isEditor, isModerator, type Viewer } from '../../common/auth/viewer.js';

/** What rights on a case hang on. `againstId`: of an appeal, who decided what it is against. */
export interface CaseFacts {
  kind: ReviewKind;
  subjectId: string;
  againstId: string | null;
}

type Granted = Pick<Viewer, 'grants'>;

/** Moderators have what is flagged and appealed, editors what is submitted. */
const covers = (viewer: Granted, kind: ReviewKind): boolean => (kind === 'submission' ? isEditor(viewer) : isModerator(viewer));

const visit = (viewer: Granted): boolean => isModerator(viewer) || isEditor(viewer);

/** Nobody judges himself, nor what somebody has against his own decision; he does not even learn of it. `judgeableBy` says the same in SQL. */
const judge = (viewer: Viewer, { kind, subjectId, againstId }: CaseFacts): boolean =>
  covers(viewer, kind) && subjectId !== viewer.scholarId && againstId !== viewer.scholarId;

/** Submissions have acts of their own. */
const decide = (viewer: Viewer, facts: CaseFacts): boolean => judge(viewer, facts) && facts.kind !== 'submission';

export const reviewPolicy = { visit, covers, judge, decide };
