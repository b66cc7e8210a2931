import type { NewsKind } from '@scholars-commons/shared/news';
import { kindWord, newsKinds } from '../kinds';
import { t } from './messages';
import css from './submit.module.css';

interface Props {
  name: string;
  chosen: NewsKind | undefined;
  onChoose: (kind: NewsKind) => void;
}

/** The kinds with what each means; one is chosen. */
export function KindFields({ name, chosen, onChoose }: Props) {
  return (
    <div className={css.kinds}>
      {newsKinds.map((kind) => (
        <label key={kind} className={css.kind}>
          <input type="radio" name={name} checked={chosen === kind} onChange={() => onChoose(kind)} />
          {kindWord(kind)}
          <span className={css.hint}>{t(`kind.${kind}`)}</span>
        </label>
      ))}
    </div>
  );
}
