import type { ProgramView } from '@scholars-commons/shared/programs';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { count } from '../../lib/numbers';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { CohortLinks } from './cohort-links';
import { t } from './messages';
import css from './programs.module.css';
import { programQueries } from './programs.queries';
import { programFacts } from './program-facts';

function Program({ program }: { program: ProgramView }) {
  return (
    <article className={css.program}>
      <h2 className={css.name} dir="auto">
        <Link to="/programs/$programId" params={{ programId: program.id }}>
          {program.name}
        </Link>
      </h2>
      <p className={css.facts}>{programFacts(program)}</p>
      {program.description && (
        <p className={css.description} dir="auto">
          {program.description}
        </p>
      )}
      {program.cohorts.length > 0 && <CohortLinks program={program.name} cohorts={program.cohorts} />}
    </article>
  );
}

/** What the institute runs, with all cohorts; the programs one took part in stand first. */
export function ProgramsPage() {
  const query = useQuery(programQueries.all());
  const isMine = (program: ProgramView) => program.cohorts.some((cohort) => cohort.isMine);
  const programs = [...(query.data?.items ?? [])].sort((a, b) => Number(isMine(b)) - Number(isMine(a)));
  const total = programs.reduce((sum, { cohorts }) => sum + cohorts.length, 0);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {query.isPending && <Skeleton shape="cards" lines={4} label={t('loading')} />}
      {query.isError && !query.data && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
      {query.data && programs.length === 0 && <EmptyState title={t('empty.title')}>{t('empty.detail')}</EmptyState>}
      {programs.length > 0 && (
        <p className={css.total}>
          {count(programs.length)} {t('title').toLocaleLowerCase()}, {t('cohorts', { count: total })}
        </p>
      )}
      <div className={css.programs}>
        {programs.map((program) => (
          <Program key={program.id} program={program} />
        ))}
      </div>
    </>
  );
}
