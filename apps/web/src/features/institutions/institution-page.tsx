import { HUB_AT } from './hub';
import type { InstitutionView } from '@scholars-commons/shared/institutions';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { count } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { Pill } from '../../ui/pill';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { NewsSection } from '../news';
import { CountCard } from '../scholars';
import { Facts, KinList } from './facts';
import { placeWords } from './institution-list';
import css from './institution-page.module.css';
import { institutionQueries } from './institutions.queries';
import { t } from './messages';
import { PeopleHere } from './people-here';

/** Whether it is a hub; close to it, how many are missing. */
function Hub({ view: { isHub, scholarCount, missing } }: { view: InstitutionView }) {
  const words = isHub ? t('one.hub.is', { count: count(scholarCount) }) : missing ? t('one.hub.missing', { missing }) : t('one.hub.not');
  return (
    <Card title={t('one.hub.title')}>
      <p>{words}</p>
      {!isHub && (
        <ol className={css.seats} role="img" aria-label={t('one.hub.meter', { count: scholarCount, needed: HUB_AT })}>
          {Array.from({ length: HUB_AT }, (_, seat) => (
            <li key={seat} data-taken={seat < scholarCount || undefined} />
          ))}
        </ol>
      )}
    </Card>
  );
}

/** That it has closed, and where its work goes on: at one, whom its people count for, or at several. */
function Closed({ view: { status, successor, successors } }: { view: InstitutionView }) {
  if (status === 'active') return null;
  const next = successor ? [successor] : successors;
  return (
    <Notice tone="info">
      {status === 'inactive' ? t('one.closed') : t('one.withdrawn')}{' '}
      {next.length > 0 && (
        <>
          {t('one.follows')} <KinList institutions={next} />.{' '}
        </>
      )}
      {successor && t('one.follows.people')}
    </Notice>
  );
}

/** One institution: facts, whether it is a hub, its people and how they are made up, whom it sent. */
export function InstitutionPage() {
  const { institutionId } = useParams({ from: '/inside/institutions/$institutionId' });
  const query = useQuery(institutionQueries.institution(institutionId));
  const view = query.data;
  const up = <Link {...urls.institutions()}>{t('one.up')}</Link>;
  if (!view)
    return (
      <>
        <PageHeader title={t('one.pending')} above={up} />
        {query.isPending ? (
          <Skeleton shape="cards" lines={3} label={t('one.loading')} />
        ) : (
          <ProblemState error={query.error} onRetry={() => query.refetch()} />
        )}
      </>
    );
  return (
    <>
      <PageHeader
        title={view.name}
        above={up}
        lead={
          <span className={css.lead}>
            <bdi>{placeWords(view)}</bdi>
            {view.isHub && <Pill tone="live">{t('hub')}</Pill>}
            {view.status !== 'active' && <Pill>{t(`status.${view.status}`)}</Pill>}
          </span>
        }
      />
      <Closed view={view} />
      {view.isProposed && <Notice tone="info">{t('one.proposedNote')}</Notice>}
      <div className={css.columns}>
        <div className={css.main}>
          <PeopleHere view={view} />
          <Suspense fallback={null}>
            <NewsSection of={{ institution: view.id }} all={{ institution: view.id, at: view.name }} />
          </Suspense>
        </div>
        <div className={css.side}>
          {view.status === 'active' && <Hub view={view} />}
          <Facts view={view} />
          {view.byProfession.length > 0 && (
            <CountCard
              title={t('one.byProfession')}
              column={t('column.profession')}
              rows={view.byProfession.map(({ code, name, count: people }) => ({ key: code, label: name, value: people }))}
              renderLabel={({ key, label }) => (
                <Link {...urls.people({ institution: view.id, profession: key })} className={css.quietLink}>
                  {label}
                </Link>
              )}
            />
          )}
          {view.byCohort.length > 0 && (
            <CountCard
              title={t('one.byCohort')}
              column={t('column.cohort')}
              rows={view.byCohort.map(({ cohort, count: people }) => ({
                key: cohort.id,
                label: t('cohort', { program: cohort.program.name, cohort: cohort.name }),
                value: people,
              }))}
              renderLabel={({ key, label }) => (
                <Link {...urls.cohort(key)} className={css.quietLink}>
                  {label}
                </Link>
              )}
            />
          )}
        </div>
      </div>
    </>
  );
}
