import { Button } from './button';
import css from './conflict-choice.module.css';
import { Dialog } from './dialog';
import { t } from './messages';

export interface ConflictField<V> {
  name: keyof V & string;
  label: string;
  words?: (value: V) => string;
}

interface Props<V extends object> {
  fields: ConflictField<V>[];
  conflict: { mine: V; theirs: V; keepMine: () => void; takeTheirs: () => void; decideLater: () => void } | undefined;
}

const plain = (value: unknown) => (Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '');

/** Two edits of the same block side by side; only fields that differ are shown. Nothing is overwritten without a word. */
export function ConflictChoice<V extends object>({ fields, conflict }: Props<V>) {
  if (!conflict) return null;
  const { mine, theirs, keepMine, takeTheirs, decideLater } = conflict;
  const rows = fields
    .map(({ name, label, words = (value: V) => plain(value[name]) }) => ({ label, mine: words(mine), theirs: words(theirs) }))
    .filter((row) => row.mine !== row.theirs);
  return (
    <Dialog
      open
      size="medium"
      title={t('conflict.title')}
      onClose={decideLater}
      actions={
        <>
          <Button onClick={takeTheirs}>{t('conflict.takeTheirs')}</Button>
          <Button kind="primary" onClick={keepMine}>
            {t('conflict.keepMine')}
          </Button>
        </>
      }
    >
      <p>{t('conflict.detail')}</p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.mine')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td dir="auto">{row.mine || t('conflict.empty')}</td>
                <td dir="auto">{row.theirs || t('conflict.empty')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
