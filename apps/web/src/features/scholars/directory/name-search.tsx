import { useEffect, useRef, useState } from 'react';
import { TextField } from '../../../ui/field';
import { t } from './messages';

interface Props {
  value: string;
  onSearch: (q: string) => void;
}

const PAUSE_MS = 200;

/** The search box: searches after a short pause, at once on Enter. */
export function NameSearch({ value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // "Back", "Clear" and pasted addresses change the URL under the box; its own searches do not rewrite what is being typed.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (q: string) => {
    clearTimeout(timer.current);
    if (q === asked.current) return;
    asked.current = q;
    onSearch(q);
  };
  const handleType = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text.trim()), PAUSE_MS);
  };

  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(typed.trim());
      }}
    >
      <TextField
        type="search"
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => handleType(event.currentTarget.value)}
      />
    </form>
  );
}
