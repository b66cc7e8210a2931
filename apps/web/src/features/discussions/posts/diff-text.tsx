import css from './diff-text.module.css';
import { t } from './messages';
import { wordDiff } from './word-diff';

/** What became of a text: marked by line, colour and words, so that it can be heard too. */
export function DiffText({ before, after }: { before: string; after: string }) {
  return (
    <div className={css.diff} dir="auto">
      {wordDiff(before, after).map(({ kind, text }, place) => {
        if (kind === 'same') return <span key={place}>{text}</span>;
        const Element = kind === 'added' ? 'ins' : 'del';
        return (
          <Element key={place}>
            <span className="visually-hidden"> {t(kind === 'added' ? 'diff.added' : 'diff.removed')} </span>
            {text}
            <span className="visually-hidden"> {t('diff.end')} </span>
          </Element>
        );
      })}
    </div>
  );
}
