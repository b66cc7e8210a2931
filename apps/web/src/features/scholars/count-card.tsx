import { type ReactNode, useState } from 'react';
import { count } from '../../lib/numbers';
import { type Bar, BarList } from '../../ui/bar-list';
import { TextButton } from '../../ui/text-button';
import { Card } from '../../ui/card';
import css from './count-card.module.css';
import { t } from './messages';

interface Props {
  title: string;
  /** What is counted by: the head of the table's first column. */
  column: string;
  rows: readonly Bar[];
  /** Leads to the people behind a number. */
  renderLabel?: (bar: Bar) => ReactNode;
  /** How many bars before "Show all". */
  first?: number;
  note?: ReactNode;
  level?: 2 | 3;
}

/** People counted by something: as bars, and as a table with the same numbers. */
export function CountCard({ title, column, rows, renderLabel, first = 8, note, level = 2 }: Props) {
  const [isTable, setIsTable] = useState(false);
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, first);
  return (
    <Card
      title={title}
      level={level}
      aside={
        <TextButton onClick={() => setIsTable(!isTable)} data-screen-only>
          {t(isTable ? 'count.asBars' : 'count.asTable')}
        </TextButton>
      }
    >
      {isTable ? (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col" className={css.number}>
                {t('count.scholars')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key}>
                <th scope="row" dir="auto">
                  {renderLabel ? renderLabel(row) : row.label}
                </th>
                <td className={css.number}>{count(row.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <BarList label={title} bars={shown} {...(renderLabel ? { renderLabel } : {})} />
      )}
      {rows.length > first && (
        <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('count.fewer') : t('count.all', { count: rows.length })}
        </TextButton>
      )}
      {note}
    </Card>
  );
}
