import { Link } from '@tanstack/react-router';
import { type SubmissionStepName, submissionSteps, urls } from '../../../lib/urls';
import { t } from './messages';
import css from './submit.module.css';

/** The five steps: where one is, and a way to each of them. */
export function Stepper({ submissionId, step }: { submissionId: string; step: SubmissionStepName }) {
  const here = submissionSteps.indexOf(step);
  return (
    <nav aria-label={t('steps')} className={css.steps}>
      <ol className={css.stepper}>
        {submissionSteps.map((one, index) => (
          <li key={one} data-past={index < here || undefined}>
            {index === here ? (
              <span className={css.stepLink} aria-current="step">
                <span className={css.number} aria-hidden>
                  {index + 1}
                </span>
                {t(`step.${one}`)}
              </span>
            ) : (
              <Link {...urls.submissionStep(submissionId, one)} className={css.stepLink}>
                <span className={css.number} aria-hidden>
                  {index + 1}
                </span>
                {t(`step.${one}`)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
