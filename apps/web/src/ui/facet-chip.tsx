import { count as formatted } from '../lib/numbers';
import css from './facet-chip.module.css';

interface Props {
  label: string;
  count?: number;
  pressed: boolean;
  onPress: () => void;
  /** It would leave nothing: it stands there greyed, and a press does nothing. */
  disabled?: boolean;
}

/** A filter that is on or off, with the number of things that it leaves. */
export function FacetChip({ label, count, pressed, onPress, disabled = false }: Props) {
  return (
    <button
      type="button"
      className={css.chip}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onPress}
    >
      <span dir="auto">{label}</span>
      {count !== undefined && <span className={css.count}>{formatted(count)}</span>}
    </button>
  );
}
