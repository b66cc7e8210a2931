import { IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { announce } from '../../../lib/announce';
import { type Choice, Combobox } from './combobox';
import { t } from './form-messages';
import css from './picker.module.css';

interface Props {
  label: string;
  hint?: string;
  /** All that can be chosen. */
  all: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  most: number;
  /** Said when `most` are chosen. */
  fullWords?: string;
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const SHOWN = 30;

/** Some of a known list: chips of what is chosen, a box to find more. */
export function Picker({ label, hint, all, chosen, onChange, most, fullWords }: Props) {
  const [text, setText] = useState('');
  const choices = useMemo(() => {
    const wanted = bare(text.trim());
    return all.filter((one) => !chosen.includes(one.key) && bare(`${one.label} ${one.detail ?? ''}`).includes(wanted)).slice(0, SHOWN);
  }, [all, chosen, text]);
  const isFull = chosen.length >= most;
  const labelOf = (key: string) => all.find((one) => one.key === key)?.label ?? key;
  const handlePick = ({ key, label: words }: Choice) => {
    onChange([...chosen, key]);
    setText('');
    announce(t('picker.chosen', { label: words }));
  };
  return (
    <div className={css.picker}>
      <Combobox
        label={label}
        hint={isFull ? fullWords : hint}
        text={text}
        onType={setText}
        choices={choices}
        onPick={handlePick}
        none={text ? t('picker.none') : undefined}
        disabled={isFull}
      />
      {chosen.length > 0 && (
        <ul className={css.chosen} aria-label={label}>
          {chosen.map((key) => (
            <li key={key}>
              <button
                type="button"
                className={css.chip}
                aria-label={t('picker.remove', { label: labelOf(key) })}
                onClick={() => onChange(chosen.filter((one) => one !== key))}
              >
                <bdi>{labelOf(key)}</bdi>
                <IconX size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
