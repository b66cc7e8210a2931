import type { ScholarView } from '@scholars-commons/shared/scholars';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../../lib/live-client';
import { type EditBlock, ProfileWriter } from './profile-writer';
import { UndoBar, type Undoable } from './undo-bar';

interface Editing {
  writer: ProfileWriter;
  view: ScholarView;
  isOpen: (block: EditBlock) => boolean;
  setOpen: (block: EditBlock, open: boolean) => void;
  /** Opens the editor of a block, where somebody must choose in it. */
  reveal: (block: EditBlock) => void;
  /** Offers the way back for ten seconds. */
  offerUndo: (undoable: Undoable) => void;
  /** Opens the editors of these blocks anew: they begin with the edits that were taken up. */
  openAnew: (blocks: readonly EditBlock[]) => void;
  /** How often they were opened anew. */
  turn: number;
}

const EditingContext = createContext<Editing | null>(null);

/** What the editors of one's own page share: the writer, which blocks are open, the way back. */
export function EditingProvider({ view, first, children }: { view: ScholarView; first?: EditBlock | undefined; children: ReactNode }) {
  const cache = useQueryClient();
  const live = useLive();
  const writer = useMemo(() => new ProfileWriter(cache, view.id), [cache, view.id]);
  const [open, setOpen] = useState<ReadonlySet<EditBlock>>(() => new Set(first ? [first] : []));
  const [undoable, setUndoable] = useState<Undoable>();
  const [turn, setTurn] = useState(0);
  const reveal = useCallback((block: EditBlock) => setOpen((held) => new Set([...held, block])), []);
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
      reveal,
      offerUndo: setUndoable,
      openAnew: (blocks) => {
        setTurn((held) => held + 1);
        setOpen((held) => new Set([...held, ...blocks]));
      },
      turn,
    }),
    [writer, view, open, turn, reveal],
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
