import css from './marked-name.module.css';
import { matchedParts } from './matched-parts';

/** A name with the part marked that fits what was searched for. */
export function MarkedName({ name, searched }: { name: string; searched: string }) {
  if (!searched.trim()) return name;
  return matchedParts(name, searched).map(({ text, isMatch }, index) =>
    isMatch ? (
      <mark key={index} className={css.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
