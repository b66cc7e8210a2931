import * as z from 'zod';
import { authorView } from './discussions.js';
import { id, newId } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { instant, line, prose } from './text.js';

/** Why somebody asks staff to look. */
export const flagKind = z.enum(['off-topic', 'unkind', 'patient-data', 'wrong', 'advertising', 'other']).meta({ id: 'FlagKind' });
export type FlagKind = z.infer<typeof flagKind>;

/** `other` must say in words what is the matter. */
export const newFlag = z
  .strictObject({ id: newId, kind: flagKind, words: prose(1_000, 0) })
  .refine(({ kind, words }) => kind !== 'other' || words.length >= 3, { path: ['words'], message: 'Say what is the matter' });
export type NewFlag = z.infer<typeof newFlag>;
/** My flag; `outcome` is null while it waits. One per scholar and thing: another one answers the first. */
export const flagView = z
  .object({ id, kind: flagKind, words: z.string(), createdAt: instant, outcome: z.enum(['kept', 'removed']).nullable() })
  .meta({ id: 'FlagView' });
export type FlagView = z.infer<typeof flagView>;

/** What staff judge. Moderators see posts, news, scholars (flagged ones) and appeals, editors see submissions. */
export const reviewKind = z.enum(['post', 'news', 'scholar', 'submission', 'appeal']).meta({ id: 'ReviewKind' });
export type ReviewKind = z.infer<typeof reviewKind>;
export const reviewState = z.enum(['waiting', 'decided']).meta({ id: 'ReviewState' });
export type ReviewState = z.infer<typeof reviewState>;

/**
 * Decisions on flagged things: `keep`, `remove`, `remove-and-warn`, `suspend` (removes too). Of a scholar nothing is removed: there it is
 * `keep`, `remove-and-warn` (a warning alone) or `suspend`. On an appeal: `uphold` (the decision stands) or `overturn` (what was done is
 * undone, once nobody can take that back any more). On a submission, told by its own state: `publish`, `schedule`, `return`, `decline`, `withdraw`.
 */
export const decision = z.enum(['keep', 'remove', 'remove-and-warn', 'suspend', 'uphold', 'overturn']).meta({ id: 'Decision' });
export type Decision = z.infer<typeof decision>;
export const submissionOutcome = z.enum(['publish', 'schedule', 'return', 'decline', 'withdraw']);
/** Why it was decided so. */
export const reasonCode = z.enum([...flagKind.options, 'within-guidelines', 'settled']).meta({ id: 'ReasonCode' });
export type ReasonCode = z.infer<typeof reasonCode>;

export const reviewOutcome = z
  .object({
    decision: z.union([decision, submissionOutcome]),
    reason: reasonCode.nullable(),
    words: z.string().nullable(),
    byName: z.string().nullable(),
    at: instant,
    /** Until then it can be undone, and nobody is told before. */
    undoUntil: instant.nullable(),
  })
  .meta({ id: 'ReviewOutcome' });
export type ReviewOutcome = z.infer<typeof reviewOutcome>;

/** Who has it open just now; it is a courtesy, not a lock, and ends by itself after five minutes. */
export const reviewHold = z.object({ scholarId: id, name: z.string() }).meta({ id: 'ReviewHold' });
export type ReviewHold = z.infer<typeof reviewHold>;

/** One line of the queue. `title`: of the thread, the news, the submission, or the name of the scholar. */
export const reviewRow = z
  .object({
    id,
    kind: reviewKind,
    state: reviewState,
    openedAt: instant,
    title: z.string(),
    excerpt: z.string(),
    /** Who is judged. */
    subject: authorView,
    flagCount: z.int().nonnegative(),
    flagKinds: z.array(z.object({ kind: flagKind, count: z.int().positive() })),
    heldBy: reviewHold.nullable(),
    outcome: reviewOutcome.nullable(),
  })
  .meta({ id: 'ReviewRow' });
export type ReviewRow = z.infer<typeof reviewRow>;

/** `medianHours`: from opening to decision, of the last 30 days, and of those the latest 200. */
export const reviewCounters = z
  .object({ waiting: z.int().nonnegative(), oldestAt: instant.nullable(), medianHours: z.number().nonnegative().nullable() })
  .meta({ id: 'ReviewCounters' });
export type ReviewCounters = z.infer<typeof reviewCounters>;
export const reviewQuery = z.strictObject({
  kind: reviewKind.optional(),
  state: reviewState.default('waiting'),
  cursor: cursor.optional(),
  limit: limitUpTo(100, 50),
});
export type ReviewQuery = z.infer<typeof reviewQuery>;
/** Waiting: the oldest first. Decided: the latest first. */
export const reviewPage = pageOf(reviewRow).extend({ counters: reviewCounters }).meta({ id: 'ReviewPage' });
export type ReviewPage = z.infer<typeof reviewPage>;

