import type { SubmissionState, SubmissionView } from '@scholars-commons/shared/news';
import type { DeepPartial } from 'typeorm';
import type { NewsSubmission } from '../../src/features/news/news-submission.entity.js';
import type { SignedIn } from './make.js';
import type { Answer, TestApp } from './test-app.js';

type Values = Omit<DeepPartial<NewsSubmission>, 'publishAt'> & {
  submitterId: string;
  state?: SubmissionState;
  publishAt?: Date | null;
  /** Others whom it concerns, with what they answered; the submitter stands first unless `withoutSubmitter`. */
  people?: Record<string, 'not-asked' | 'asked' | 'agreed' | 'declined'>;
  withoutSubmitter?: boolean;
  /** Of a public one: when it became so. */
  publishedAt?: Date;
};

export interface MadeSubmission {
  id: string;
  version: number;
  /** Empty where it is not public. */
  newsId: string;
}

const STEPS: Record<SubmissionState, readonly string[]> = {
  draft: ['draft'],
  submitted: ['draft', 'submitted'],
  'in-review': ['draft', 'submitted', 'in-review'],
  returned: ['draft', 'submitted', 'returned'],
  scheduled: ['draft', 'submitted', 'scheduled'],
  published: ['draft', 'submitted', 'published'],
  declined: ['draft', 'submitted', 'declined'],
  withdrawn: ['draft', 'submitted', 'withdrawn'],
};
const WAITS = new Set<SubmissionState>(['submitted', 'in-review']);

/** A submission in some state, with the rows that belong to it; a public one has been so for an hour, and everybody was told. */
export async function aSubmission({ owner, make }: Pick<TestApp, 'owner' | 'make'>, values: Values): Promise<MadeSubmission> {
  const { submitterId, state = 'draft', people = {}, withoutSubmitter = false, publishedAt = new Date(Date.now() - 3_600_000) } = values;
  const id = values.id ?? make.id();
  const text = values.text ?? 'Our group has shown that feedback within a day is used twice as often.';
  await owner.query(
    `INSERT INTO news_submission (id, submitter_id, state, kind, title, text, html, date, link, achievement_id, picture_id, picture_alt,
       picture_is_decorative, publish_at, time_zone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      submitterId,
      state,
      values.kind ?? 'publication',
      values.title ?? 'Feedback within a day',
      text,
      values.html ?? `<p dir="auto">${text}</p>`,
      values.date ?? null,
      values.link ?? null,
      values.achievementId ?? null,
      values.pictureId ?? null,
      values.pictureAlt ?? null,
      values.pictureIsDecorative ?? false,
      values.publishAt ?? (state === 'scheduled' ? new Date(Date.now() + 86_400_000) : null),
      values.timeZone ?? (state === 'scheduled' ? 'Africa/Nairobi' : null),
    ],
  );
  const named = [...(withoutSubmitter ? [] : [[submitterId, 'agreed']]), ...Object.entries(people)];
  for (const [place, [scholarId, answer]] of named.entries())
    await owner.query('INSERT INTO news_person (submission_id, scholar_id, place, answer) VALUES ($1, $2, $3, $4)', [
      id,
      scholarId,
      place,
      answer,
    ]);
  for (const step of STEPS[state])
    await owner.query('INSERT INTO news_step (submission_id, step, actor_id) VALUES ($1, $2, $3)', [id, step, submitterId]);
  if (WAITS.has(state))
    await owner.query(`INSERT INTO review (kind, subject_id, submission_id) VALUES ('submission', $1, $2)`, [submitterId, id]);
  if (state !== 'published') return { id, version: 1, newsId: '' };
  const [item] = await owner.query<[{ id: string }]>(
    `INSERT INTO news_item (submission_id, published_at, undo_until, told_at)
     VALUES ($1, $2::timestamptz, $2::timestamptz + interval '60 seconds', $2::timestamptz + interval '60 seconds') RETURNING id`,
    [id, publishedAt],
  );
  return { id, version: 1, newsId: item.id };
}

export type Verb = 'submit' | 'withdraw' | 'open' | 'return' | 'decline' | 'approve' | 'publish' | 'unpublish';

/** An act on a submission as its page would send it; `B` is what comes back. */
export const act = <B = SubmissionView>(t: TestApp, who: SignedIn, id: string, verb: Verb, body: object): Promise<Answer<B>> =>
  t.http(who).post<B>(`/api/news-submissions/${id}/${verb}`, body);
