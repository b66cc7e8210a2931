import type { ReactNode } from 'react';
import css from './pill.module.css';

export type PillTone = 'plain' | 'identity' | 'live' | 'attention' | 'danger' | 'done' | 'info';

/** A small word beside something: a state, a role, a kind. Colour only repeats what the word says. */
export function Pill({ children, tone = 'plain' }: { children: ReactNode; tone?: PillTone }) {
  return (
    <span className={css.pill} data-tone={tone}>
      {children}
    </span>
  );
}
