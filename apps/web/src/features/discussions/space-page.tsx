import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemError } from '../../lib/api-client';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { lazyDialog } from '../../ui/lazy-part';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { discussionQueries } from './discussions.queries';
import { t as searchWords } from './search/messages';
import { SearchForm } from './search/search-form';
import { SpaceStrip } from './spaces/space-strip';
import { t } from './threads/messages';
import css from './spaces/spaces.module.css';
import { ThreadList } from './threads/thread-list';

const SpaceDialog = lazyDialog(async () => (await import('./spaces/space-dialog')).SpaceDialog);

const NOT_FOUND = new ProblemError({ type: 'about:blank', title: 'Not Found', status: 404 });

/** `/discussions/:spaceSlug`: one space and its threads. */
export function SpacePage() {
  const { spaceSlug } = useParams({ from: '/inside/discussions/$spaceSlug' });
  const search = useSearch({ from: '/inside/discussions/$spaceSlug' });
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(discussionQueries.spaces());
  const [isEditing, setEditing] = useState(false);
  const space = data?.items.find(({ slug }) => slug === spaceSlug);
  const start = space?.can.start && (
    <LinkButton {...urls.newThread(space.slug)} kind="primary">
      {t('compose')}
    </LinkButton>
  );
  return (
    <>
      {space && <SpaceStrip name={space.name} />}
      <PageHeader
        title={space?.name ?? t('space.unknown')}
        above={<Link {...urls.discussions()}>{t('space.in')}</Link>}
        lead={space && <span dir="auto">{space.description}</span>}
        actions={
          <>
            {space?.can.edit && <Button onClick={() => setEditing(true)}>{t('space.edit')}</Button>}
            {start}
          </>
        }
      />
      {space?.kind === 'cohort' && (
        <div className={css.note}>
          <Notice>{t(space.readAsModerator ? 'space.moderator' : 'space.cohort')}</Notice>
        </div>
      )}
      {space && isEditing && <SpaceDialog space={space} onClose={() => setEditing(false)} />}
      {error && <ProblemState error={error} onRetry={() => refetch()} />}
      {data && !space && <ProblemState error={NOT_FOUND} />}
      {!data && !error && <Skeleton label={t('space.loading')} />}
      {space && (
        <SearchForm
          key={space.slug}
          label={searchWords('label.space', { space: space.name })}
          onSearch={(q) => void navigate(urls.search({ ...(q ? { q } : {}), space: space.slug }))}
        />
      )}
      {space && (
        <ThreadList
          key={space.id}
          space={space}
          search={search}
          onSearch={(next) => void navigate({ ...urls.space(space.slug, next), replace: true, resetScroll: false })}
          start={start}
        />
      )}
    </>
  );
}
