import { useId, useState } from 'react';
import { count } from '../../../lib/numbers';
import { TextButton } from '../../../ui/text-button';
import css from './facet-bars.module.css';
import type { FacetValue } from './facets';
import { t } from './messages';

interface Props {
  label: string;
  values: readonly FacetValue[];
  pressed: readonly string[];
  onPress: (value: string) => void;
}

const AT_FIRST = 5;

/** Pressed values stand first, so that none of them hides behind "Show more". */
const pressedFirst = (values: readonly FacetValue[], pressed: readonly string[]) => [
  ...values.filter(({ value }) => pressed.includes(value)),
  ...values.filter(({ value }) => !pressed.includes(value)),
];

/** Bars to press: each narrows the list to the people it counts; pressing it again lifts that. */
export function FacetBars({ label, values, pressed, onPress }: Props) {
  const [all, setAll] = useState(false);
  const id = useId();
  const most = Math.max(1, ...values.map((value) => value.count));
  const first = pressedFirst(values, pressed);
  const shown = all ? first : first.slice(0, Math.max(AT_FIRST, pressed.length));
  const hidden = values.length - shown.length;
  return (
    <section className={css.facet} aria-labelledby={id}>
      <h3 id={id} className={css.title}>
        {label}
      </h3>
      {values.length === 0 && <p className={css.none}>{t('facet.empty')}</p>}
      <ul className={css.list} data-all={all || undefined}>
        {shown.map(({ value, label: words, count: people }) => {
          const isPressed = pressed.includes(value);
          return (
            <li key={value}>
              <button
                type="button"
                className={css.bar}
                aria-pressed={isPressed}
                aria-disabled={people === 0 && !isPressed}
                onClick={() => (people > 0 || isPressed) && onPress(value)}
                title={words}
              >
                <span className={css.words} dir="auto">
                  {words}
                </span>
                <span className={css.count}>{count(people)}</span>
                <span className={css.track} aria-hidden>
                  <span className={css.fill} style={{ inlineSize: `${(people / most) * 100}%` }} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {(hidden > 0 || all) && values.length > AT_FIRST && (
        <TextButton
          aria-expanded={all}
          aria-label={all ? t('facet.fewerOf', { facet: label }) : t('facet.moreOf', { facet: label, count: hidden })}
          onClick={() => setAll(!all)}
        >
          {all ? t('facet.fewer') : t('facet.more', { count: hidden })}
        </TextButton>
      )}
    </section>
  );
}
