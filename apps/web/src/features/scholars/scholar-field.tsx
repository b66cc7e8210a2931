import type { ScholarSuggestions } from '@scholars-commons/shared/suggest';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { api } from '../../lib/api-client';
import { Combobox } from './edit/combobox';
import { t } from './messages';

const MIN = 2;

export interface FoundScholar {
  id: string;
  name: string;
  credentials: string | null;
  photoId: string | null;
}

interface Props {
  label: string;
  hint?: string;
  onPick: (scholar: FoundScholar) => void;
}

/** Finds a scholar by a piece of the name, for acts that need one; the box is empty again after a choice. */
export function ScholarField({ label, hint, onPick }: Props) {
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const { data, isFetching, isError } = useQuery({
    queryKey: ['suggest', 'scholars', q] as const,
    queryFn: ({ signal }) => api.get<ScholarSuggestions>('/api/suggest/scholars', { signal, query: { q } }),
    enabled: q.length >= MIN,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const choices = useMemo(
    () =>
      q.length < MIN
        ? []
        : (data?.items ?? []).map(({ id, name, credentials, institution }) => ({
            key: id,
            label: name,
            detail: [credentials, institution].filter(Boolean).join(' · '),
          })),
    [data, q],
  );
  return (
    <Combobox
      label={label}
      hint={hint}
      text={text}
      isLooking={isFetching}
      choices={choices}
      none={q.length < MIN || isFetching ? undefined : t(isError ? 'field.failed' : 'field.none')}
      onType={setText}
      onPick={({ key }) => {
        const found = data?.items.find(({ id }) => id === key);
        if (!found) return;
        const { id, name, credentials, photoId } = found;
        setText('');
        onPick({ id, name, credentials, photoId });
      }}
    />
  );
}
