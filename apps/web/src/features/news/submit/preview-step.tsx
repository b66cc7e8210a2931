import type { SubmissionView } from '@scholars-commons/shared/news';
import { Link } from '@tanstack/react-router';
import { submissionSteps, urls } from '../../../lib/urls';
import { Notice } from '../../../ui/notice';
import { SubmissionLook } from '../submission-look';
import { t } from './messages';
import type { Missing } from './missing';
import css from './submit.module.css';

/** How it will look, and what still lacks. */
export function PreviewStep({ view, missing }: { view: SubmissionView; missing: readonly Missing[] }) {
  return (
    <div className={css.form}>
      {missing.length > 0 ? (
        <section className={css.missing} aria-label={t('preview.missing')}>
          <h3>{t('preview.missing')}</h3>
          <ul>
            {missing.map(({ key, step, words }) => (
              <li key={key}>
                <Link {...urls.submissionStep(view.id, step)}>
                  {t('missing.do', { what: words, number: submissionSteps.indexOf(step) + 1, step: t(`step.${step}`) })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Notice>{t('preview.whole')}</Notice>
      )}
      <SubmissionLook view={view} />
    </div>
  );
}
