import { useState } from 'react';
import css from './avatar.module.css';

interface Props {
  name: string;
  src?: string | undefined;
  /** Pixels. */
  size?: 24 | 32 | 40 | 48 | 64 | 96 | 160;
  /** Round for people, square for institutions. */
  shape?: 'round' | 'square';
  /** Where no name stands beside it, the picture says the name. */
  labelled?: boolean;
}

/** Letters as readers count them: a base with its marks is one. */
const segments = new Intl.Segmenter();

/** First letters of the first and the last word, as a name tag would abbreviate. */
export function initials(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => (word ? (segments.segment(word)[Symbol.iterator]().next().value?.segment ?? '') : ''))
    .join('')
    .toLocaleUpperCase();
}

/** The same name has the same colour everywhere. */
export function faceOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return (sum % 8) + 1;
}

/** A face, or initials on a colour of their own while there is none. */
export function Avatar({ name, src, size = 40, shape = 'round', labelled = false }: Props) {
  const [failed, setFailed] = useState<string>();
  const label = labelled ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true };
  return (
    <span className={css.avatar} data-shape={shape} data-face={faceOf(name)} data-size={size} {...label}>
      {src && failed !== src ? (
        <img src={src} alt="" width={size} height={size} loading="lazy" decoding="async" onError={() => setFailed(src)} />
      ) : (
        <span>{initials(name)}</span>
      )}
    </span>
  );
}
