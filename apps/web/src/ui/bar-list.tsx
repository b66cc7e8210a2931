import type { ReactNode } from 'react';
import { count } from '../lib/numbers';
import css from './bar-list.module.css';

export interface Bar {
  key: string;
  label: string;
  value: number;
}

interface Props {
  /** Names the list for those who do not see where it stands. */
  label: string;
  bars: readonly Bar[];
  /** The key that is filtered by. */
  chosen?: string | undefined;
  /** With it each bar is a button: pressing it filters, pressing again lifts the filter. */
  onPress?: (key: string) => void;
  /** Around the label where bars are no buttons: a link. */
  renderLabel?: (bar: Bar) => ReactNode;
}

/** Numbers side by side: each with its words, its bar and its figure. */
export function BarList({ label, bars, chosen, onPress, renderLabel }: Props) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const inside = (bar: Bar) => (
    <>
      <span className={css.label} dir="auto">
        {renderLabel ? renderLabel(bar) : bar.label}
      </span>
      <span className={css.track} aria-hidden>
        <span className={css.bar} style={{ inlineSize: `${(bar.value / most) * 100}%` }} />
      </span>
      <span className={css.value}>{count(bar.value)}</span>
    </>
  );
  return (
    <ul className={css.list} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key}>
          {onPress ? (
            <button type="button" className={css.row} aria-pressed={chosen === bar.key} onClick={() => onPress(bar.key)}>
              {inside(bar)}
            </button>
          ) : (
            <div className={css.row}>{inside(bar)}</div>
          )}
        </li>
      ))}
    </ul>
  );
}
