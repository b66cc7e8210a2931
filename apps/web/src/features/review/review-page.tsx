import type { CannedReasons, Decide, Decision, ReviewCase, ReviewKind, ReviewRow } from '@scholars-commons/shared/review';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useSingleKeys } from '../../lib/single-keys';
import { type ReviewSearch, urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { lazyDialog } from '../../ui/lazy-part';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { TextButton } from '../../ui/text-button';
import { useViewer } from '../accounts';
import { SubmissionPanel } from '../news';
import { CaseView } from './case-view';
import { DecisionForm, KEY_OF } from './decision-form';
import { t } from './messages';
import { QueueFilters } from './queue-filters';
import { QueueList } from './queue-list';
import { Counters } from './review-counters';
import { reviewQueries } from './review.queries';
import css from './review.module.css';
import { UndoBar } from './undo-bar';
import { type Done, useDecisions } from './use-decisions';
import { useHold } from './use-hold';
import { useQueueChanges } from './use-queue-changes';
import { useSelection } from './use-selection';
import { outcomeWord } from './words';

const KeysDialog = lazyDialog(async () => (await import('./keys-dialog')).KeysDialog);

/** `/desk/review`: the one queue where staff judge. Filters and the open case stand in the address. */
export function ReviewPage() {
  const search = useSearch({ from: '/inside/desk/review' });
  const { kind, state } = search;
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(reviewQueries.list({ kind, state }));
  // Above the filters: what was decided under one can be undone under another.
  const decisions = useDecisions();
  useQueueChanges();
  const rows = data?.pages.flatMap(({ items }) => items);
  const counters = data?.pages[0]?.counters;
  return (
    <div className={css.page} data-open={search.case ? true : undefined}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <Link {...urls.guidelines()}>{t('guidelines')}</Link>
            <Link {...urls.cannedReasons()}>{t('reasons')}</Link>
          </>
        }
      />
      {counters && <Counters counters={counters} />}
      <QueueFilters search={search} />
      {error && !rows && <ProblemState error={error} onRetry={() => refetch()} />}
      {!rows && !error && <Skeleton shape="people" lines={6} label={t('loading')} />}
      {rows && (
        <Queue
          key={`${kind} ${state}`}
          rows={rows}
          search={search}
          decisions={decisions}
          onMore={hasNextPage ? () => void fetchNextPage() : undefined}
          isMoreComing={isFetchingNextPage}
        />
      )}
    </div>
  );
}

/** What an editor often says to who submitted. */
const notesOf = (canned: CannedReasons | undefined) =>
  canned?.items.flatMap(({ for: use, label, words }) => (use === 'return' || use === 'decline' ? [{ for: use, label, words }] : [])) ?? [];

/** What was decided here before this page was left, or on another one, for as long as it can be undone. */
const undoableOf = (view: ReviewCase | undefined): Done | undefined =>
  view?.can.undo && view.outcome?.undoUntil
    ? { ids: [view.id], outcome: outcomeWord(view.kind, view.outcome.decision), until: view.outcome.undoUntil }
    : undefined;

interface QueueProps {
  rows: readonly ReviewRow[];
  search: ReviewSearch;
  decisions: ReturnType<typeof useDecisions>;
  onMore: (() => void) | undefined;
  isMoreComing: boolean;
}

