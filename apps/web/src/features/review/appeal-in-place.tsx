import type { ReviewThing } from '@scholars-commons/shared/review';
import { longDate, relativeTime } from '../../lib/dates';
import css from './case.module.css';
import { t } from './messages';
import { Reports, ThingInPlace } from './thing-in-place';
import { outcomeLine } from './words';

type Appealed = Extract<ReviewThing, { kind: 'appeal' }>;

/** What somebody asks to have looked at again: why, what was decided by whom for which reason, and what it was about, where it stands. */
export function AppealInPlace({ thing, name }: { thing: Appealed; name: string }) {
  const { words, against, suspension, about, flags } = thing;
  return (
    <>
      <section className={css.thing}>
        <h3>
          <bdi>{t('case.appeal', { name })}</bdi>
        </h3>
        <blockquote dir="auto" className={css.words}>
          {words}
        </blockquote>
      </section>
      <section className={css.thing}>
        <h3>{t('case.against')}</h3>
        {against && (
          <>
            <p>{outcomeLine(about?.kind ?? 'post', against)}</p>
            {against.reason && <p className={css.meta}>{t('case.against.reason', { reason: t(`flag.${against.reason}`) })}</p>}
            {against.words && <Told words={against.words} name={name} />}
          </>
        )}
        {suspension && <Suspended suspension={suspension} name={name} isToldAbove={against?.words === suspension.reason} />}
      </section>
      {about && (
        <section className={css.thing}>
          <h3>{t('case.about')}</h3>
          <ThingInPlace thing={about} />
        </section>
      )}
      {flags.length > 0 && <Reports flags={flags} />}
    </>
  );
}

function Told({ words, name }: { words: string; name: string }) {
  return (
    <>
      <p className={css.meta}>
        <bdi>{t('case.against.words', { name })}</bdi>
      </p>
      <blockquote dir="auto" className={css.words}>
        {words}
      </blockquote>
    </>
  );
}

interface SuspendedProps {
  suspension: NonNullable<Appealed['suspension']>;
  name: string;
  /** It is the one that the decision above made. */
  isToldAbove: boolean;
}

function Suspended({ suspension: { reason, until, byName, at }, name, isToldAbove }: SuspendedProps) {
  return (
    <>
      <p>{until ? t('case.suspension', { date: longDate(until) }) : t('case.suspension.open')}</p>
      {!isToldAbove && byName && at && <p className={css.meta}>{t('case.suspension.by', { name: byName, when: relativeTime(at) })}</p>}
      {!isToldAbove && <Told words={reason} name={name} />}
    </>
  );
}
