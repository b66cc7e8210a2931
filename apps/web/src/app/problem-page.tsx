import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { OutdatedError } from '../lib/load-part';
import { PageHeader } from '../ui/page-header';
import { ProblemState } from '../ui/problem-state';
import { t } from './messages';
import css from './problem-page.module.css';

/** In place of a page that threw: what happened, the request id, and one way to try again. */
export function ProblemPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const handleRetry = () => {
    if (error instanceof OutdatedError) return window.location.reload();
    reset();
    return router.invalidate();
  };
  return (
    <>
      <PageHeader title={t('problem.title')} />
      <ProblemState error={error} onRetry={handleRetry} />
    </>
  );
}

/** When not even the shell could be drawn, as nobody can say who is signed in. */
export function RootProblemPage(props: ErrorComponentProps) {
  return (
    <main className={css.alone}>
      <ProblemPage {...props} />
    </main>
  );
}