const postInCase = z.object({
  id,
  number: z.int().positive(),
  author: authorView,
  html: z.string(),
  createdAt: instant,
  isRemoved: z.boolean(),
  isSubject: z.boolean(),
});
const flaggedThings = [
  z.object({
    kind: z.literal('post'),
    postId: id,
    thread: z.object({ id, title: z.string(), slug: z.string(), spaceName: z.string(), isClosed: z.boolean() }),
    posts: z.array(postInCase),
  }),
  z.object({ kind: z.literal('news'), newsId: id, title: z.string(), html: z.string(), isPublished: z.boolean() }),
  /** As the network sees it; `bio` as rendered. */
  z.object({ kind: z.literal('scholar'), scholarId: id, name: z.string(), headline: z.string().nullable(), bio: z.string().nullable() }),
] as const;
const flaggedThing = z.discriminatedUnion('kind', flaggedThings);
/** What can be flagged, where it stands. */
export type FlaggedThing = z.infer<typeof flaggedThing>;
const flagInCase = z.object({ kind: flagKind, words: z.string(), at: instant });
/** The thing where it stands: a post with the two before and the one after it. */
export const reviewThing = z.discriminatedUnion('kind', [
  ...flaggedThings,
  z.object({ kind: z.literal('submission'), submissionId: id }),
  z.object({
    kind: z.literal('appeal'),
    /** Null where the appeal is against a suspension that no case led to. */
    reviewId: id.nullable(),
    words: z.string(),
    /** What was decided, by whom and why. */
    against: reviewOutcome.nullable(),
    /** The one that stands, and who made it when; null where nobody is suspended. */
    suspension: z
      .object({ reason: z.string(), until: instant.nullable(), byName: z.string().nullable(), at: instant.nullable() })
      .nullable(),
    /** What the decision was about, and what was reported of it; null where no case led to it. */
    about: flaggedThing.nullable(),
    flags: z.array(flagInCase),
  }),
]);
export type ReviewThing = z.infer<typeof reviewThing>;

/** What is known of whoever is judged: counts of what they wrote and of earlier decisions. */
export const subjectHistory = z
  .object({
    posts: z.int().nonnegative(),
    removed: z.int().nonnegative(),
    warnings: z.int().nonnegative(),
    suspensions: z.int().nonnegative(),
    memberSince: instant.nullable(),
  })
  .meta({ id: 'SubjectHistory' });

/** A case for whoever may judge it. Flags name nobody. */
export const reviewCase = reviewRow
  .extend({
    thing: reviewThing,
    flags: z.array(flagInCase),
    history: subjectHistory,
    /** Patterns found in the text, as `looks like a patient's number`; they label, they block nothing. */
    matched: z.array(z.string()),
    /** What the facts speak for, and why; a person decides. Null for submissions and appeals. */
    suggestion: z.object({ decision, reason: reasonCode, why: z.string() }).nullable(),
    can: z.object({ decide: z.array(decision), undo: z.boolean(), hold: z.boolean() }),
  })
  .meta({ id: 'ReviewCase' });
export type ReviewCase = z.infer<typeof reviewCase>;

/**
 * `words` are what the author reads. `until`: for `suspend`, where it must be said, and for nothing else; null means until somebody lifts it.
 * The same id again is the same decision; another one on a case that is decided is refused (409, `/problems/decided`).
 */
export const decide = z.strictObject({
  id: newId,
  decision,
  reason: reasonCode,
  words: prose(1_000, 3),
  until: instant.nullable().optional(),
});
export type Decide = z.infer<typeof decide>;

/** Kind words for a reason, ready to use and to change. `for`: decisions, or what an editor says to a submitter. */
export const cannedFor = z.enum(['keep', 'remove', 'remove-and-warn', 'suspend', 'return', 'decline']).meta({ id: 'CannedFor' });
export type CannedFor = z.infer<typeof cannedFor>;
export const cannedReason = z
  .object({
    id,
    for: cannedFor,
    reason: reasonCode,
    label: z.string(),
    words: z.string(),
    version: z.int().positive(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'CannedReason' });
export type CannedReason = z.infer<typeof cannedReason>;
export const cannedReasons = z.object({ items: z.array(cannedReason) }).meta({ id: 'CannedReasons' });
export type CannedReasons = z.infer<typeof cannedReasons>;
export const changeCannedReason = z.strictObject({ version: z.int().positive(), label: line(80, 3), words: prose(1_000, 3) });
export type ChangeCannedReason = z.infer<typeof changeCannedReason>;

/** A decision on something of mine, once I am told: what, why, what it said, and how my appeal stands. */
export const decisionView = z
  .object({
    id,
    kind: z.enum(['post', 'news', 'scholar']),
    title: z.string(),
    decision,
    reason: reasonCode,
    words: z.string(),
    at: instant,
    /** What was removed, as I wrote it; null where nothing was. */
    text: z.string().nullable(),
    /** Where a removed post was, if I may still write there: its text is my draft. */
    thread: z.object({ id, title: z.string(), slug: z.string(), isClosed: z.boolean() }).nullable(),
    submissionId: id.nullable(),
    appeal: z
      .object({ at: instant, words: z.string(), outcome: z.enum(['uphold', 'overturn']).nullable(), answer: z.string().nullable() })
      .nullable(),
    can: z.object({ appeal: z.boolean() }),
  })
  .meta({ id: 'DecisionView' });
export type DecisionView = z.infer<typeof decisionView>;

export const newAppeal = z.strictObject({ id: newId, words: prose(2_000, 10) });
export type NewAppeal = z.infer<typeof newAppeal>;
/** Who is suspended cannot sign in: the token comes with the refusal after a right password, and with the mail. */
export const newSuspensionAppeal = z.strictObject({ token: z.string().min(20).max(100), words: prose(2_000, 10) });
export type NewSuspensionAppeal = z.infer<typeof newSuspensionAppeal>;
