import type { SubmissionView } from '@scholars-commons/shared/news';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { announce } from '../../../lib/announce';
import { rich } from '../../../lib/rich-text';
import { useSingleKeys } from '../../../lib/single-keys';
import { urls } from '../../../lib/urls';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Pill } from '../../../ui/pill';
import { ProblemState } from '../../../ui/problem-state';
import { Skeleton } from '../../../ui/skeleton';
import { Stale, staleOf } from '../stale';
import { SubmissionLook } from '../submission-look';
import { stateTone, stepWord, whenWords } from '../submissions/state-words';
import { Timeline } from '../submissions/timeline';
import { submissionQueries } from '../submissions.queries';
import { useSubmissionWriter } from '../use-submission-writer';
import css from './desk.module.css';
import { EditDialog } from './edit-dialog';
import { t } from './messages';
import { NoteDialog, type ReadyReason } from './note-dialog';
import { PublishedBar } from './published-bar';
import { ScheduleDialog } from './schedule-dialog';
import { useActs } from './use-acts';
import type { Mended } from './use-mending';

type Asking = 'edit' | 'schedule' | 'return' | 'decline' | 'unpublish';

export interface SubmissionPanelProps {
  submissionId: string;
  /** It is decided, and whoever shows the panel may go on to the next. After publishing: when the time to undo it is over, or on "Go on". */
  onDone?: () => void;
  reasons?: readonly ReadyReason[];
}

const NO_REASONS: readonly ReadyReason[] = [];

/** A submission on the desk: as it will look, and what an editor may do with it. Showing it marks it as in review. */
export function SubmissionPanel({ submissionId, onDone, reasons = NO_REASONS }: SubmissionPanelProps) {
  const { data: view, error, refetch } = useQuery(submissionQueries.one(submissionId));
  if (!view) return error ? <ProblemState error={error} onRetry={() => refetch()} /> : <Skeleton lines={8} label={t('loading')} />;
  return <Panel key={view.id} view={view} onDone={onDone} reasons={reasons} />;
}

interface PanelProps extends Pick<Required<SubmissionPanelProps>, 'reasons'> {
  view: SubmissionView;
  onDone: (() => void) | undefined;
}

/** Whether it can be undone without a reason, by the clock of this device; the api has the last word. */
const isUndoable = ({ can, undoUntil }: SubmissionView) => can.unpublish && undoUntil !== null && Date.parse(undoUntil) > Date.now();

function Panel({ view, onDone, reasons }: PanelProps) {
  const { id, state, submitter, publishAt, timeZone, newsId, steps, undoUntil, can } = view;
  const writer = useSubmissionWriter(id, view);
  const { busy, fault, isStale, act, press } = useActs(writer, view);
  const [asking, setAsking] = useState<Asking>();
  const [overAt, setOverAt] = useState(() => (isUndoable(view) ? null : undoUntil));
  const isOver = overAt === undoUntil;
  const [isFresh, setFresh] = useState(false);
  const place = useRef<HTMLElement>(null);

  const decide = async (work: Promise<void>) => {
    await work;
    onDone?.();
  };
  const handlePublish = async () => setFresh(await press('publish', {}));
  const handleUndo = async () => {
    setFresh(false);
    if (await press('unpublish', {})) place.current?.focus();
  };
  const handleSave = async (change: Mended, seen: number) => {
    try {
      await writer.change(change, seen);
      announce(t('edit.done'));
    } catch (error) {
      const present = staleOf(error);
      if (present) writer.read(present);
      throw error;
    }
  };
  const close = () => setAsking(undefined);
  useSingleKeys({
    ...(can.publish && busy === undefined ? { a: () => void handlePublish() } : {}),
    ...(can.approve ? { s: () => setAsking('schedule') } : {}),
    ...(can.edit ? { e: () => setAsking('edit') } : {}),
    ...(can.return ? { r: () => setAsking('return') } : {}),
    ...(can.decline ? { d: () => setAsking('decline') } : {}),
  });
  const hasActs = can.publish || can.approve || can.return || can.decline || can.edit || can.unpublish;
  return (
    <section ref={place} tabIndex={-1} className={css.panel} aria-label={t('panel')}>
      <p className={css.meta}>
        <Pill tone={stateTone(state)}>{stepWord(state)}</Pill>
        <span>
          {rich(t('by', { name: submitter.name }), {
            person: (name) => (
              <Link {...urls.scholar(submitter.id)}>
                <bdi>{name}</bdi>
              </Link>
            ),
          })}
        </span>
      </p>
      {state === 'scheduled' && publishAt && timeZone && <Notice>{t('scheduled', { when: whenWords(publishAt, timeZone) })}</Notice>}
      {isStale && <Stale />}
      {fault && <Notice tone="danger">{fault}</Notice>}
      {!isOver && undoUntil && can.unpublish && (
        <PublishedBar
          key={undoUntil}
          until={undoUntil}
          isBusy={busy === 'unpublish'}
          takesFocus={isFresh}
          onUndo={() => void handleUndo()}
          onOver={() => {
            setOverAt(undoUntil);
            if (isFresh) onDone?.();
          }}
          onGoOn={isFresh ? onDone : undefined}
        />
      )}
      <div className={css.acts} role="group" aria-label={t('acts')} data-screen-only>
        {can.publish && (
          <Button kind="primary" busy={busy === 'publish'} disabled={busy !== undefined} onClick={() => void handlePublish()}>
            {t('publish')} <kbd aria-hidden>a</kbd>
          </Button>
        )}
        {can.approve && (
          <Button onClick={() => setAsking('schedule')}>
            {t(state === 'scheduled' ? 'reschedule' : 'schedule')} <kbd aria-hidden>s</kbd>
          </Button>
        )}
        {can.edit && (
          <Button onClick={() => setAsking('edit')}>
            {t('edit')} <kbd aria-hidden>e</kbd>
          </Button>
        )}
        {can.return && (
          <Button onClick={() => setAsking('return')}>
            {t('return')} <kbd aria-hidden>r</kbd>
          </Button>
        )}
        {can.decline && (
          <Button onClick={() => setAsking('decline')}>
            {t('decline')} <kbd aria-hidden>d</kbd>
          </Button>
        )}
        {can.unpublish && isOver && <Button onClick={() => setAsking('unpublish')}>{t('unpublish')}</Button>}
        {!hasActs && <p>{t('nothing')}</p>}
        {newsId && state === 'published' && <Link {...urls.newsItem(newsId)}>{t('toItem')}</Link>}
      </div>
      <SubmissionLook view={view} />
      {steps.length > 0 && (
        <section aria-label={t('history')}>
          <h3 className={css.heading}>{t('history')}</h3>
          <Timeline steps={steps} />
        </section>
      )}
      {asking === 'edit' && <EditDialog view={view} onSave={handleSave} onClose={close} />}
      {asking === 'schedule' && <ScheduleDialog view={view} onSchedule={(when) => decide(act('approve', when))} onClose={close} />}
      {(asking === 'return' || asking === 'decline' || asking === 'unpublish') && (
        <NoteDialog
          submissionId={id}
          act={asking}
          name={submitter.name}
          reasons={reasons}
          onNote={(note) => decide(act(asking, { note }))}
          onClose={close}
        />
      )}
    </section>
  );
}
