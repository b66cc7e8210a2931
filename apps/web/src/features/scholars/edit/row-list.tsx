import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as newId } from 'uuid';
import { announce } from '../../../lib/announce';
import { editUnderWay } from '../../../lib/autosave/edits';
import { drafts } from '../../../lib/drafts';
import { Button } from '../../../ui/button';
import { TextButton } from '../../../ui/text-button';
import { useViewer } from '../../accounts';
import { draftPlace } from './draft-notice';
import { useEditor } from './editing';
import css from './form.module.css';
import { t } from './form-messages';
import { NewRow } from './new-row';
import { RowEditor } from './row-editor';
import type { RowKind } from './rows';

/** Rows of a block: each can be opened, changed and removed with a way back; a new one is added at the end. */
export function RowList<R extends { id: string }, V extends object>({ kind }: { kind: RowKind<R, V> }) {
  const { view, writer, offerUndo } = useEditor();
  const viewer = useViewer();
  const rows = kind.rowsOf(view);
  const { block, wordsOf } = kind;
  const [openRows, setOpenRows] = useState<ReadonlySet<string>>(
    () => new Set(rows.flatMap(({ id }) => (drafts.held(draftPlace(view.id, block, id)) ? [id] : []))),
  );
  const [isAdding, setIsAdding] = useState(() => rows.length === 0 || drafts.held(draftPlace(view.id, block, 'new')) !== undefined);
  const [home, setHome] = useState<string>();
  const root = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);

  // After an undo the focus goes back to where the removal was pressed, as soon as that stands again.
  useEffect(() => {
    if (!home) return;
    const button = root.current?.querySelector<HTMLElement>(`[data-row="${home}"] [data-remove]`);
    if (!button) return;
    button.focus();
    setHome(undefined);
  }, [home, rows]);

  const remove = async (row: R) => {
    const words = wordsOf(row);
    const place = `remove:${row.id}`;
    writer.log.begin(place);
    try {
      await writer.removeRow(block, row.id);
    } catch (error) {
      writer.log.fail(place, error, () => void remove(row));
      announce(t('row.removeFailed', { row: words }));
      return;
    }
    writer.log.done(place);
    editUnderWay(draftPlace(view.id, block, row.id))?.abandon();
    await drafts.remove(draftPlace(view.id, block, row.id));
    const backAs = newId();
    offerUndo({
      key: row.id,
      words: t('row.removed', { row: words }),
      undo: async () => {
        await writer.addRow(block, { ...kind.newOf(kind.valuesOf(row)), id: backAs });
        setHome(backAs);
      },
      home: () => addButton.current,
    });
  };

  return (
    <div ref={root} className={css.form}>
      {rows.length > 0 && (
        <ul className={css.rows}>
          {rows.map((row) => {
            const isOpen = openRows.has(row.id);
            const words = wordsOf(row);
            return (
              <li key={row.id} className={css.row} data-row={row.id}>
                <div className={css.rowHead}>
                  <div className={css.rowWords} dir="auto">
                    {kind.show(row)}
                  </div>
                  <div className={css.actions}>
                    {viewer.scholar.id === view.id && kind.more?.(row)}
                    <TextButton
                      aria-expanded={isOpen}
                      aria-label={t(isOpen ? 'row.closeOf' : 'row.editOf', { row: words })}
                      onClick={() => setOpenRows(new Set(isOpen ? [] : [row.id]))}
                    >
                      {t(isOpen ? 'row.close' : 'row.edit')}
                    </TextButton>
                    <TextButton data-remove aria-label={t('row.removeOf', { row: words })} onClick={() => void remove(row)}>
                      {t('row.remove')}
                    </TextButton>
                  </div>
                </div>
                {isOpen && (
                  <div className={css.rowForm}>
                    <RowEditor kind={kind} row={row} />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {isAdding ? (
        <NewRow
          kind={kind}
          onDone={() => {
            flushSync(() => setIsAdding(false));
            addButton.current?.focus();
          }}
        />
      ) : (
        <div>
          <Button ref={addButton} onClick={() => setIsAdding(true)}>
            {kind.addWords}
          </Button>
        </div>
      )}
    </div>
  );
}
