import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { urls } from '../../../lib/urls';
import { Button } from '../../../ui/button';
import css from './markdown-field.module.css';
import { t } from './messages';
import { Preview } from './preview';

/** The contract's `POST_MAX`; the contract itself would bring zod to every page. */
export const POST_MAX = 20_000;

interface Props {
  label: string;
  /** Shown as a heading of the field, or said only. */
  isLabelShown?: boolean;
  value: string;
  onChange: (value: string) => void;
  onSubmit: () => void;
  placeholder?: string;
  /** One line, until something is written or the focus comes. */
  isSmall?: boolean;
  error?: string | undefined;
  fieldRef?: Ref<HTMLTextAreaElement>;
  /** Beside the buttons: send, cancel. */
  actions: ReactNode;
  onEscape?: () => void;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Where people write: Markdown as typed, with a preview by the api's own renderer. */
export function MarkdownField(props: Props) {
  const {
    label,
    isLabelShown = false,
    value,
    onChange,
    onSubmit,
    placeholder,
    isSmall = false,
    error,
    fieldRef,
    actions,
    onEscape,
  } = props;
  const id = useId();
  const [isPreview, setPreview] = useState(false);
  const over = value.length - POST_MAX;
  const wrong = over > 0 ? t('write.tooLong', { over }) : error;
  const handleKeys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.nativeEvent.isComposing) onSubmit();
    } else if (event.key === 'Escape' && onEscape) {
      event.stopPropagation();
      onEscape();
    }
  };
  return (
    <div className={css.field}>
      <label htmlFor={id} className={isLabelShown ? css.label : 'visually-hidden'}>
        {label}
      </label>
      {isPreview ? (
        <Preview markdown={value} />
      ) : (
        <textarea
          ref={fieldRef}
          id={id}
          className={css.area}
          dir="auto"
          rows={isSmall ? 1 : 4}
          data-small={isSmall}
          value={value}
          placeholder={placeholder}
          aria-describedby={isSmall ? undefined : `${id}-keys${wrong ? ` ${id}-wrong` : ''}`}
          aria-invalid={wrong ? true : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={handleKeys}
        />
      )}
      {wrong && (
        <p id={`${id}-wrong`} className={css.wrong}>
          {wrong}
        </p>
      )}
      {!isSmall && (
        <div className={css.row}>
          <p className={css.keys}>
            <span id={`${id}-keys`}>{isMac ? t('write.keys').replace('Ctrl', '⌘') : t('write.keys')}</span>{' '}
            <Link {...urls.guidelines()}>{t('write.guidelines')}</Link>
          </p>
          <div className={css.acts}>
            <Button size="small" kind="quiet" aria-pressed={isPreview} onClick={() => setPreview(!isPreview)}>
              {t(isPreview ? 'write.write' : 'write.preview')}
            </Button>
            {actions}
          </div>
        </div>
      )}
    </div>
  );
}
