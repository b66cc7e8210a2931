import type { DirectoryFacets } from '@scholars-commons/shared/scholars';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { TextButton } from '../../../ui/text-button';
import { useFocusAbove } from '../../../ui/use-focus-above';
import { labelOfValue } from './facets';
import { t } from './messages';
import { facetNames, type FacetName, type PeopleState } from './people-search';
import css from './pressed-filters.module.css';

interface Props {
  state: PeopleState;
  facets: DirectoryFacets | null | undefined;
  onLift: (facet: FacetName, value: string) => void;
  onClear: () => void;
}

/** Goes with the press on it. */
function Pressed({ children }: { children: ReactNode }) {
  const place = useFocusAbove<HTMLLIElement>();
  return <li ref={place}>{children}</li>;
}

/** What the list is narrowed to, each to be lifted by a press, and all at once. */
export function PressedFilters({ state, facets, onLift, onClear }: Props) {
  const pressed = facetNames.flatMap((facet) => state[facet].map((value) => ({ facet, value, label: labelOfValue(facets, facet, value) })));
  if (pressed.length === 0) return null;
  return (
    <ul className={css.list} aria-label={t('filters.chosen')}>
      {pressed.map(({ facet, value, label }) => (
        <Pressed key={`${facet} ${value}`}>
          <button type="button" className={css.chip} aria-label={t('filters.remove', { label })} onClick={() => onLift(facet, value)}>
            <bdi>{label}</bdi>
            <IconX size={14} aria-hidden />
          </button>
        </Pressed>
      ))}
      <Pressed>
        <TextButton onClick={onClear}>{t('filters.clear')}</TextButton>
      </Pressed>
    </ul>
  );
}
