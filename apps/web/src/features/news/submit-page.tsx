import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { fullTime } from '../../lib/dates';
import { discardEdits, restoreEdits } from '../../lib/autosave/edits';
import { type Draft, drafts } from '../../lib/drafts';
import { urls } from '../../lib/urls';
import { PageHeader } from '../../ui/page-header';
import { Notice } from '../../ui/notice';
import { ProblemState } from '../../ui/problem-state';
import { RestoreNotice } from '../../ui/restore-notice';
import { SaveStatus } from '../../ui/save-status';
import { Skeleton } from '../../ui/skeleton';
import { useViewer } from '../accounts';
import { t as listWords } from './submissions/messages';
import { lastNote } from './submissions/state-words';
import { submissionQueries } from './submissions.queries';
import { isDraftOf } from './submit/forms';
import { t } from './submit/messages';
import css from './submit/submit.module.css';
import { Wizard } from './submit/wizard';
import { useSubmissionWriter } from './use-submission-writer';

const NOTHING: ReadonlyMap<string, Draft> = new Map();

const leftBehind = async (submissionId: string): Promise<ReadonlyMap<string, Draft>> =>
  // What this tab holds stands in the form already.
  new Map((await drafts.all()).filter(([place]) => isDraftOf(submissionId, place) && !drafts.held(place)));

/** What an earlier visit wrote here and maybe could not save. */
function useLeftBehind(submissionId: string) {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let gone = false;
    void leftBehind(submissionId).then((left) => {
      if (!gone) setFound(left);
    });
    return () => {
      gone = true;
    };
  }, [submissionId]);
  return [found, setFound] as const;
}

/** `/news/submit/$submissionId`: the five steps of one's own draft. */
export function SubmitPage() {
  const { submissionId } = useParams({ from: '/inside/news/submit/$submissionId' });
  const { step = 'what' } = useSearch({ from: '/inside/news/submit/$submissionId' });
  const viewer = useViewer();
  const { data: view, error, refetch } = useQuery(submissionQueries.one(submissionId));
  const writer = useSubmissionWriter(submissionId, view);
  const [found, setFound] = useLeftBehind(submissionId);
  // On the desk it is left alone; an editor who followed the address has a panel for it.
  if (view && (!view.can.submit || view.submitter.id !== viewer.scholar.id))
    return <Navigate {...urls.mySubmission(submissionId)} replace />;
  const note = view?.state === 'returned' ? lastNote(view.steps) : null;
  const latest = Math.max(...[...found.values()].map(({ savedAt }) => savedAt));
  const handleRestore = async () => {
    setFound(await restoreEdits(found));
  };
  const handleDiscard = async () => {
    await discardEdits(found);
    setFound(NOTHING);
  };
  return (
    <>
      <PageHeader title={t('title')} above={<Link {...urls.mySubmissions()}>{listWords('title')}</Link>} />
      {!view && error && <ProblemState error={error} onRetry={() => refetch()} />}
      {!view && !error && <Skeleton lines={6} label={t('loading')} />}
      {view && <SaveStatus log={writer.log} />}
      <div className={css.notices}>
        {note && (
          <Notice>
            <p>{t('note.lead')}</p>
            <p>
              <strong>{t('note')}:</strong> <span dir="auto">{note}</span>
            </p>
          </Notice>
        )}
        {found.size > 0 && (
          <RestoreNotice
            detail={t('draft.detail', { time: fullTime(latest) })}
            onRestore={() => void handleRestore()}
            onDiscard={() => void handleDiscard()}
          />
        )}
      </div>
      {view && <Wizard key={view.id} view={view} step={step} writer={writer} />}
    </>
  );
}
