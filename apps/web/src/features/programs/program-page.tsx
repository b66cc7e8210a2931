import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { count } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { byLatest } from './by-latest';
import { t } from './messages';
import { programFacts } from './program-facts';
import css from './programs.module.css';
import { programQueries } from './programs.queries';
import { YearColumns } from './year-columns';

/** One program: its years as columns, its cohorts as a table. */
export function ProgramPage() {
  const { programId } = useParams({ from: '/inside/programs/$programId' });
  const query = useQuery(programQueries.all());
  const program = query.data?.items.find(({ id, slug }) => id === programId || slug === programId);
  const up = <Link {...urls.programs()}>{t('program.up')}</Link>;
  if (!program)
    return (
      <>
        <PageHeader title={t('program.pending')} above={up} />
        {query.isPending && <Skeleton shape="cards" label={t('loading')} />}
        {query.isError && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
        {query.data && (
          <EmptyState title={t('program.gone.title')} action={<LinkButton {...urls.programs()}>{t('program.up')}</LinkButton>}>
            {t('program.gone.detail')}
          </EmptyState>
        )}
      </>
    );
  const cohorts = [...program.cohorts].sort(byLatest);
  return (
    <>
      <PageHeader
        title={program.name}
        above={up}
        lead={programFacts(program)}
        actions={<LinkButton {...urls.people({ program: program.id })}>{t('program.people')}</LinkButton>}
      />
      {program.description && (
        <p className={css.description} dir="auto">
          {program.description}
        </p>
      )}
      <div className={css.programs}>
        <Card title={t('program.years')}>
          <YearColumns cohorts={cohorts} />
        </Card>
        <Card title={t('cohortsOf', { program: program.name })}>
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{t('column.cohort')}</th>
                  <th scope="col">{t('column.year')}</th>
                  <th scope="col">{t('column.format')}</th>
                  <th scope="col" className={css.number}>
                    {t('column.scholars')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {cohorts.map((cohort) => (
                  <tr key={cohort.id}>
                    <th scope="row" dir="auto">
                      <Link {...urls.cohort(cohort.id)}>{cohort.name}</Link>
                      {cohort.isMine && <span className={css.mine}> {t('mine')}</span>}
                    </th>
                    <td>{cohort.year}</td>
                    <td>{t(`format.${cohort.format}`)}</td>
                    <td className={css.number}>{count(cohort.scholarCount)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      </div>
    </>
  );
}
