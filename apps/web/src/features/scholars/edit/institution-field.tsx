import type { InstitutionSuggestions } from '@scholars-commons/shared/suggest';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../../lib/api-client';
import { count, countryName } from '../../../lib/numbers';
import { Notice } from '../../../ui/notice';
import { SelectField } from '../../../ui/select-field';
import { Combobox } from './combobox';
import { countryOptions } from '../../../lib/country-options';
import css from './form.module.css';
import { t } from './form-messages';

/** An institution of the list, or a name that is proposed for it. */
export type InstitutionChoice = { id: string; name: string } | { proposedName: string; countryCode?: string };

/** As the contract has it. */
const NAME_MIN = 3;
const PAUSE_MS = 120;
const PROPOSE = 'propose';

/** The text as it stood after a pause of the typing. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

function useSuggestions(text: string, isOn: boolean) {
  const wanted = text.trim();
  const q = usePaused(wanted);
  const suggestions = useQuery({
    queryKey: ['suggest', 'institutions', q] as const,
    queryFn: ({ signal }) => api.get<InstitutionSuggestions>('/api/suggest/institutions', { signal, query: { q } }),
    enabled: isOn && q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  // Before the answer to the present text nobody can tell that it is not in the list.
  return { suggestions, isSettled: q === wanted && !suggestions.isFetching };
}

type Suggestion = InstitutionSuggestions['items'][number];
const detailOf = ({ city, countryCode, matched, scholarCount, isClosed }: Suggestion) =>
  [
    [city, countryCode && countryName(countryCode)].filter(Boolean).join(', '),
    matched && t('institution.matched', { name: matched }),
    isClosed && t('institution.closed'),
    scholarCount > 0 && t('institution.people', { count: scholarCount, shown: count(scholarCount) }),
  ]
    .filter(Boolean)
    .join(' · ');

/** What was chosen, in words. */
export const nameOfChoice = (value: InstitutionChoice | null): string => (value ? ('id' in value ? value.name : value.proposedName) : '');

interface Props {
  value: InstitutionChoice | null;
  error?: string | undefined;
  optional?: boolean;
  label?: string;
  hint?: string;
  onChange: (value: InstitutionChoice | null) => void;
  /** Whether a name that is not in the list may be proposed. */
  canPropose?: boolean;
}

/** Finds an institution under any of its names; what is not in the list is proposed to the staff. */
export function InstitutionField({
  value,
  error,
  optional = false,
  label = t('institution'),
  hint = t('institution.hint'),
  onChange,
  canPropose = true,
}: Props) {
  const [text, setText] = useState(nameOfChoice(value));
  // Chosen or lifted elsewhere (a button, "Back"): the box follows, but never takes away what is being typed.
  const [shown, setShown] = useState(nameOfChoice(value));
  if (shown !== nameOfChoice(value)) {
    setShown(nameOfChoice(value));
    if (value || text.trim() === shown) setText(nameOfChoice(value));
  }
  const isOpenQuestion = text.trim() !== nameOfChoice(value);
  const { suggestions, isSettled } = useSuggestions(text, isOpenQuestion);
  const wanted = text.trim();
  const items = suggestions.data?.items;
  const choices = useMemo(() => {
    if (!isOpenQuestion || wanted.length < 2) return [];
    const found = (items ?? []).map((item) => ({ key: item.id, label: item.name, detail: detailOf(item) }));
    if (!canPropose || !isSettled || wanted.length < NAME_MIN) return found;
    return [...found, { key: PROPOSE, label: t('institution.propose', { name: wanted }) }];
  }, [items, isOpenQuestion, isSettled, wanted, canPropose]);

  return (
    <div className={css.form}>
      <Combobox
        label={label}
        hint={hint}
        error={error}
        optional={optional}
        text={text}
        isLooking={isOpenQuestion && wanted.length >= 2 && !isSettled}
        choices={choices}
        none={
          isOpenQuestion && wanted.length >= 2 && isSettled ? (suggestions.isError ? t('institution.failed') : t('picker.none')) : undefined
        }
        onType={(typed) => {
          setText(typed);
          // Something else than the chosen one stands there: nothing is chosen.
          if (value && typed.trim() !== nameOfChoice(value)) onChange(null);
        }}
        onPick={(choice) => {
          const name = choice.key === PROPOSE ? wanted : choice.label;
          setText(name);
          onChange(choice.key === PROPOSE ? { proposedName: wanted } : { id: choice.key, name });
        }}
      />
      {value && 'proposedName' in value && (
        <>
          <Notice>{t('institution.proposed', { name: value.proposedName })}</Notice>
          <SelectField
            label={t('institution.country')}
            optional
            options={[{ value: '', label: t('place.country.none') }, ...countryOptions()]}
            value={value.countryCode ?? ''}
            onChange={(event) => {
              const { value: code } = event.currentTarget;
              onChange(code ? { proposedName: value.proposedName, countryCode: code } : { proposedName: value.proposedName });
            }}
          />
        </>
      )}
    </div>
  );
}
