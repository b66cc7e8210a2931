import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api-client';
import { type Draft, drafts } from '../drafts';
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
  /** What it begins with instead of the saved values: an edit of an earlier visit. */
  restored: ReadonlyMap<string, Draft>;
  /** Where the draft is kept; one place for each form. */
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
/** Without the blanks at the ends, which the api takes off: who goes on typing after one would have two words run into one. */
const trimmed = (value: unknown) => JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.trim() : part));
const same = (a: unknown, b: unknown) => trimmed(a) === trimmed(b);

/** The page as it stands now, where a save was refused because it was stale. */
const presentOf = <W>(error: unknown) =>
  error instanceof ProblemError && error.status === 409 ? (error.problem.current as W | undefined) : undefined;

/** Values of an interrupted edit, if they have the shape of this form. */
function restoredValues<V extends object>(text: string | undefined, saved: V): V {
  if (!text) return saved;
  try {
    const read: unknown = JSON.parse(text);
    if (!read || typeof read !== 'object') return saved;
    return { ...saved, ...Object.fromEntries(Object.entries(read).filter(([name]) => name in saved)) };
  } catch {
    return saved;
  }
}

/**
 * A form that saves itself: 800 ms after the last key, or when the focus leaves it. Each key is kept on this device first, so that
 * closing the tab loses nothing. A save that meets somebody else's change stops and offers both.
 */
export function useAutosave<V extends object, W>({ keeper, restored, place, saved, save, check, valuesOf }: Autosaved<V, W>) {
  const [values, setValues] = useState<V>(() => restoredValues(restored.get(place)?.text, saved));
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [conflict, setConflict] = useState<W>();
  // What the timers and answers see, which come after the render that started them.
  const now = useRef({ values, saved, save, check, isSending: false, isUndecided: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const beganWith = useRef(restored);
  useEffect(() => {
    now.current.save = save;
    now.current.check = check;
  });

  const flush = useCallback(
    async function sendNow(): Promise<void> {
      clearTimeout(timer.current);
      const held = now.current;
      const sent = held.values;
      // Between two edits somebody must choose first.
      if (held.isSending || held.isUndecided || same(sent, held.saved)) return;
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
          if (!same(held.values, held.saved)) {
            held.values = held.saved;
            setValues(held.saved);
          }
          keeper.hold(false);
          await drafts.remove(place);
        }
      } catch (error) {
        const current = presentOf<W>(error);
        if (current && same(valuesOf(current), sent)) {
          // An earlier try had arrived, only its answer had not: two equal edits are nothing to choose between.
          held.saved = valuesOf(current);
          keeper.accept(current);
          keeper.log.done(place);
          if (same(held.values, sent)) {
            keeper.hold(false);
            await drafts.remove(place);
          }
        } else if (current && same(valuesOf(current), held.saved)) {
          // Something else in the block was changed elsewhere (its eye, another row): no choice to make, mine goes on top of it.
          keeper.accept(current);
          keeper.log.end(place);
        } else if (current) {
          held.isUndecided = true;
          setConflict(current);
          // Whoever looks away first is asked again at "Try again".
          keeper.log.fail(place, error, () => setConflict(current));
          return;
        } else {
          if (error instanceof ProblemError) setFaults(error.pointers);
          keeper.log.fail(place, error, () => void sendNow());
          return;
        }
      } finally {
        held.isSending = false;
      }
      if (!same(held.values, held.saved)) void sendNow();
    },
    [keeper, place, valuesOf],
  );

  const change = useCallback(
    (part: Partial<V>) => {
      const held = now.current;
      held.values = { ...held.values, ...part };
      setValues(held.values);
      setFaults(NO_FAULTS);
      keeper.hold(true);
      void drafts.save(place, JSON.stringify(held.values));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush, keeper, place],
  );

  // Somebody's newer values (another tab, an undo) come into a form that holds no change of its own.
  const savedText = JSON.stringify(saved);
  useEffect(() => {
    const held = now.current;
    if (held.isSending || held.isUndecided || !same(held.values, held.saved)) return;
    const fresh = JSON.parse(savedText) as V;
    held.saved = fresh;
    if (same(held.values, fresh)) return;
    held.values = fresh;
    setValues(fresh);
  }, [savedText]);

  useEffect(() => {
    if (!same(now.current.values, now.current.saved)) {
      keeper.hold(true);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    } else if (beganWith.current.has(place)) {
      // The edit had arrived before its tab was closed, which did not hear of it.
      keeper.log.saved();
      void drafts.remove(place);
    }
    // Leaving the page is leaving the field.
    return () => void flush();
  }, [flush, keeper, place]);

  const keepMine = () => {
    if (!conflict) return;
    now.current.isUndecided = false;
    now.current.saved = valuesOf(conflict);
    keeper.accept(conflict);
    keeper.log.forget(place);
    setConflict(undefined);
    if (!same(now.current.values, now.current.saved)) return void flush();
    keeper.hold(false);
    void drafts.remove(place);
  };
  const takeTheirs = () => {
    if (!conflict) return;
    const theirs = valuesOf(conflict);
    now.current.isUndecided = false;
    now.current.saved = theirs;
    now.current.values = theirs;
    setValues(theirs);
    keeper.hold(false);
    keeper.accept(conflict);
    keeper.log.forget(place);
    setConflict(undefined);
    void drafts.remove(place);
  };

  return {
    values,
    change,
    flush,
    faults,
    conflict: conflict && { mine: values, theirs: valuesOf(conflict), keepMine, takeTheirs, decideLater: () => setConflict(undefined) },
  };
}
