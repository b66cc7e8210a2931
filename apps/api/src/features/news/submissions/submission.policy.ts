import type { SubmissionState, SubmissionView } from '@scholars-commons/shared/news';
import { isEditor, type Viewer } from '../../../common/auth/viewer.js';

/** What rights on a submission hang on. */
export interface SubmissionFacts {
  submitterId: string;
  state: SubmissionState;
  /** Whether it ever left its submitter's hands. */
  wasSubmitted: boolean;
}

export type SubmissionAct = keyof SubmissionView['can'];
type Who = 'submitter' | 'editor';

const NEVER: readonly SubmissionState[] = [];
const DESK: readonly SubmissionState[] = ['submitted', 'in-review', 'scheduled'];

/** From which states each may act. What is not here is nobody's. */
const RULES: Record<SubmissionAct, Record<Who, readonly SubmissionState[]>> = {
  // While it is on the desk its submitter leaves it alone: what was judged is what goes out.
  edit: { submitter: ['draft', 'returned'], editor: [...DESK, 'published'] },
  submit: { submitter: ['draft', 'returned'], editor: NEVER },
  withdraw: { submitter: ['draft', 'returned', ...DESK], editor: NEVER },
  open: { submitter: NEVER, editor: ['submitted'] },
  return: { submitter: NEVER, editor: DESK },
  decline: { submitter: NEVER, editor: DESK },
  approve: { submitter: NEVER, editor: DESK },
  publish: { submitter: NEVER, editor: DESK },
  unpublish: { submitter: NEVER, editor: ['published'] },
};

/** Nobody judges what he submitted himself: to it an editor is its submitter alone. */
const standingOf = (viewer: Viewer, facts: SubmissionFacts): Who | null => {
  if (viewer.scholarId === facts.submitterId) return 'submitter';
  return isEditor(viewer) && facts.wasSubmitted ? 'editor' : null;
};

/** Drafts are their submitter's alone; editors read what is or was submitted. */
const read = (viewer: Viewer, facts: SubmissionFacts): boolean => standingOf(viewer, facts) !== null;

const judge = (viewer: Viewer, facts: SubmissionFacts): boolean => standingOf(viewer, facts) === 'editor';

/** Whether the viewer may ever do this, in some state of it. */
const concerns = (viewer: Viewer, facts: SubmissionFacts, act: SubmissionAct): boolean => {
  const standing = standingOf(viewer, facts);
  return standing !== null && RULES[act][standing].length > 0;
};

const allows = (viewer: Viewer, facts: SubmissionFacts, act: SubmissionAct): boolean => {
  const standing = standingOf(viewer, facts);
  return standing !== null && RULES[act][standing].includes(facts.state);
};

const can = (viewer: Viewer, facts: SubmissionFacts): SubmissionView['can'] => {
  const acts = Object.keys(RULES) as SubmissionAct[];
  return Object.fromEntries(acts.map((act) => [act, allows(viewer, facts, act)])) as SubmissionView['can'];
};

export const submissionPolicy = { read, judge, concerns, allows, can };

/**
 * Whether `news_submission ns` was ever submitted. Only a draft was not, and what was withdrawn as a draft.
 */
export const wasSubmittedSql = `(ns.state NOT IN ('draft', 'withdrawn')
    OR (ns.state = 'withdrawn' AND EXISTS (SELECT FROM news_step past WHERE past.submission_id = ns.id AND past.step = 'submitted')))`;

/** `read` as SQL over `news_submission ns`. $1: the viewer, $2: whether an editor. */
export const readableSql = `(ns.submitter_id = $1::uuid OR ($2::boolean AND ${wasSubmittedSql}))`;
