import type { ScholarView } from '@scholars-commons/shared/scholars';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Draft } from '../../../lib/drafts';
import { useLive } from '../../../lib/live-client';
import { type EditBlock, ProfileWriter } from './profile-writer';
import { UndoBar, type Undoable } from './undo-bar';

interface Editing {
  writer: ProfileWriter;
  view: ScholarView;
  isOpen: (block: EditBlock) => boolean;
  setOpen: (block: EditBlock, open: boolean) => void;
  /** Offers the way back for ten seconds. */
  offerUndo: (undoable: Undoable) => void;
  /** What an editor begins with instead of the saved values: an edit of an earlier visit, to be restored. */
  restored: ReadonlyMap<string, Draft>;
  restore: (found: ReadonlyMap<string, Draft>, blocks: readonly EditBlock[]) => void;
  /** An editor that began with a restored edit is closed: the next one begins with what is saved. */
  settle: (place: string) => void;
}

const EditingContext = createContext<Editing | null>(null);

/** What the editors of one's own page share: the writer, which blocks are open, the way back. */
export function EditingProvider({ view, first, children }: { view: ScholarView; first?: EditBlock | undefined; children: ReactNode }) {
  const cache = useQueryClient();
  const live = useLive();
  const writer = useMemo(() => new ProfileWriter(cache, view.id), [cache, view.id]);
  const [open, setOpen] = useState<ReadonlySet<EditBlock>>(() => new Set(first ? [first] : []));
  const [undoable, setUndoable] = useState<Undoable>();
  const [restored, setRestored] = useState<ReadonlyMap<string, Draft>>(() => new Map());
  const settle = useCallback(
    (place: string) => setRestored((held) => (held.has(place) ? new Map([...held].filter(([other]) => other !== place)) : held)),
    [],
  );
  useEffect(() => writer.read(view), [writer, view]);
  useEffect(() => {
    const { retryUnanswered } = writer.log;
    window.addEventListener('online', retryUnanswered);
    const stop = live.onConnected(retryUnanswered);
    return () => {
      stop();
      window.removeEventListener('online', retryUnanswered);
    };
  }, [writer, live]);

  const editing = useMemo<Editing>(
    () => ({
      writer,
      view,
      isOpen: (block) => open.has(block),
      setOpen: (block, isOpen) => setOpen((held) => new Set(isOpen ? [...held, block] : [...held].filter((other) => other !== block))),
      offerUndo: setUndoable,
      restored,
      restore: (found, blocks) => {
        setRestored(found);
        setOpen((held) => new Set([...held, ...blocks]));
      },
      settle,
    }),
    [writer, view, open, restored, settle],
  );
  return (
    <EditingContext value={editing}>
      {children}
      {undoable && <UndoBar key={undoable.key} undoable={undoable} onEnd={() => setUndoable(undefined)} />}
    </EditingContext>
  );
}

/** The editing of this page, or null where the viewer only reads it. */
export const useEditing = (): Editing | null => useContext(EditingContext);

/** For editors, which stand only on pages that may be edited. */
export function useEditor(): Editing {
  const editing = useEditing();
  if (!editing) throw new Error('useEditor stands on a page that is only read');
  return editing;
}

/** The edit of an earlier visit that an editor begins with, for as long as that editor stands. */
export function useRestored(place: string): ReadonlyMap<string, Draft> {
  const { restored, settle } = useEditor();
  useEffect(() => () => settle(place), [settle, place]);
  return restored;
}
