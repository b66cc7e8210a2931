import { problemTypes } from '@scholars-commons/shared/problem';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api-client';
import { drafts } from '../drafts';
import { beginningOf, keepEdit } from './beginning';
import { rebased, same } from './rebase';
import type { SaveLog } from './save-log';

/** What is wrong, by JSON pointer ("/headline"). */
export type Faults = Readonly<Record<string, string>>;

/** What keeps the versions of that which is saved, of the view `W`. */
export interface Keeper<W> {
  log: SaveLog;
  /** Changes are held here that are not saved: the version stays as this editor has seen it. */
  hold: (isHeld: boolean) => void;
  /** After a conflict: go on from the present view. */
  accept: (view: W) => void;
}

export interface Autosaved<V extends object, W> {
  keeper: Keeper<W>;
  /** Where the draft is kept; one place for each form. One that is held there is what it begins with. */
  place: string;
  /** The values as they are saved now. */
  saved: V;
  /** Sends the values; resolves with the page anew. */
  save: (values: V) => Promise<W>;
  /** Faults that need no server to be found; such values wait. */
  check?: (values: V) => Faults;
  /** The values inside a page, for the choice after a conflict. */
  valuesOf: (view: W) => V;
}

const PAUSE_MS = 800;
const NO_FAULTS: Faults = {};

/** The page as it stands now, where a save was refused because it was stale. */
const presentOf = <W>(error: unknown) =>
  error instanceof ProblemError && error.status === 409 ? (error.problem.current as W | undefined) : undefined;

/** Two edits of one thing, of which somebody must choose. */
interface Conflict<V, W> {
  theirs: V;
  /** The page with theirs, where a refusal brought it. */
  view?: W;
}

const contested = new ProblemError({ type: problemTypes.stale, title: 'Changed elsewhere', status: 409 });

/**
 * A form that saves itself: 800 ms after the last key, or when the focus leaves it. Each key is kept on this device first, so that
 * closing the tab loses nothing. What somebody else changed meanwhile in other fields stays; where both changed the same field, it
 * stops and offers both.
 */
export function useAutosave<V extends object, W>({ keeper, place, saved, save, check, valuesOf }: Autosaved<V, W>) {
  const [beginning] = useState(() => beginningOf(place, saved));
  const [values, setValues] = useState<V>(beginning.values);
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [conflict, setConflict] = useState<Conflict<V, W> | undefined>(beginning.isContested ? { theirs: saved } : undefined);
  // What the timers and answers see, which come after the render that started them.
  const now = useRef({ values, saved, save, check, isSending: false, isUndecided: beginning.isContested });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    now.current.save = save;
    now.current.check = check;
  });

  const show = useCallback((next: V) => {
    now.current.values = next;
    setValues(next);
  }, []);
  /** Nothing is left to be saved. */
  const settle = useCallback(async () => {
    keeper.hold(false);
    keeper.log.forget(place);
    await drafts.remove(place);
  }, [keeper, place]);
  /** Whoever looks away first is asked again at "Try again". */
  const ask = useCallback(
    (error: unknown, asked: Conflict<V, W>) => {
      now.current.isUndecided = true;
      setConflict(asked);
      keeper.log.fail(place, error, () => setConflict(asked));
    },
    [keeper, place],
  );

  const flush = useCallback(
    async function sendNow(): Promise<void> {
      clearTimeout(timer.current);
      const held = now.current;
      const sent = held.values;
      // Between two edits somebody must choose first.
      if (held.isSending || held.isUndecided) return;
      // Typed and taken back.
      if (same(sent, held.saved)) return drafts.held(place) && settle();
      const found = held.check?.(sent) ?? NO_FAULTS;
      setFaults(found);
      if (Object.keys(found).length > 0) return;
      held.isSending = true;
      keeper.log.begin(place);
      try {
        const view = await held.save(sent);
        held.saved = valuesOf(view);
        keeper.log.done(place);
        // The api may write values in its own manner (trimmed, normalized): they are the same edit.
        if (same(held.values, sent)) {
          if (!same(held.values, held.saved)) show(held.saved);
          await settle();
        }
      } catch (error) {
        const current = presentOf<W>(error);
        if (!current) {
          if (error instanceof ProblemError) setFaults(error.pointers);
          keeper.log.fail(place, error, () => void sendNow());
          return;
        }
        const theirs = valuesOf(current);
        const merged = rebased(held.saved, held.values, theirs);
        if (merged.isContested) return ask(error, { theirs, view: current });
        // Something else was changed elsewhere (its eye, another row, another field): no choice to make, mine goes on top of it.
        keeper.accept(current);
        held.saved = theirs;
        if (!same(merged.values, held.values)) show(merged.values);
        if (same(merged.values, theirs)) keeper.log.done(place);
        else keeper.log.end(place);
      } finally {
        held.isSending = false;
      }
      if (!same(held.values, held.saved)) void sendNow();
      else if (drafts.held(place)) await settle();
    },
    [keeper, place, valuesOf, show, settle, ask],
  );

  const change = useCallback(
    (part: Partial<V>) => {
      const held = now.current;
      show({ ...held.values, ...part });
      setFaults(NO_FAULTS);
      keeper.hold(true);
      void keepEdit(place, held.values, held.saved);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush, keeper, place, show],
  );

  // Somebody's newer values (another tab, an undo) come into a form that holds no change of its own.
  const savedText = JSON.stringify(saved);
  useEffect(() => {
    const held = now.current;
    if (held.isSending || held.isUndecided || !same(held.values, held.saved)) return;
    const fresh = JSON.parse(savedText) as V;
    held.saved = fresh;
    if (!same(held.values, fresh)) show(fresh);
  }, [savedText, show]);

  const { hasArrived } = beginning;
  useEffect(() => {
    const held = now.current;
    if (held.isUndecided) {
      keeper.hold(true);
      keeper.log.fail(place, contested, () => setConflict({ theirs: held.saved }));
    } else if (!same(held.values, held.saved)) {
      keeper.hold(true);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    } else if (drafts.held(place)) {
      if (hasArrived) keeper.log.saved();
      void settle();
    }
    // Leaving the page is leaving the field.
    return () => void flush();
  }, [flush, keeper, place, settle, hasArrived]);

  const decide = (chosen: V) => {
    if (!conflict) return;
    now.current.isUndecided = false;
    now.current.saved = conflict.theirs;
    show(chosen);
    if (conflict.view) keeper.accept(conflict.view);
    keeper.log.forget(place);
    setConflict(undefined);
    if (same(chosen, conflict.theirs)) void settle();
    else void flush();
  };

  return {
    values,
    change,
    flush,
    faults,
    conflict: conflict && {
      mine: values,
      theirs: conflict.theirs,
      keepMine: () => decide(now.current.values),
      takeTheirs: () => decide(conflict.theirs),
      decideLater: () => setConflict(undefined),
    },
  };
}
