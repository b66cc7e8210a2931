import type { DecisionView } from '@scholars-commons/shared/review';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 } from 'uuid';
import { announce } from '../../lib/announce';
import { urls } from '../../lib/urls';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { Time } from '../../ui/time';
import { useViewer } from '../accounts';
import { takeAsDraft } from '../discussions';
import { AppealForm } from './appeal-form';
import css from './decision-page.module.css';
import { t } from './messages';
import { reviewQueries, reviewRequests } from './review.queries';

/** `/me/decisions/:reviewId`: what was decided about something of mine and why, my words back, and how to ask for another look. */
export function DecisionPage() {
  const { reviewId } = useParams({ from: '/inside/me/decisions/$reviewId' });
  const { data, error, refetch } = useQuery(reviewQueries.decision(reviewId));
  return (
    <div className={css.page}>
      <PageHeader title={t('own.title')} lead={data && t(`own.${data.kind}`, { title: data.title })} />
      {error && !data && <ProblemState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton lines={6} label={t('own.loading')} />}
      {data && <Decided key={data.id} view={data} />}
    </div>
  );
}

function Decided({ view }: { view: DecisionView }) {
  const { kind, decision, reason, words, at, text, thread, submissionId } = view;
  const navigate = useNavigate();
  const viewerId = useViewer().scholar.id;
  const outcome = kind === 'scholar' && decision === 'remove-and-warn' ? 'warn' : decision;
  const isTakenBack = view.appeal?.outcome === 'overturn';
  const handleDraft = async () => {
    if (!thread || text === null) return;
    await takeAsDraft(thread, viewerId, text);
    announce(t('own.draft.done'));
    await navigate(urls.thread(thread));
  };
  return (
    <>
      <Card>
        {outcome !== 'uphold' && outcome !== 'overturn' && <p className={css.outcome}>{t(`own.outcome.${outcome}`)}</p>}
        <p dir="auto">{words}</p>
        <p className={css.meta}>
          {t('own.reason', { reason: t(`flag.${reason}`) })} · <Time at={at} /> · <Link {...urls.guidelines()}>{t('guidelines')}</Link>
        </p>
      </Card>
      {text !== null && !isTakenBack && (
        <Card title={t('own.text')}>
          <p className={css.text} dir="auto">
            {text}
          </p>
          {thread && !thread.isClosed && <Button onClick={() => void handleDraft()}>{t('own.draft')}</Button>}
        </Card>
      )}
      {submissionId && <Link {...urls.mySubmission(submissionId)}>{t('own.submission')}</Link>}
      <Appeal view={view} />
    </>
  );
}

function Appeal({ view: { id, appeal, can } }: { view: DecisionView }) {
  const cache = useQueryClient();
  const viewerId = useViewer().scholar.id;
  // One id for all tries: sent again after a lost answer, it is one appeal.
  const [appealId] = useState(() => v7());
  if (!appeal && !can.appeal) return null;
  return (
    <Card title={t('own.appeal.title')}>
      {appeal ? (
        <>
          {appeal.outcome && <Notice tone={appeal.outcome === 'overturn' ? 'done' : 'info'}>{t(`own.appeal.${appeal.outcome}`)}</Notice>}
          {appeal.answer && <p dir="auto">{appeal.answer}</p>}
          {!appeal.outcome && <Notice tone="done">{t('own.appeal.sent')}</Notice>}
          <p className={css.meta}>
            {t('own.appeal.asked')} · <Time at={appeal.at} />
          </p>
          <p className={css.text} dir="auto">
            {appeal.words}
          </p>
        </>
      ) : (
        <>
          <p>{t('own.appeal.lead')}</p>
          <AppealForm
            place={`appeal:${id}`}
            scholarId={viewerId}
            onSend={async (words) => {
              cache.setQueryData(reviewQueries.decision(id).queryKey, await reviewRequests.appeal(id, { id: appealId, words }));
              announce(t('own.appeal.sent'));
            }}
          />
        </>
      )}
    </Card>
  );
}
