import type { ReactNode } from 'react';
import css from './notice.module.css';

type Tone = 'info' | 'done' | 'attention' | 'danger';

/** A sentence that belongs to the whole page or form. Attention and danger are read out at once, the others when there is time. */
export function Notice({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={css.notice} data-tone={tone} role={tone === 'danger' || tone === 'attention' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
