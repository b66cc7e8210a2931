import type { ScholarView } from '@scholars-commons/shared/scholars';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../../lib/api-client';
import { drafts } from '../../../lib/drafts';
import { useEditor } from './editing';
import type { EditBlock } from './profile-writer';

/** What is wrong, by JSON pointer ("/headline"). */
export type Faults = Readonly<Record<string, string>>;

interface Options<V extends object> {
  block: EditBlock;
  /** Where the draft is kept; one place for each form. */
  place: string;
  /** The values as they are saved now. */
  saved: V;
  /** Sends the values; resolves with the page anew. */
  save: (values: V) => Promise<ScholarView>;
  /** Faults that need no server to be found; such values wait. */
  check?: (values: V) => Faults;
  /** The values inside a page, for the choice after a conflict. */
  valuesOf: (view: ScholarView) => V;
}

const PAUSE_MS = 800;
const NO_FAULTS: Faults = {};
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The page as it stands now, where a save was refused because it was stale. */
const presentOf = (error: unknown) =>
  error instanceof ProblemError && error.status === 409 ? (error.problem.current as ScholarView | undefined) : undefined;

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
export function useAutosave<V extends object>({ block, place, saved, save, check, valuesOf }: Options<V>) {
  const { writer, restored } = useEditor();
  const [values, setValues] = useState<V>(() => restoredValues(restored.get(place)?.text, saved));
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [conflict, setConflict] = useState<ScholarView>();
  // What the timers and answers see, which come after the render that started them.
  const now = useRef({ values, saved, save, check, isSending: false, isUndecided: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
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
      writer.log.begin(place);
      try {
        const view = await held.save(sent);
        held.saved = valuesOf(view);
        writer.log.done(place);
        // The api may write values in its own manner (trimmed, normalized): they are the same edit.
        if (same(held.values, sent)) {
          held.values = held.saved;
          setValues(held.saved);
          writer.hold(block, false);
          await drafts.remove(place);
        }
      } catch (error) {
        const current = presentOf(error);
        if (current && same(valuesOf(current), held.saved)) {
          // Something else in the block was changed elsewhere (its eye, another row): no choice to make, mine goes on top of it.
          writer.accept(current, block);
          writer.log.end(place);
        } else if (current) {
          held.isUndecided = true;
          setConflict(current);
          // Whoever looks away first is asked again at "Try again".
          writer.log.fail(place, error, () => setConflict(current));
          return;
        } else {
          if (error instanceof ProblemError) setFaults(error.pointers);
          writer.log.fail(place, error, () => void sendNow());
          return;
        }
      } finally {
        held.isSending = false;
      }
      if (!same(held.values, held.saved)) void sendNow();
    },
    [block, place, valuesOf, writer],
  );

  const change = useCallback(
    (part: Partial<V>) => {
      const held = now.current;
      held.values = { ...held.values, ...part };
      setValues(held.values);
      setFaults(NO_FAULTS);
      writer.hold(block, true);
      void drafts.save(place, JSON.stringify(held.values));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [block, flush, place, writer],
  );

  // Somebody's newer values (another tab, an undo) come into a form that holds no change of its own.
  const savedText = JSON.stringify(saved);
  useEffect(() => {
    const held = now.current;
    if (held.isSending || held.isUndecided || !same(held.values, held.saved)) return;
    const fresh = JSON.parse(savedText) as V;
    held.saved = fresh;
    held.values = fresh;
    setValues(fresh);
  }, [savedText]);

  useEffect(() => {
    if (!same(now.current.values, now.current.saved)) {
      writer.hold(block, true);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    }
    // Leaving the page is leaving the field.
    return () => void flush();
  }, [block, flush, writer]);

  const keepMine = () => {
    if (!conflict) return;
    now.current.isUndecided = false;
    now.current.saved = valuesOf(conflict);
    writer.accept(conflict, block);
    writer.log.forget(place);
    setConflict(undefined);
    if (!same(now.current.values, now.current.saved)) return void flush();
    writer.hold(block, false);
    void drafts.remove(place);
  };
  const takeTheirs = () => {
    if (!conflict) return;
    const theirs = valuesOf(conflict);
    now.current.isUndecided = false;
    now.current.saved = theirs;
    now.current.values = theirs;
    setValues(theirs);
    writer.hold(block, false);
    writer.accept(conflict, block);
    writer.log.forget(place);
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
