import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import css from './form-dialog.module.css';
import { t } from './messages';
import { Notice } from './notice';
import { problemWords } from './problem-words';

/** What `onSubmit` answers to keep the dialog open: a field says what is wrong, or nothing was sent. */
export const STAY = 'stay';

interface Props {
  title: string;
  /** What pressing the button does, in a word or two. */
  act: string;
  isDangerous?: boolean;
  size?: 'small' | 'medium' | 'large';
  /** What this is about, above the fields. */
  lead?: ReactNode;
  children: ReactNode;
  /** Sends; closes the dialog unless it answers `STAY`. What it throws is shown, with all that was typed kept. */
  onSubmit: () => Promise<typeof STAY | void>;
  /** Words for a failure; null where a field says it already. */
  wordsOf?: (error: unknown) => string | null;
  onClose: () => void;
}

/** Whoever pressed the button below a long form would else not see what came of it. */
const intoSight = (notice: HTMLElement | null) => notice?.scrollIntoView({ block: 'nearest' });

/** A small form in a dialog, with "Cancel" and one act, busy while it is sent. */
export function FormDialog({ title, act, isDangerous = false, size = 'medium', lead, children, onSubmit, wordsOf, onClose }: Props) {
  const form = useId();
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setFault(null);
    try {
      if ((await onSubmit()) !== STAY) return onClose();
    } catch (error) {
      setFault(wordsOf ? wordsOf(error) : problemWords(error).detail);
    }
    setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size={size}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={form} kind={isDangerous ? 'danger' : 'primary'} busy={isBusy}>
            {act}
          </Button>
        </>
      }
    >
      {lead && <div className={css.lead}>{lead}</div>}
      <form id={form} className={css.form} onSubmit={(event) => void handleSubmit(event)}>
        {fault && (
          <div ref={intoSight}>
            <Notice tone="danger">{fault}</Notice>
          </div>
        )}
        {children}
      </form>
    </Dialog>
  );
}
