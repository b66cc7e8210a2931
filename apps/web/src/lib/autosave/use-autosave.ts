import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { editAt, holdEdit, leaveEdit } from './edits';
import type { Form } from './form';

export interface Autosaved<V extends object, W> extends Form<V, W> {
  /** Where the draft is kept; one place for each form. */
  place: string;
  /** The page as it is saved now. */
  page: W;
}

/** A form that saves itself: it shows the edit of its place, which outlives it. */
export function useAutosave<V extends object, W>({ place, page, ...form }: Autosaved<V, W>) {
  const { valuesOf, versionOf } = form;
  const [edit] = useState(() => editAt<V, W>(place, valuesOf(page), versionOf(page)));
  const { values, faults, theirs } = useSyncExternalStore(edit.subscribe, edit.shown);
  useEffect(() => edit.attach(form));
  const savedText = JSON.stringify(valuesOf(page));
  const version = versionOf(page);
  useEffect(() => edit.see(JSON.parse(savedText) as V, version), [edit, savedText, version]);
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
