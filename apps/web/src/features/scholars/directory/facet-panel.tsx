import type { DirectoryFacets } from '@scholars-commons/shared/scholars';
import { useMediaQuery } from '@mantine/hooks';
import { useId, useState } from 'react';
import { TextButton } from '../../../ui/text-button';
import { FacetBars } from './facet-bars';
import { FacetChips } from './facet-chips';
import css from './facet-panel.module.css';
import { named, withZeros } from './facets';
import { t } from './messages';
import { type FacetName, facetNames, type PeopleState } from './people-search';

interface Props {
  state: PeopleState;
  facets: DirectoryFacets;
  /** As they were before anything was pressed; values that are gone now stand at zero. */
  before: DirectoryFacets;
  onPress: (facet: FacetName, value: string) => void;
}

const bars = ['country', 'institution', 'profession', 'program'] as const;
const chips = ['cohort', 'topic', 'openTo'] as const;

/** The facets: bars for who and where, chips for the rest; on a small screen they wait behind a button. */
export function FacetPanel({ state, facets, before, onPress }: Props) {
  const isWide = useMediaQuery('(min-width: 48em)', true);
  const [toggled, setToggled] = useState<boolean>();
  const id = useId();
  const open = toggled ?? isWide;
  const pressedCount = facetNames.reduce((sum, facet) => sum + state[facet].length, 0);
  const propsOf = (facet: FacetName) => ({
    label: t(`facet.${facet}`),
    values: withZeros(named(facet, facets[facet]), named(facet, before[facet])),
    pressed: state[facet],
    onPress: (value: string) => onPress(facet, value),
  });
  // Cohorts are many and alike ("2019 spring"); they say something once their program is pressed.
  const shownChips = chips.filter((facet) => facet !== 'cohort' || state.program.length > 0 || state.cohort.length > 0);
  return (
    <section className={css.panel} aria-label={t('filters')} data-screen-only>
      <div className={css.head}>
        <TextButton aria-expanded={open} aria-controls={id} onClick={() => setToggled(!open)}>
          {open ? t('filters.hide') : t('filters.show')}
          {!open && pressedCount > 0 ? ` · ${t('filters.pressed', { count: pressedCount })}` : ''}
        </TextButton>
        {open && <span className={css.note}>{t('facet.note')}</span>}
      </div>
      <div id={id} hidden={!open}>
        {open && (
          <>
            <div className={css.bars}>
              {bars.map((facet) => (
                <FacetBars key={facet} {...propsOf(facet)} />
              ))}
            </div>
            {shownChips.map((facet) => (
              <FacetChips key={facet} {...propsOf(facet)} />
            ))}
          </>
        )}
      </div>
    </section>
  );
}
