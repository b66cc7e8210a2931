import type { SubmissionView } from '@scholars-commons/shared/news';
import { ProblemError } from '../../lib/api-client';
import { messages } from '../../lib/i18n';
import { Notice } from '../../ui/notice';

const t = messages('newsStale', {
  words: 'Somebody else acted on it meanwhile, so nothing was done. This is how it stands now.',
});

/** The submission as it stands, where an act was refused because the page was behind. */
export const staleOf = (error: unknown): SubmissionView | undefined =>
  error instanceof ProblemError && error.status === 409 ? (error.problem.current as SubmissionView | undefined) : undefined;

export const Stale = () => <Notice tone="attention">{t('words')}</Notice>;
