import { useId, useState } from 'react';
import { TextButton } from '../../../ui/text-button';
import { FacetChip } from '../../../ui/facet-chip';
import css from './facet-panel.module.css';
import type { FacetValue } from './facets';
import { t } from './messages';

interface Props {
  label: string;
  values: readonly FacetValue[];
  pressed: readonly string[];
  onPress: (value: string) => void;
}

const AT_FIRST = 5;

/** A facet of short words, as chips in a row. */
export function FacetChips({ label, values, pressed, onPress }: Props) {
  const [all, setAll] = useState(false);
  const id = useId();
  const shown = all ? values : values.filter(({ value }, index) => index < AT_FIRST || pressed.includes(value));
  const hidden = values.length - shown.length;
  return (
    <section className={css.chips} aria-labelledby={id}>
      <h3 id={id} className={css.chipsTitle}>
        {label}
      </h3>
      <ul className={css.chipList}>
        {shown.map(({ value, label: words, count }) => (
          <li key={value}>
            <FacetChip
              label={words}
              count={count}
              pressed={pressed.includes(value)}
              disabled={count === 0 && !pressed.includes(value)}
              onPress={() => onPress(value)}
            />
          </li>
        ))}
        {(hidden > 0 || all) && values.length > AT_FIRST && (
          <li>
            <TextButton
              aria-expanded={all}
              aria-label={all ? t('facet.fewerOf', { facet: label }) : t('facet.moreOf', { facet: label, count: hidden })}
              onClick={() => setAll(!all)}
            >
              {all ? t('facet.fewer') : t('facet.more', { count: hidden })}
            </TextButton>
          </li>
        )}
      </ul>
    </section>
  );
}
