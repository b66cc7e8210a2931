import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { urls } from '../../../lib/urls';
import { type PeopleState, readPeopleSearch, writePeopleSearch } from './people-search';

interface Change {
  /** For every letter of a search: the back button should not walk through letters. */
  replace?: boolean;
}

/** The directory's state, read from the URL and written there; the page does not scroll when it changes. */
export function usePeopleSearch() {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => readPeopleSearch(search), [search]);
  const change = useCallback(
    (next: PeopleState, { replace = false }: Change = {}) =>
      void navigate({ ...urls.people(writePeopleSearch(next)), replace, resetScroll: false }),
    [navigate],
  );
  return { state, change };
}
