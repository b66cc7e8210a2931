import type { GrantHolder } from '@scholars-commons/shared/grants';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { photoUrl } from '../../lib/photo-url';
import { rich } from '../../lib/rich-text';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { Time } from '../../ui/time';
import { type FoundScholar, PersonName, ScholarField } from '../scholars';
import { GrantsDialog } from './grants-dialog';
import { grantQueries } from './grants.queries';
import css from './grants.module.css';
import { t } from './messages';

/** `/desk/grants`: who is of staff, for admins. */
export function GrantsPage() {
  const { data, error, refetch } = useQuery(grantQueries.holders());
  const [chosen, setChosen] = useState<FoundScholar>();
  return (
    <div className={css.page}>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error && !data && <ProblemState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton shape="people" lines={5} label={t('loading')} />}
      {data && (
        <>
          <div className={css.find}>
            <ScholarField label={t('find')} hint={t('find.hint')} onPick={setChosen} />
          </div>
          {data.items.length === 0 && <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>}
          {data.items.length > 0 && (
            <ul className={css.holders} aria-label={t('list')}>
              {data.items.map((holder) => (
                <Holder key={holder.scholar.id} holder={holder} onChange={() => setChosen(holder.scholar)} />
              ))}
            </ul>
          )}
        </>
      )}
      {chosen && <GrantsDialog key={chosen.id} scholar={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}

function Holder({ holder: { scholar, grants }, onChange }: { holder: GrantHolder; onChange: () => void }) {
  return (
    <li className={css.holder}>
      <Avatar name={scholar.name} src={photoUrl(scholar.photoId)} size={40} />
      <div className={css.words}>
        <Link {...urls.scholar(scholar.id)} className={css.name}>
          <PersonName credentials={scholar.credentials}>{scholar.name}</PersonName>
        </Link>
        <ul className={css.grants}>
          {grants.map(({ kind, givenAt, givenByName }) => (
            <li key={kind}>
              <b>{t(kind)}</b>{' '}
              <span className={css.since}>
                {rich(t(givenByName ? 'since.by' : 'since', { when: '', name: givenByName ?? '' }), {
                  time: () => <Time at={givenAt} />,
                  name: (words) => <bdi>{words}</bdi>,
                })}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <Button onClick={onChange} aria-label={t('change.label', { name: scholar.name })}>
        {t('change')}
      </Button>
    </li>
  );
}
