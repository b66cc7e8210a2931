import type { ReactNode } from 'react';
import { ProblemError } from '../../lib/api-client';
import { Notice } from '../../ui/notice';
import { FormProblem } from './form-problem';
import { t } from './messages';

/** Types of `problemTypes` in shared/problem: named here, since that file would bring zod along. */
const words: Record<string, () => string> = {
  '/problems/link-used': () => t('link.problem.used'),
  '/problems/link-expired': () => t('link.problem.expired'),
  '/problems/link-unknown': () => t('link.problem.unknown'),
};

/** Whether another try with the same link is in vain. */
export function isSpent(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.type in words || '/token' in error.pointers);
}

/** Why a link from a mail did not work, and what to do instead. */
export function RedeemProblem({ error, children }: { error: unknown; children: ReactNode }) {
  if (!error) return null;
  if (!isSpent(error)) return <FormProblem error={error} />;
  const own = error instanceof ProblemError ? words[error.problem.type] : undefined;
  return (
    <>
      <Notice tone="attention">{own ? own() : t('link.problem.unknown')}</Notice>
      {children}
    </>
  );
}
