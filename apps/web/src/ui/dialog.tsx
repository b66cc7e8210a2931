import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './dialog.module.css';
import { t } from './messages';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the end; the last one is the one to press. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large';
}

/**
 * A question or a small form above the page: the browser's own modal dialog, which keeps the focus inside, makes the
 * page behind it inert, closes on Escape and gives the focus back. Its content exists only while it is open.
 */
export function Dialog({ open, ...rest }: Props) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, children, actions, size = 'small' }: Omit<Props, 'open'>) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (!element?.open) element?.showModal();
    return () => {
      element?.close();
      // React takes the element away before the browser could give the focus back.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  // A press on the backdrop is one more way out, beside Escape and the close button.
  useEffect(() => {
    const element = dialog.current;
    const handleBackdrop = (event: MouseEvent) => event.target === element && onClose();
    element?.addEventListener('mousedown', handleBackdrop);
    return () => element?.removeEventListener('mousedown', handleBackdrop);
  }, [onClose]);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      data-size={size}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={css.sheet}>
        <div className={css.head}>
          <h2 id={id} className={css.title}>
            {title}
          </h2>
          <button type="button" className={css.close} aria-label={t('action.close')} onClick={onClose}>
            <IconX size={20} stroke={1.8} aria-hidden />
          </button>
        </div>
        {children}
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
    </dialog>
  );
}
