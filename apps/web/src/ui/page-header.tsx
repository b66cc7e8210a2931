import type { ReactNode } from 'react';
import css from './page-header.module.css';
import { PageTitle } from './page-title';

interface Props {
  title: string;
  /** What the browser's tab says, where it differs. */
  tab?: string;
  /** One quiet line below. */
  lead?: ReactNode;
  /** Where one came from: a link or a path of links above the title. */
  above?: ReactNode;
  /** Buttons at the end of the line. */
  actions?: ReactNode;
}

/** The top of a page: heading, one quiet line, actions. */
export function PageHeader({ title, tab, lead, above, actions }: Props) {
  return (
    <header className={css.header}>
      <div className={css.words}>
        {above && <div className={css.above}>{above}</div>}
        <PageTitle {...(tab ? { tab } : {})}>{title}</PageTitle>
        {lead && <div className={css.lead}>{lead}</div>}
      </div>
      {actions && (
        <div className={css.actions} data-screen-only>
          {actions}
        </div>
      )}
    </header>
  );
}
