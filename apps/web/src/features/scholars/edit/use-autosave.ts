import type { ScholarView } from '@scholars-commons/shared/scholars';
import { useMemo } from 'react';
import { type Autosaved, useAutosave as useAutosaved } from '../../../lib/autosave/use-autosave';
import { useEditor } from './editing';
import type { EditBlock } from './profile-writer';

interface Options<V extends object> extends Omit<Autosaved<V, ScholarView>, 'keeper'> {
  block: EditBlock;
}

/** A form of the profile that saves itself; see `lib/autosave`. */
export function useAutosave<V extends object>({ block, ...rest }: Options<V>) {
  const { writer, reveal } = useEditor();
  const keeper = useMemo(
    () => ({
      log: writer.log,
      hold: (place: string, isHeld: boolean) => writer.hold(block, place, isHeld),
      accept: (view: ScholarView) => writer.accept(view, block),
      reveal: () => reveal(block),
    }),
    [writer, reveal, block],
  );
  return useAutosaved({ ...rest, keeper });
}
