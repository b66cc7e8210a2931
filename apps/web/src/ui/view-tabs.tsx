import css from './view-tabs.module.css';

interface Props<T extends string> {
  /** What is looked at in several ways. */
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One thing looked at in one of a few ways: written or shown, as a card or as a page. */
export function ViewTabs<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    <div role="group" aria-label={label} className={css.tabs} data-screen-only>
      {options.map((one) => (
        <button key={one.value} type="button" className={css.tab} aria-pressed={one.value === value} onClick={() => onChange(one.value)}>
          {one.label}
        </button>
      ))}
    </div>
  );
}
