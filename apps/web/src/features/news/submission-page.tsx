import type { SubmissionView } from '@scholars-commons/shared/news';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { announce } from '../../lib/announce';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { FormDialog } from '../../ui/form-dialog';
import { lazyPart } from '../../ui/lazy-part';
import { PageHeader } from '../../ui/page-header';
import { Pill } from '../../ui/pill';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { useViewer } from '../accounts';
import { Stale, staleOf } from './stale';
import { SubmissionLook } from './submission-look';
import { t } from './submissions/messages';
import { lastNote, stateTone, stateWord, whenWords } from './submissions/state-words';
import css from './submissions/submissions.module.css';
import { Timeline } from './submissions/timeline';
import { Way } from './submissions/way';
import { submissionQueries } from './submissions.queries';
import { useSubmissionNews } from './use-submission-news';
import { useSubmissionWriter } from './use-submission-writer';

const SubmissionPanel = lazyPart(async () => (await import('./desk/submission-panel')).SubmissionPanel);

/** `/me/submissions/$submissionId`: how one's own submission stands. For an editor it is the same address with other acts. */
export function SubmissionPage() {
  const { submissionId } = useParams({ from: '/inside/me/submissions/$submissionId' });
  const viewer = useViewer();
  useSubmissionNews();
  const { data: view, error, refetch } = useQuery(submissionQueries.one(submissionId));
  const isMine = view?.submitter.id === viewer.scholar.id;
  return (
    <>
      <PageHeader
        title={view ? view.title || t('untitled') : t('one.pending')}
        above={isMine && <Link {...urls.mySubmissions()}>{t('title')}</Link>}
        lead={view && isMine && <Pill tone={stateTone(view.state)}>{stateWord(view.state)}</Pill>}
      />
      {!view && error && <ProblemState error={error} onRetry={() => refetch()} />}
      {!view && !error && <Skeleton lines={6} label={t('one.loading')} />}
      {view && isMine && <Mine view={view} />}
      {view && !isMine && (
        <Suspense fallback={<Skeleton lines={6} label={t('one.loading')} />}>
          <SubmissionPanel submissionId={view.id} />
        </Suspense>
      )}
    </>
  );
}

const ON_ITS_WAY: readonly SubmissionView['state'][] = ['submitted', 'in-review', 'scheduled', 'published'];

function Mine({ view }: { view: SubmissionView }) {
  const { id, state, steps, publishAt, timeZone, newsId, people, submitter, can } = view;
  const writer = useSubmissionWriter(id, view);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const [isStale, setStale] = useState(false);
  const when = publishAt && timeZone ? whenWords(publishAt, timeZone) : '';
  const note = state === 'returned' || state === 'declined' ? lastNote(steps) : null;
  const isTaken = state === 'returned' && steps.at(-1)?.step === 'unpublished';
  const named = people.filter(({ scholar }) => scholar.id !== submitter.id);
  const handleWithdraw = async () => {
    try {
      await writer.act('withdraw', {});
      announce(t('one.withdraw.done'));
    } catch (error) {
      const present = staleOf(error);
      if (!present) throw error;
      writer.read(present);
      setStale(true);
    }
  };
  return (
    <div className={css.columns}>
      <div className={css.main}>
        {ON_ITS_WAY.includes(state) && <Way view={view} />}
        <p>{isTaken ? t(note === null ? 'explain.takenNow' : 'explain.taken') : t(`explain.${state}`, { when })}</p>
        {isStale && <Stale />}
        {note && (
          <Card title={t(isTaken ? 'note.taken' : 'note')}>
            <p className={css.words} dir="auto">
              {note}
            </p>
          </Card>
        )}
        <div className={css.acts} data-screen-only>
          {can.submit && (
            <LinkButton {...urls.submissionStep(id)} kind="primary">
              {t(state === 'returned' ? 'one.edit.returned' : 'one.edit')}
            </LinkButton>
          )}
          {state === 'published' && newsId && (
            <LinkButton {...urls.newsItem(newsId)} kind="primary">
              {t('one.item')}
            </LinkButton>
          )}
          {can.withdraw && <Button onClick={() => setWithdrawing(true)}>{t('one.withdraw')}</Button>}
        </div>
        <section aria-labelledby="look">
          <h2 id="look" className={css.lookTitle}>
            {t('look')}
          </h2>
          <SubmissionLook view={view} />
        </section>
      </div>
      <div className={css.side}>
        {steps.length > 0 && (
          <Card title={t('one.steps')}>
            <Timeline steps={steps} />
          </Card>
        )}
        {named.length > 0 && (
          <Card title={t('one.people')}>
            <ul className={css.named}>
              {named.map(({ scholar, answer }) => (
                <li key={scholar.id}>
                  <bdi>{scholar.name}</bdi> <span className={css.meta}>{t(`answer.${answer}`)}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
      {isWithdrawing && (
        <FormDialog
          title={t('one.withdraw.title')}
          act={t('one.withdraw')}
          isDangerous
          size="small"
          onSubmit={handleWithdraw}
          onClose={() => setWithdrawing(false)}
        >
          <p>{t('one.withdraw.words')}</p>
        </FormDialog>
      )}
    </div>
  );
}
