import { Button } from './button';
import { t } from './messages';
import { Notice } from './notice';
import css from './restore-notice.module.css';

interface Props {
  /** When, and of what. */
  detail: string;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Offers what an earlier visit wrote and could not save before the tab was closed. */
export function RestoreNotice({ detail, onRestore, onDiscard }: Props) {
  return (
    <Notice tone="attention">
      <p>
        <strong>{t('draft.title')}</strong>
      </p>
      <p>{detail}</p>
      <p className={css.actions}>
        <Button size="small" kind="primary" onClick={onRestore}>
          {t('draft.restore')}
        </Button>
        <Button size="small" onClick={onDiscard}>
          {t('draft.discard')}
        </Button>
      </p>
    </Notice>
  );
}
