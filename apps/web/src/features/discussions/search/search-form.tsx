import { useRef, useState } from 'react';
import { useDisplay } from '../../../lib/display';
import { useSingleKeys } from '../../../lib/single-keys';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { t } from './messages';
import css from './search-form.module.css';

interface Props {
  label?: string;
  /** What was searched for last. */
  value?: string;
  onSearch: (q: string) => void;
}

/** A box for words in posts; searches when sent off. The key `/` leads here from anywhere on the page. */
export function SearchForm({ label = t('label'), value = '', onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  const box = useRef<HTMLInputElement>(null);
  const { singleKeyShortcuts } = useDisplay();
  useSingleKeys({ '/': () => box.current?.focus() });
  // "Back" and pasted addresses change what stands in the address under the box.
  if (value !== before) {
    setBefore(value);
    setTyped(value);
  }

  return (
    <form
      role="search"
      className={css.form}
      data-screen-only
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <TextField
        ref={box}
        type="search"
        label={label}
        placeholder={t('placeholder')}
        value={typed}
        maxLength={200}
        autoComplete="off"
        dir="auto"
        aria-keyshortcuts={singleKeyShortcuts ? '/' : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{t('do')}</Button>
    </form>
  );
}
