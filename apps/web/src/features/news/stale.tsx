import type { SubmissionView } from '@scholars-commons/shared/news';
import { presentOf } from '../../lib/api-client';
import { messages } from '../../lib/i18n';
import { Notice } from '../../ui/notice';

const t = messages('newsStale', {
  words: 'Somebody else acted on it meanwhile, so nothing was done. This is how it stands now.',
});

/** The submission as it stands, where an act was refused because the page was behind. */
export const staleOf = (error: unknown): SubmissionView | undefined => presentOf(error);

export const Stale = () => <Notice tone="attention">{t('words')}</Notice>;
