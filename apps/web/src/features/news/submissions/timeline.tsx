import type { SubmissionStep } from '@scholars-commons/shared/news';
import { fullTime } from '../../../lib/dates';
import { rich } from '../../../lib/rich-text';
import { t } from './messages';
import { stepWord } from './state-words';
import css from './submissions.module.css';

/** Everything that happened to a submission, with dates, who did it, and what editors said. */
export function Timeline({ steps }: { steps: readonly SubmissionStep[] }) {
  return (
    <ol className={css.timeline} aria-label={t('one.steps')}>
      {steps.map(({ step, at, byName, note }) => (
        <li key={`${at} ${step}`}>
          <p>
            <b>{stepWord(step)}</b>
          </p>
          <p className={css.meta}>
            <time dateTime={at}>{fullTime(at)}</time>
            {byName && <> {rich(t('step.by', { name: byName }), { person: (name) => <bdi>{name}</bdi> })}</>}
          </p>
          {note && (
            <blockquote className={css.note} dir="auto">
              {note}
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  );
}
