import { ConflictChoice } from '../../../ui/conflict-choice';
import type { ReactNode } from 'react';
import { useCallback } from 'react';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { draftPlace } from './draft-notice';
import { useEditor } from './editing';
import css from './form.module.css';
import type { RowKind } from './rows';
import type { Faults } from '../../../lib/autosave/form';
import { useAutosave } from './use-autosave';

interface Props<R extends { id: string }, V extends object> {
  kind: RowKind<R, V>;
  row: R;
}

/** The form of a row that stands already: it saves itself. */
export function RowEditor<R extends { id: string }, V extends object>({ kind, row }: Props<R, V>): ReactNode {
  const { view, writer } = useEditor();
  const { rowsOf, valuesOf } = kind;
  const rowId = row.id;
  const valuesIn = useCallback(
    (page: ScholarView) => {
      const present = rowsOf(page).find((one) => one.id === rowId);
      return valuesOf(present ?? row);
    },
    // The row itself only stands in where the page has lost it.
    [rowsOf, valuesOf, rowId, row],
  );
  const form = useAutosave<V>({
    block: kind.block,
    place: draftPlace(view.id, kind.block, row.id),
    save: (values, version) => writer.changeRow(kind.block, row.id, kind.changeOf(values), version),
    check: (values): Faults => kind.check(values, false),
    valuesOf: valuesIn,
  });
  return (
    <div className={css.form} onBlur={() => void form.flush()}>
      {kind.fields({ values: form.values, faults: form.faults, change: form.change, isNew: false })}
      <ConflictChoice conflict={form.conflict} fields={kind.compared} />
    </div>
  );
}
