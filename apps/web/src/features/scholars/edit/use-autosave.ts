import type { ScholarView } from '@scholars-commons/shared/scholars';
import { type Autosaved, useAutosave as useAutosaved } from '../../../lib/autosave/use-autosave';
import { useEditor } from './editing';
import { type EditBlock, versionIn } from './profile-writer';

interface Options<V extends object> extends Pick<Autosaved<V, ScholarView>, 'place' | 'save' | 'check' | 'valuesOf'> {
  block: EditBlock;
}

/** A form of the profile that saves itself; see `lib/autosave`. */
export function useAutosave<V extends object>({ block, ...rest }: Options<V>) {
  const { writer, view, reveal } = useEditor();
  return useAutosaved<V, ScholarView>({
    ...rest,
    page: view,
    log: writer.log,
    versionOf: (page) => versionIn(page, block),
    onStale: (page) => writer.read(page),
    reveal: () => reveal(block),
  });
}
