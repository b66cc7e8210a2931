import { useEffect, useRef, useState } from 'react';
import { TextField } from '../../ui/field';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (q: string) => void;
}

const PAUSE_MS = 200;

/** A search box: searches after a short pause, at once on Enter. */
export function SearchBox({ label, placeholder, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A filter may be pressed during the pause: the search must then go on from it, not from what stood when the key was pressed.
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });

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
    latest.current(q);
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
        label={label}
        placeholder={placeholder}
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
