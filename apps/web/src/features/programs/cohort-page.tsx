import type { CohortView } from '@scholars-commons/shared/programs';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { longDate } from '../../lib/dates';
import { count, countryName } from '../../lib/numbers';
import { rich } from '../../lib/rich-text';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Pill } from '../../ui/pill';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { CountCard, ScholarCard } from '../scholars';
import css from './cohort-page.module.css';
import { t } from './messages';
import { programQueries } from './programs.queries';

const noon = (day: string) => `${day.slice(0, 10)}T12:00:00`;

function Lead({ cohort }: { cohort: CohortView }) {
  const { startsOn, endsOn } = cohort;
  const dates =
    startsOn && endsOn ? t('cohort.dates', { from: longDate(noon(startsOn)), to: longDate(noon(endsOn)) }) : String(cohort.year);
  return (
    <span className={css.lead}>
      {[dates, t(`format.${cohort.format}`), t('scholars', { count: cohort.scholarCount, shown: count(cohort.scholarCount) })].join(' · ')}
      {cohort.isMine && <Pill tone="identity">{t('cohort.mine')}</Pill>}
    </span>
  );
}

type Entry = CohortView['roster']['items'][number];

function RosterLine({ role, sentBy }: Pick<Entry, 'role' | 'sentBy'>) {
  if (role === 'participant' && !sentBy) return null;
  return (
    <p className={css.line} dir="auto">
      {role !== 'participant' && t(`role.${role}`)}
      {role !== 'participant' && sentBy && ', '}
      {sentBy &&
        rich(t('cohort.sentBy', { name: sentBy.name }), {
          place: (name) => <Link {...urls.institution(sentBy.id)}>{name}</Link>,
        })}
    </p>
  );
}

/** One run of a program: its roster, where its people are and what they do, the way to its space. */
export function CohortPage() {
  const { cohortId } = useParams({ from: '/inside/cohorts/$cohortId' });
  const query = useInfiniteQuery(programQueries.cohort(cohortId));
  const cohort = query.data?.pages[0];
  if (!cohort)
    return (
      <>
        <PageHeader title={t('cohort.pending')} />
        {query.isPending ? (
          <Skeleton shape="people" lines={5} label={t('cohort.loading')} />
        ) : (
          <ProblemState error={query.error} onRetry={() => query.refetch()} />
        )}
      </>
    );
  const roster = query.data?.pages.flatMap((page) => page.roster.items) ?? [];
  const hidden = query.hasNextPage ? 0 : cohort.scholarCount - roster.length;
  const { space, program } = cohort;
  return (
    <>
      <PageHeader
        title={t('cohort.title', { program: program.name, cohort: cohort.name })}
        above={
          <Link to="/programs/$programId" params={{ programId: program.id }}>
            {program.name}
          </Link>
        }
        lead={<Lead cohort={cohort} />}
        actions={
          <>
            {space && (
              <LinkButton kind="primary" {...urls.space(space.slug)}>
                {t('cohort.space')}
              </LinkButton>
            )}
            <LinkButton {...urls.people({ program: program.id, cohort: cohort.id })}>{t('cohort.directory')}</LinkButton>
          </>
        }
      />
      <div className={css.columns}>
        <section aria-label={t('cohort.roster')}>
          <h2 className={css.heading}>{t('cohort.roster')}</h2>
          {roster.length === 0 && <EmptyState title={t('cohort.rosterEmpty.title')}>{t('cohort.rosterEmpty.detail')}</EmptyState>}
          <ul className={css.roster}>
            {roster.map((entry) => (
              <li key={entry.id}>
                <ScholarCard card={entry} extra={<RosterLine role={entry.role} sentBy={entry.sentBy} />} />
              </li>
            ))}
          </ul>
          {roster.length > 0 && hidden > 0 && <p className={css.hidden}>{t('cohort.hidden', { count: hidden, shown: count(hidden) })}</p>}
          {query.isFetchNextPageError && <ProblemState error={query.error} />}
          {query.hasNextPage && (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('cohort.more')}
            </Button>
          )}
        </section>
        <div className={css.side}>
          {cohort.countries.length > 0 && (
            <CountCard
              title={t('cohort.countries')}
              column={t('column.country')}
              rows={cohort.countries.map(({ code, count: people }) => ({ key: code, label: countryName(code), value: people }))}
            />
          )}
          {cohort.professions.length > 0 && (
            <CountCard
              title={t('cohort.professions')}
              column={t('column.profession')}
              rows={cohort.professions.map(({ code, name, count: people }) => ({ key: code, label: name, value: people }))}
            />
          )}
        </div>
      </div>
    </>
  );
}
