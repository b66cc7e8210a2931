import { ProblemError } from '../lib/api-client';
import { crowdedFor } from '../lib/crowded';
import { OutdatedError } from '../lib/load-part';
import { t } from './messages';

export interface ProblemWords {
  title: string;
  detail: string;
  requestId?: string;
}

const limitDetail = (seconds: number) =>
  seconds > 90 ? t('problem.limit.minutes', { minutes: Math.ceil(seconds / 60) }) : t('problem.limit.detail', { seconds });

/** A failure in plain words: what happened, what is kept, what to do. */
export function problemWords(error: unknown): ProblemWords {
  if (error instanceof OutdatedError) return { title: t('problem.outdated.title'), detail: t('problem.outdated.detail') };
  if (!(error instanceof ProblemError)) return { title: t('problem.failed.title'), detail: t('problem.failed.detail') };
  const { status, problem, requestId } = error;
  const id = requestId ? { requestId } : {};
  if (status === 0) return { title: t('problem.offline.title'), detail: t('problem.offline.detail') };
  if (status === 404) return { title: t('problem.notFound.title'), detail: t('problem.notFound.detail'), ...id };
  if (status === 403) return { title: t('problem.forbidden.title'), detail: problem.detail ?? t('problem.forbidden.detail'), ...id };
  if (status === 429) return { title: t('problem.limit.title'), detail: limitDetail(problem.retryAfter ?? 0), ...id };
  if (crowdedFor(error) !== undefined) return { title: t('problem.crowded.title'), detail: t('problem.crowded.detail'), ...id };
  if (status === 503)
    return { title: t('problem.busy.title'), detail: t('problem.busy.detail', { seconds: problem.retryAfter ?? 0 }), ...id };
  if (status >= 500) return { title: t('problem.failed.title'), detail: t('problem.failed.detail'), ...id };
  return { title: status === 409 ? t('problem.stale.title') : t('problem.refused.title'), detail: problem.detail ?? problem.title, ...id };
}
