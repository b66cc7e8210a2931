import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { TextField } from '../../../ui/field';
import css from './combobox.module.css';
import { t } from './form-messages';

export interface Choice {
  key: string;
  label: string;
  /** A quiet second line. */
  detail?: string | undefined;
}

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
  /** What stands in the box. */
  text: string;
  onType: (text: string) => void;
  choices: readonly Choice[];
  onPick: (choice: Choice) => void;
  isLooking?: boolean;
  /** Said in place of choices where there are none. */
  none?: string | undefined;
  maxLength?: number;
  disabled?: boolean;
}

/** A box with suggestions, by the combobox pattern of the ARIA guide: the focus stays in the box, arrows walk the list, Escape keeps the text. */
export function Combobox({
  label,
  hint,
  error,
  optional,
  text,
  onType,
  choices,
  onPick,
  isLooking,
  none,
  maxLength = 200,
  disabled,
}: Props) {
  const [open, setOpen] = useState(false);
  // Among the choices as they were when an arrow was pressed: others begin anew.
  const [walk, setWalk] = useState<{ choices: readonly Choice[]; at: number }>({ choices, at: -1 });
  const at = walk.choices === choices ? walk.at : -1;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = open && (choices.length > 0 || Boolean(none));
  useEffect(() => {
    if (shown) list.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  useEffect(() => {
    if (at >= 0) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const pick = (choice: Choice | undefined) => {
    if (!choice) return;
    setOpen(false);
    onPick(choice);
  };
  const handleKeys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (!open) return;
      setOpen(false);
      // A dialog around it stays.
      event.stopPropagation();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (choices.length > 0) setWalk({ choices, at: (at + step + choices.length + (at < 0 && step < 0 ? 1 : 0)) % choices.length });
    } else if (event.key === 'Enter' && open && text) {
      // Whoever still chooses does not send the form.
      if (shown) pick(choices[at]);
    } else return;
    event.preventDefault();
  };

  return (
    <div className={css.combobox}>
      <TextField
        role="combobox"
        label={label}
        hint={hint}
        error={error}
        optional={optional ?? false}
        value={text}
        maxLength={maxLength}
        disabled={disabled}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        aria-busy={isLooking || undefined}
        onChange={(event) => {
          setOpen(true);
          onType(event.currentTarget.value);
        }}
        onKeyDown={handleKeys}
        onFocus={() => text && setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={t('picker.options', { label })}
        className={css.list}
        hidden={!shown}
        // The focus stays in the box: a press on the list must not take it away before it is a choice.
        onMouseDown={(event) => event.preventDefault()}
      >
        {choices.map((choice, index) => (
          // A button without a place in the tab order: the pointer's way; keys are worked in the box.
          <button
            key={choice.key}
            id={`${id}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={css.option}
            onClick={() => pick(choice)}
          >
            <bdi>{choice.label}</bdi>
            {choice.detail && <span className={css.detail}>{choice.detail}</span>}
          </button>
        ))}
        {choices.length === 0 && none && (
          <div role="option" tabIndex={-1} aria-selected={false} aria-disabled className={css.none}>
            {none}
          </div>
        )}
      </div>
      <span role="status" className="visually-hidden">
        {open && text && !isLooking ? t('picker.count', { count: choices.length }) : ''}
      </span>
    </div>
  );
}