function Queue({ rows, search, decisions, onMore, isMoreComing }: QueueProps) {
  const viewerId = useViewer().scholar.id;
  const navigate = useNavigate();
  const isWaiting = search.state !== 'decided';
  const openId = search.case;
  const form = useRef<HTMLFormElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<{ id: string; decision: Decision }>();
  const [isHelping, setHelping] = useState(false);
  const { selected, toggle, toggleUpTo, drop } = useSelection(rows);
  const { decide, undo, done, forget, isBusy, problem } = decisions;
  const { data: view, error, refetch } = useQuery({ ...reviewQueries.case(openId ?? ''), enabled: openId !== undefined });
  const { data: canned } = useQuery(reviewQueries.canned());
  useHold(view && view.state === 'waiting' && view.can.hold ? openId : undefined);

  const open = (id: string | undefined) => {
    void navigate({ ...urls.review({ ...search, case: id }), replace: true, resetScroll: false });
    if (id) document.querySelector(`[data-case="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const at = rows.findIndex(({ id }) => id === openId);
  const step = (by: 1 | -1) => {
    const next = rows[at + by] ?? (at < 0 ? rows[0] : undefined);
    if (next) open(next.id);
    if (by === 1 && at + 2 >= rows.length) onMore?.();
  };

  const suggested = view?.suggestion?.decision;
  const usual = view && (suggested && view.can.decide.includes(suggested) ? suggested : view.can.decide[0]);
  const decision = chosen && chosen.id === openId && view?.can.decide.includes(chosen.decision) ? chosen.decision : usual;
  const choose = (wanted: Decision) => openId && setChosen({ id: openId, decision: wanted });
  /** The device answers late: a decision that was chosen by then stays, or Enter would make another one. */
  const restore = (wanted: Decision) => openId && setChosen((made) => (made?.id === openId ? made : { id: openId, decision: wanted }));
  /** The open case, which is read and judged here, and those picked that can be decided with it. */
  const listed = rows.filter(({ id, kind }) => id === openId || (kind === view?.kind && selected.has(id)));
  const cases = !view || at >= 0 ? listed : [view, ...listed];
  /** By key: the decision is chosen, and Enter makes it. */
  const chooseByKey = (key: string) => {
    const wanted = view?.can.decide.find((one) => KEY_OF[one] === key);
    if (!wanted) return;
    choose(wanted);
    form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  };
  const handleDecide = async (made: Omit<Decide, 'id'>) => {
    const gone = new Set(cases.map(({ id }) => id));
    const after = rows.slice(at + 1).find(({ id }) => !gone.has(id)) ?? rows.find(({ id }) => !gone.has(id));
    const settled = await decide(cases, made);
    if (settled.length < cases.length) return;
    drop(gone);
    open(after?.id);
    panel.current?.focus();
  };
  const handleSubmissionDone = () => {
    open((rows[at + 1] ?? rows.find(({ id }) => id !== openId))?.id);
    panel.current?.focus();
  };
  const undoable = done ?? undoableOf(view);
  const handleUndo = async () => {
    const id = await undo(undoable);
    if (id) open(id);
  };
  const decisionKeys = { a: () => chooseByKey('a'), h: () => chooseByKey('h'), w: () => chooseByKey('w'), s: () => chooseByKey('s') };
  useSingleKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => openId && isWaiting && toggle(openId),
    X: () => openId && isWaiting && toggleUpTo(openId),
    // A submission has acts and keys of its own.
    ...(view?.kind === 'submission' ? {} : decisionKeys),
    z: () => void handleUndo(),
    '?': () => setHelping(true),
  });
  // A case that the address does not name is the first one, where there is room for both.
  const first = rows[0]?.id;
  useEffect(() => {
    if (!openId && first && window.matchMedia('(min-width: 62em)').matches)
      void navigate({ ...urls.review({ ...search, case: first }), replace: true, resetScroll: false });
  }, [openId, first, navigate, search]);

  return (
    <>
      {problem && <Notice tone="danger">{problem}</Notice>}
      {undoable && (
        <UndoBar key={undoable.until} done={undoable} onUndo={() => void handleUndo()} onOver={done ? forget : () => void refetch()} />
      )}
      <div className={css.desk} data-empty={rows.length === 0 && !openId ? true : undefined}>
        <div className={css.queue}>
          {rows.length === 0 ? (
            <NothingWaits kind={search.kind} isWaiting={isWaiting} />
          ) : (
            <QueueList
              rows={rows}
              openId={openId}
              viewerId={viewerId}
              selected={isWaiting ? selected : undefined}
              onOpen={open}
              onSelect={toggle}
            />
          )}
          {onMore && (
            <div className={css.more}>
              <Button busy={isMoreComing} onClick={onMore}>
                {t('more')}
              </Button>
            </div>
          )}
        </div>
        <div className={css.panel} ref={panel} tabIndex={-1}>
          {openId && (
            <div className={css.back}>
              <Button size="small" onClick={() => open(undefined)}>
                {t('case.back')}
              </Button>
            </div>
          )}
          {!openId && rows.length > 0 && <p className={css.meta}>{t('case.choose')}</p>}
          {openId && error && !view && <ProblemState error={error} onRetry={() => refetch()} />}
          {openId && !view && !error && <Skeleton lines={8} label={t('loading.case')} />}
          {view && (
            <CaseView view={view} viewerId={viewerId}>
              {view.thing.kind === 'submission' && (
                <Suspense fallback={<Skeleton lines={8} label={t('loading.case')} />}>
                  <SubmissionPanel submissionId={view.thing.submissionId} reasons={notesOf(canned)} onDone={handleSubmissionDone} />
                </Suspense>
              )}
            </CaseView>
          )}
        </div>
        {view && view.state === 'waiting' && view.thing.kind !== 'submission' && (
          <div className={css.decide}>
            {decision ? (
              <DecisionForm
                key={view.id}
                view={view}
                decision={decision}
                count={cases.length}
                canned={canned?.items ?? []}
                viewerId={viewerId}
                isBusy={isBusy}
                formRef={form}
                onChoose={choose}
                onRestore={restore}
                onDecide={(made) => void handleDecide(made)}
              />
            ) : (
              <p>{t('decide.nothing')}</p>
            )}
            <p className={css.keys}>
              <TextButton onClick={() => setHelping(true)}>{t('keys')}</TextButton>
              <kbd aria-hidden>?</kbd>
            </p>
          </div>
        )}
      </div>
      {isHelping && <KeysDialog isSubmission={view?.kind === 'submission'} onClose={() => setHelping(false)} />}
    </>
  );
}

function NothingWaits({ kind, isWaiting }: { kind: ReviewKind | undefined; isWaiting: boolean }) {
  if (!isWaiting) return <EmptyState title={t('empty.decided.title')} />;
  if (!kind) return <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>;
  return (
    <EmptyState title={t('empty.kind.title')} action={<LinkButton {...urls.review()}>{t('empty.kind.do')}</LinkButton>}>
      {t('empty.words')}
    </EmptyState>
  );
}
