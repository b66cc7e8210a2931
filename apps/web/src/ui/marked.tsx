import css from './marked.module.css';

/** Plain text with the parts marked that were looked for. */
export const Marked = ({ parts }: { parts: readonly { text: string; isMarked: boolean }[] }) =>
  parts.map(({ text, isMarked }, index) =>
    isMarked ? (
      <mark key={index} className={css.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
