import * as z from 'zod';
import { authorView } from './discussions.js';
import { id, newId } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { partialDate } from './scholars.js';
import { countryCode, instant, line, prose, timeZone, webAddress } from './text.js';

/** All kinds but `news` are achievements too: publishing one makes or finds the submitter's own line. */
export const newsKind = z.enum(['news', 'publication', 'promotion', 'award', 'grant', 'appointment', 'other']).meta({ id: 'NewsKind' });
export type NewsKind = z.infer<typeof newsKind>;

export const NEWS_TEXT_MAX = 5_000;
export const NEWS_PEOPLE_MAX = 20;
/** Widths in pixels that a picture of the news comes in. */
export const newsPictureSizes = [320, 640, 1280] as const;

/** A picture goes out with words for whoever cannot see it, or as decoration. */
export const newsPicture = z.object({ id, alt: z.string().nullable(), isDecorative: z.boolean() }).meta({ id: 'NewsPicture' });
export type NewsPicture = z.infer<typeof newsPicture>;

/** Where a submission stands. `in-review`: an editor has opened it. `scheduled`: it goes out by itself. */
export const submissionState = z
  .enum(['draft', 'submitted', 'in-review', 'returned', 'scheduled', 'published', 'declined', 'withdrawn'])
  .meta({ id: 'SubmissionState' });
export type SubmissionState = z.infer<typeof submissionState>;

/** What happened to a submission, and when. `note`: the editor's words to the submitter. */
export const submissionStep = z
  .object({
    step: z.enum([...submissionState.options, 'unpublished']),
    at: instant,
    /** Null where the machine acted by itself, as when a scheduled item goes out. */
    byName: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'SubmissionStep' });
export type SubmissionStep = z.infer<typeof submissionStep>;

/** Whether a named person lets the news stand on his own page. Until then his name is plain text. */
export const namedAnswer = z.enum(['not-asked', 'asked', 'agreed', 'declined']).meta({ id: 'NamedAnswer' });
export type NamedAnswer = z.infer<typeof namedAnswer>;

/** A draft on its way to the news, for its submitter and for editors. Texts of a draft may be empty. */
export const submissionView = z
  .object({
    id,
    state: submissionState,
    kind: newsKind,
    title: z.string(),
    /** Markdown, and how it will look. */
    text: z.string(),
    html: z.string(),
    date: partialDate.nullable(),
    link: z.string().nullable(),
    /** The submitter's achievement that it tells of; null as long as there is none. */
    achievementId: id.nullable(),
    picture: newsPicture.nullable(),
    /** Whom it concerns. The submitter is among them unless he takes himself off. */
    people: z.array(z.object({ scholar: authorView, answer: namedAnswer })),
    submitter: authorView,
    /** Oldest first. */
    steps: z.array(submissionStep),
    createdAt: instant,
    updatedAt: instant,
    version: z.int().positive(),
    publishAt: instant.nullable(),
    timeZone: timeZone.nullable(),
    newsId: id.nullable(),
    /** Until then publishing is undone without a reason, and nobody is told before. */
    undoUntil: instant.nullable(),
    /** Its place in the queue of staff, for editors. */
    reviewId: id.nullable(),
    can: z.object({
      edit: z.boolean(),
      submit: z.boolean(),
      withdraw: z.boolean(),
      open: z.boolean(),
      return: z.boolean(),
      decline: z.boolean(),
      approve: z.boolean(),
      publish: z.boolean(),
      unpublish: z.boolean(),
    }),
  })
  .meta({ id: 'SubmissionView' });
export type SubmissionView = z.infer<typeof submissionView>;

/** One of my submissions in a list; `note` is the last one an editor left. */
export const submissionRow = z
  .object({
    id,
    state: submissionState,
    kind: newsKind,
    title: z.string(),
    createdAt: instant,
    updatedAt: instant,
    publishAt: instant.nullable(),
    timeZone: timeZone.nullable(),
    newsId: id.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'SubmissionRow' });
export type SubmissionRow = z.infer<typeof submissionRow>;
export const submissionsQuery = z.strictObject({ state: submissionState.optional(), cursor: cursor.optional(), limit: limitUpTo(50, 20) });
export type SubmissionsQuery = z.infer<typeof submissionsQuery>;
export const submissionPage = pageOf(submissionRow).meta({ id: 'SubmissionPage' });
export type SubmissionPage = z.infer<typeof submissionPage>;

