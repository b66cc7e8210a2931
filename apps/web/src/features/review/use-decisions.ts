import type { Decide, ReviewCase, ReviewKind } from '@scholars-commons/shared/review';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { announce } from '../../lib/announce';
import { ProblemError } from '../../lib/api-client';
import { type Draft, drafts } from '../../lib/drafts';
import { problemWords } from '../../ui/problem-words';
import { t } from './messages';
import { reviewQueries, reviewRequests } from './review.queries';
import { casePlace } from './use-written';
import { outcomeWord } from './words';

/** What was decided last here, as long as it can be undone. */
export interface Done {
  ids: readonly string[];
  outcome: string;
  /** The first of them goes to be told then. */
  until: string;
}

interface Case {
  id: string;
  kind: ReviewKind;
}

/** The case as it stands, where somebody else was first. */
const decidedMeanwhile = (error: unknown): ReviewCase | undefined =>
  error instanceof ProblemError && error.problem.type === '/problems/decided' ? (error.problem.current as ReviewCase) : undefined;

/** Decides, one case after the other, and takes back what was decided last. */
export function useDecisions() {
  const cache = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<Done>();
  const keep = useCallback((view: ReviewCase) => cache.setQueryData(reviewQueries.case(view.id).queryKey, view), [cache]);
  // What nobody answered may have arrived: once more with the same id it is the same decision.
  const unanswered = useRef(new Map<string, string>());
  // What was written of cases that are decided now: whoever takes one of these decisions back goes on from it.
  const written = useRef(new Map<string, Draft>());
  const forgetWritten = async (ids: readonly string[]) => {
    for (const id of ids) {
      const draft = await drafts.get(casePlace(id));
      if (draft) written.current.set(id, draft);
      await drafts.remove(casePlace(id));
    }
  };
  const bringBackWritten = async (ids: readonly string[]) => {
    for (const id of ids) {
      const draft = written.current.get(id);
      written.current.delete(id);
      if (draft) await drafts.save(casePlace(id), draft.text, draft.extra);
    }
  };
  const refresh = useCallback(() => cache.invalidateQueries({ queryKey: [...reviewQueries.all, 'list'] }), [cache]);

  /** @returns ids that are settled now, by this decision or by another one before it */
  const decide = async (cases: readonly Case[], decision: Omit<Decide, 'id'>): Promise<string[]> => {
    const settled: string[] = [];
    const made: ReviewCase[] = [];
    const failures: string[] = [];
    setBusy(true);
    setProblem(undefined);
    for (const { id } of cases) {
      const same = JSON.stringify([id, decision]);
      const decisionId = unanswered.current.get(same) ?? v7();
      unanswered.current.set(same, decisionId);
      try {
        const view = await reviewRequests.decide(id, { id: decisionId, ...decision });
        unanswered.current.delete(same);
        keep(view);
        made.push(view);
        settled.push(id);
      } catch (error) {
        const view = decidedMeanwhile(error);
        if (view) {
          keep(view);
          settled.push(id);
        }
        failures.push(view ? t('decide.decided') : problemWords(error).detail);
      }
    }
    await forgetWritten(settled);
    setBusy(false);
    if (failures.length > 0) setProblem(t('decide.failed', { count: failures.length, detail: failures[0] ?? '' }));
    const [first] = made;
    const until = first?.outcome?.undoUntil;
    if (first && until) {
      const outcome = outcomeWord(first.kind, decision.decision);
      setDone({ ids: made.map(({ id }) => id), outcome, until });
      announce(t('done.said', { outcome }));
    }
    await refresh();
    return settled;
  };

  /** @returns the first case that waits again */
  const undo = async (what: Done | undefined): Promise<string | undefined> => {
    if (!what || isBusy) return undefined;
    setBusy(true);
    setProblem(undefined);
    try {
      await bringBackWritten(what.ids);
      for (const id of what.ids) keep(await reviewRequests.undo(id));
      announce(t('undo.done'));
      setDone(undefined);
      return what.ids[0];
    } catch (error) {
      setProblem(t('undo.failed', { detail: problemWords(error).detail }));
      return undefined;
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  const forget = useCallback(() => setDone(undefined), []);
  return { decide, undo, done, forget, isBusy, problem };
}
