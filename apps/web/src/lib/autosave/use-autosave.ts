import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Form } from './edit';
import { editAt, holdEdit, leaveEdit } from './edits';

export interface Autosaved<V extends object, W> extends Form<V, W> {
  /** Where the draft is kept; one place for each form. */
  place: string;
  /** The values as they are saved now. */
  saved: V;
}

/** A form that saves itself: it shows the edit of its place, which outlives it. */
export function useAutosave<V extends object, W>({ place, saved, keeper, save, check, valuesOf }: Autosaved<V, W>) {
  const [edit] = useState(() => editAt<V, W>(place, saved));
  const { values, faults, theirs } = useSyncExternalStore(edit.subscribe, edit.shown);
  useEffect(() => edit.attach({ keeper, save, check, valuesOf }));
  const savedText = JSON.stringify(saved);
  useEffect(() => edit.see(JSON.parse(savedText) as V), [edit, savedText]);
  useEffect(() => {
    holdEdit(edit);
    edit.arrive();
    // Leaving the page is leaving the field.
    return () => void edit.flush().finally(() => leaveEdit(edit.place));
  }, [edit]);
  return {
    values,
    faults,
    change: useCallback((part: Partial<V>) => edit.change(part), [edit]),
    flush: edit.flush,
    /** Whether all of it is saved. */
    isSaved: () => edit.isSaved,
    conflict: theirs && {
      mine: values,
      theirs,
      keepMine: edit.keepMine,
      takeTheirs: edit.takeTheirs,
      decideLater: edit.decideLater,
    },
  };
}
