import { useState } from 'react';
import { announce } from '../lib/announce';
import { Button } from './button';
import { t } from './messages';
import css from './state.module.css';

/** The id by which the server's log finds a failed request. */
export function CopyId({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(id);
      setCopied(true);
      announce(t('action.copied'));
    } catch {
      // Without the right to the clipboard the id stands there to be marked by hand.
    }
  };
  return (
    <span className={css.id}>
      {t('problem.requestId')} <code>{id}</code>
      <Button kind="quiet" size="small" onClick={() => void handleCopy()}>
        {copied ? t('action.copied') : t('action.copy')}
      </Button>
    </span>
  );
}
