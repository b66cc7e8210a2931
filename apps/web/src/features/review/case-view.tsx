import type { ReviewCase } from '@scholars-commons/shared/review';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { longDate } from '../../lib/dates';
import { urls } from '../../lib/urls';
import { Notice } from '../../ui/notice';
import { Pill } from '../../ui/pill';
import { Time } from '../../ui/time';
import { AppealInPlace } from './appeal-in-place';
import css from './case.module.css';
import { t } from './messages';
import { Reports, ThingInPlace } from './thing-in-place';
import { decisionWord, outcomeLine } from './words';

interface Props {
  view: ReviewCase;
  viewerId: string;
  /** The heading's level below that of the page. */
  children?: ReactNode;
}

/** A case with all that is needed to judge it: the thing where it stands, what was reported, what is known of the person. */
export function CaseView({ view, viewerId, children }: Props) {
  const { title, kind, subject, openedAt, outcome, heldBy, matched, suggestion, thing } = view;
  return (
    <article className={css.case} aria-label={title || t('row.untitled')}>
      <header>
        <h2 tabIndex={-1} className={css.title} dir="auto">
          {title || t('row.untitled')}
        </h2>
        <p className={css.meta}>
          {t(`one.${kind}`)} ·{' '}
          <Link {...urls.scholar(subject.id)}>
            <bdi>{subject.name}</bdi>
          </Link>{' '}
          · {t('case.opened', { when: '' })}
          <Time at={openedAt} />
        </p>
      </header>
      {outcome && (
        <Notice tone="done">
          <p>{outcomeLine(kind, outcome)}</p>
          {outcome.words && <p dir="auto">{outcome.words}</p>}
        </Notice>
      )}
      {!outcome && heldBy && heldBy.scholarId !== viewerId && (
        <Notice>
          <bdi>{t('row.held', { name: heldBy.name })}</bdi>
        </Notice>
      )}
      {thing.kind === 'submission' && children}
      {thing.kind === 'appeal' && <AppealInPlace thing={thing} name={subject.name} />}
      {thing.kind !== 'submission' && thing.kind !== 'appeal' && <ThingInPlace thing={thing} />}
      {matched.length > 0 && (
        <p className={css.matched}>
          {matched.map((what) => (
            <Pill key={what} tone="attention">
              {t('case.matched', { what })}
            </Pill>
          ))}
        </p>
      )}
      {view.flags.length > 0 && <Reports flags={view.flags} />}
      {thing.kind !== 'submission' && <History view={view} />}
      {suggestion && !outcome && (
        <p className={css.suggestion}>
          <b>{t('case.suggestion', { decision: decisionWord(kind, suggestion.decision) })}</b> {suggestion.why}
        </p>
      )}
    </article>
  );
}

function History({ view: { subject, history } }: Pick<Props, 'view'>) {
  return (
    <section className={css.thing}>
      <h3>
        <bdi>{t('case.history', { name: subject.name })}</bdi>
      </h3>
      <ul className={css.facts}>
        <li>{t('history.posts', { count: history.posts })}</li>
        <li>{t('history.removed', { count: history.removed })}</li>
        <li>{t('history.warnings', { count: history.warnings })}</li>
        <li>{t('history.suspensions', { count: history.suspensions })}</li>
        {history.memberSince && <li>{t('history.since', { date: longDate(history.memberSince) })}</li>}
      </ul>
    </section>
  );
}
