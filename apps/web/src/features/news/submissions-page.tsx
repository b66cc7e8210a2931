import type { SubmissionRow, SubmissionState } from '@scholars-commons/shared/news';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { shortDate } from '../../lib/dates';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { Pill } from '../../ui/pill';
import { ProblemState } from '../../ui/problem-state';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { kindWord } from './kinds';
import { t as newsWords } from './messages';
import { t } from './submissions/messages';
import { stateTone, stateWord, whenWords } from './submissions/state-words';
import css from './submissions/submissions.module.css';
import { submissionQueries } from './submissions.queries';
import { useSubmissionNews } from './use-submission-news';

const states = [
  'draft',
  'submitted',
  'in-review',
  'returned',
  'scheduled',
  'published',
  'declined',
  'withdrawn',
] as const satisfies readonly SubmissionState[];

function Row({ row }: { row: SubmissionRow }) {
  const { id, state, kind, title, updatedAt, publishAt, timeZone, newsId, note } = row;
  const isMine = state === 'draft' || state === 'returned';
  return (
    <li className={css.row}>
      <div className={css.head}>
        <h2 className={css.title}>
          <Link {...urls.mySubmission(id)}>
            <bdi>{title || t('untitled')}</bdi>
          </Link>
        </h2>
        <Pill tone={stateTone(state)}>{stateWord(state)}</Pill>
      </div>
      <p className={css.meta}>
        {kindWord(kind)} · <time dateTime={updatedAt}>{t('changed', { date: shortDate(updatedAt) })}</time>
        {state === 'scheduled' && publishAt && timeZone && <> · {t('goesOut', { when: whenWords(publishAt, timeZone) })}</>}
      </p>
      {note && (state === 'returned' || state === 'declined') && (
        <p>
          <b>{t('note')}:</b> <span dir="auto">{note}</span>
        </p>
      )}
      {(isMine || newsId) && (
        <p className={css.acts} data-screen-only>
          {isMine && (
            <LinkButton {...urls.submissionStep(id)} size="small">
              {t('goOn')}
            </LinkButton>
          )}
          {state === 'published' && newsId && <Link {...urls.newsItem(newsId)}>{t('read')}</Link>}
        </p>
      )}
    </li>
  );
}

/** `/me/submissions`: what I shared or began, the last changed first. */
export function SubmissionsPage() {
  const { state } = useSearch({ from: '/inside/me/submissions' });
  const navigate = useNavigate();
  useSubmissionNews();
  const query = useInfiniteQuery(submissionQueries.mine(state));
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const share = (
    <LinkButton {...urls.submitNews()} kind="primary">
      {newsWords('share')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={share} />
      <div className={css.filter} data-screen-only>
        <SelectField
          label={t('filter.state')}
          options={[{ value: '', label: t('filter.state.all') }, ...states.map((one) => ({ value: one, label: stateWord(one) }))]}
          value={state ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ ...urls.mySubmissions(states.find((one) => one === value)), replace: true })
          }
        />
      </div>
      {query.isPending && <Skeleton shape="people" lines={4} label={t('loading')} />}
      {query.isError && !rows && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
      {rows && rows.length > 0 && (
        <ul className={css.list} aria-label={t('list')}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {rows?.length === 0 && !state && (
        <EmptyState title={t('empty.title')} action={share}>
          {t('empty.words')}
        </EmptyState>
      )}
      {rows?.length === 0 && state && (
        <EmptyState title={t('empty.filtered')} action={<LinkButton {...urls.mySubmissions()}>{t('empty.filtered.do')}</LinkButton>} />
      )}
      {query.isFetchNextPageError && <Notice tone="attention">{t('moreFailed')}</Notice>}
      {query.hasNextPage && (
        <p className={css.more}>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </>
  );
}
