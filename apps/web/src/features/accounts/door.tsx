import type { ReactNode } from 'react';
import { Card } from '../../ui/card';
import { PageTitle } from '../../ui/page-title';
import css from './door.module.css';
import { t } from './messages';

interface Props {
  title: string;
  children: ReactNode;
  /** Below the card. */
  below?: ReactNode;
}

/** The pages by which one comes in: what this place is on one side, one small form on the other. */
export function Door({ title, children, below }: Props) {
  return (
    <div className={css.door}>
      <div className={css.welcome}>
        <p className={css.motto}>{t('signIn.welcome')}</p>
        <p className={css.detail}>{t('signIn.welcome.detail')}</p>
      </div>
      <div className={css.form}>
        <Card as="div" className={css.card}>
          <PageTitle className={css.title}>{title}</PageTitle>
          {children}
        </Card>
        {below && <div className={css.below}>{below}</div>}
      </div>
    </div>
  );
}
