import { count as formatted } from '../lib/numbers';
import css from './facet-chip.module.css';

interface Props {
  label: string;
  count?: number;
  pressed: boolean;
  onPress: () => void;
}

/** A filter that is on or off, with the number of things that it leaves. */
export function FacetChip({ label, count, pressed, onPress }: Props) {
  return (
    <button type="button" className={css.chip} aria-pressed={pressed} onClick={onPress}>
      <span dir="auto">{label}</span>
      {count !== undefined && <span className={css.count}>{formatted(count)}</span>}
    </button>
  );
}
