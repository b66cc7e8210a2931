import type { Grant, SessionView } from '@scholars-commons/shared/accounts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountQueries } from './accounts.queries';

/** Whoever is signed in, or null. */
export function useSession(): SessionView | null {
  return useQuery(accountQueries.session()).data ?? null;
}

/** Whoever is signed in; only for pages behind the sign-in. */
export function useViewer(): SessionView {
  const session = useSession();
  // In the moment between signing out and the sign-in page, the old page still stands with whom it was drawn for.
  const [first] = useState(session);
  const viewer = session ?? first;
  if (!viewer) throw new Error('useViewer stands on a page that visitors reach');
  return viewer;
}

/** Whether the viewer holds this right of staff. What he may do with a thing says the thing itself, in `can`. */
export const hasGrant = (viewer: SessionView, grant: Grant): boolean => viewer.grants.includes(grant);