/** Begins a draft; from one of my achievements it takes kind, title, words, date and link along. */
export const newSubmission = z.strictObject({ id: newId, kind: newsKind, achievementId: id.optional() });
export type NewSubmission = z.infer<typeof newSubmission>;

const version = z.int().positive();
/** What is given is changed. A draft may be incomplete; submitting asks for the rest. */
export const changeSubmission = z.strictObject({
  version,
  kind: newsKind.optional(),
  title: line(150, 0).optional(),
  text: prose(NEWS_TEXT_MAX, 0).optional(),
  date: partialDate.nullable().optional(),
  link: webAddress.nullable().optional(),
  people: z.array(id).max(NEWS_PEOPLE_MAX).optional(),
  pictureAlt: line(300, 0).optional(),
  pictureIsDecorative: z.boolean().optional(),
});
export type ChangeSubmission = z.infer<typeof changeSubmission>;

/** An act on a submission as the page showed it: on another version it answers 409 with how it stands. */
export const actOnSubmission = z.strictObject({ version });
export type ActOnSubmission = z.infer<typeof actOnSubmission>;
const note = prose(1_000, 3);
/** Returning and declining tell the submitter why. */
export const judgeSubmission = z.strictObject({ version, note });
export type JudgeSubmission = z.infer<typeof judgeSubmission>;
/** `publishAt`: day and time on the clocks of `timeZone`, as `2026-12-01T09:00`; a time that the clocks leap over is as much later. */
export const approveSubmission = z.strictObject({
  version,
  publishAt: z.iso.datetime({ local: true, offset: false, precision: -1 }),
  timeZone,
});
export type ApproveSubmission = z.infer<typeof approveSubmission>;
/** Within `undoUntil` no note is asked and it is in review again; later it goes back to its submitter with the note. */
export const unpublishSubmission = z.strictObject({ version, note: note.optional() });
export type UnpublishSubmission = z.infer<typeof unpublishSubmission>;

/** Somebody whom the news concerns: `scholar` stands where the person agreed to it, and is who submitted or agreed. */
export const newsPerson = z.object({ name: z.string(), scholar: authorView.nullable() }).meta({ id: 'NewsPerson' });
export type NewsPerson = z.infer<typeof newsPerson>;

/** A news item in a list. */
export const newsCard = z
  .object({
    id,
    kind: newsKind,
    title: z.string(),
    excerpt: z.string(),
    date: partialDate.nullable(),
    publishedAt: instant,
    picture: newsPicture.nullable(),
    people: z.array(newsPerson),
    congratulations: z.int().nonnegative(),
    /** Whether the viewer has congratulated. */
    mine: z.boolean(),
  })
  .meta({ id: 'NewsCard' });
export type NewsCard = z.infer<typeof newsCard>;

export const newsItem = newsCard
  .extend({
    html: z.string(),
    link: z.string().nullable(),
    submitter: authorView,
    related: z.array(newsCard),
    /** The first who congratulated, at most twelve. */
    congratulatedBy: z.array(authorView),
    /** The viewer's own answer, where he is named. */
    standing: namedAnswer.nullable(),
    /** For the submitter and for editors. */
    submissionId: id.nullable(),
    can: z.object({ congratulate: z.boolean(), flag: z.boolean(), edit: z.boolean(), unpublish: z.boolean() }),
  })
  .meta({ id: 'NewsItem' });
export type NewsItem = z.infer<typeof newsItem>;

/**
 * `country` and `institution` are those of the people it concerns, as far as they show them to the viewer;
 * `scholar`: items that stand on the page of this one.
 */
export const newsQuery = z.strictObject({
  kind: newsKind.optional(),
  country: countryCode.optional(),
  institution: id.optional(),
  scholar: id.optional(),
  cursor: cursor.optional(),
  limit: limitUpTo(50, 20),
});
export type NewsQuery = z.infer<typeof newsQuery>;
export const newsPage = pageOf(newsCard).meta({ id: 'NewsPage' });
export type NewsPage = z.infer<typeof newsPage>;

export const congratulationsView = z
  .object({ newsId: id, congratulations: z.int().nonnegative(), mine: z.boolean(), congratulatedBy: z.array(authorView) })
  .meta({ id: 'CongratulationsView' });
export type CongratulationsView = z.infer<typeof congratulationsView>;

/** A named person lets it stand on his page, or not; he may change his mind. */
export const answerStanding = z.strictObject({ agrees: z.boolean() });
export type AnswerStanding = z.infer<typeof answerStanding>;
