import { NEWS_TEXT_MAX } from '@scholars-commons/shared/news';
import { line, prose } from '@scholars-commons/shared/text';
import * as z from 'zod';
import { contractRefused } from '../../../common/http/contract.pipe.js';
import type { SubmissionColumns } from './submissions.queries.js';

const TITLE_MIN = 3;
const TEXT_MIN = 10;

/** What a draft needs before others read it. */
const whole = z
  .object({ title: line(150, TITLE_MIN), text: prose(NEWS_TEXT_MAX, TEXT_MIN), pictureAlt: z.string(), needsWords: z.boolean() })
  .refine(({ pictureAlt, needsWords }) => !needsWords || pictureAlt.trim() !== '', {
    path: ['pictureAlt'],
    message: 'Say what the picture shows, or that it is decoration',
    // Said together with what else is missing.
    when: () => true,
  });

type Checked = Pick<SubmissionColumns, 'title' | 'text' | 'picture_id' | 'picture_alt' | 'picture_is_decorative'>;

/** @throws ProblemException 400 with a pointer for each thing that is missing */
export function assertWhole({ title, text, picture_id, picture_alt, picture_is_decorative }: Checked): void {
  const needsWords = picture_id !== null && !picture_is_decorative;
  const { error } = whole.safeParse({ title, text, pictureAlt: picture_alt ?? '', needsWords });
  if (error) throw contractRefused(error.issues);
}
