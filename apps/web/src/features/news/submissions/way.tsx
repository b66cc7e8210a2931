import type { SubmissionState, SubmissionView } from '@scholars-commons/shared/news';
import { shortDate } from '../../../lib/dates';
import { t } from './messages';
import { stateWord } from './state-words';
import css from './submissions.module.css';

const way = ['submitted', 'in-review', 'scheduled', 'published'] as const satisfies readonly SubmissionState[];

/** Submitted, in review, scheduled, published: where it is on its way, with the dates of what is behind it. */
export function Way({ view: { state, steps } }: { view: SubmissionView }) {
  const here = way.indexOf(state as (typeof way)[number]);
  // A step back begins the way anew: what lies before it is past.
  const turned = steps.findLastIndex(({ step }) => step === 'returned' || step === 'unpublished');
  const atOf = (one: SubmissionState) => steps.slice(turned + 1).findLast(({ step }) => step === one)?.at;
  return (
    <ol className={css.way} aria-label={t('one.way')}>
      {way.map((one, index) => {
        const at = index <= here ? atOf(one) : undefined;
        const place = index === here ? 'now' : index < here ? 'done' : 'ahead';
        return (
          // Published at once: it was never scheduled, and that is no gap.
          <li key={one} data-place={place === 'done' && !at ? 'passed' : place} aria-current={place === 'now' ? 'step' : undefined}>
            <span className={css.wayWord}>{stateWord(one)}</span>
            <span className={css.meta}>
              {at ? <time dateTime={at}>{shortDate(at)}</time> : place === 'done' ? '–' : t(`one.way.${place}`)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
