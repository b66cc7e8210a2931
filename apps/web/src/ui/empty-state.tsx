import type { ReactNode } from 'react';
import css from './state.module.css';
import { useFocusAbove } from './use-focus-above';

interface Props {
  /** What will be here, or what was not found. */
  title: string;
  /** Why it is empty now. */
  children?: ReactNode;
  /** One next step. */
  action?: ReactNode;
}

/** Nothing to show: what will be here, why it is empty now, and one next step. */
export function EmptyState({ title, children, action }: Props) {
  const place = useFocusAbove<HTMLDivElement>();
  return (
    <div ref={place} className={css.state}>
      <p className={css.title}>{title}</p>
      {children && <div className={css.words}>{children}</div>}
      {action && <div className={css.actions}>{action}</div>}
    </div>
  );
}
