import type { Audience, ChangeScholar, ProfileBlock, ScholarView } from '@scholars-commons/shared/scholars';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';

const path = (scholarId: string) => `/api/scholars/${scholarId}`;

/** Kept apart from the profile's own queries: this is asked once, at the first sign-in. */
export const welcomeQueries = {
  own: (scholarId: string) =>
    queryOptions({
      queryKey: ['welcome', scholarId] as const,
      queryFn: ({ signal }) => api.get<ScholarView>(path(scholarId), { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export interface Confirmed {
  given: string;
  family: string;
  preferred: string;
  audiences: Partial<Record<ProfileBlock, Audience>>;
}

const change = (scholarId: string, input: ChangeScholar) => api.patch<ScholarView>(path(scholarId), input);

/** Saves what differs, block by block, each with the version it was read at. `onSaved` hears of each, so that a second try goes on from there. */
export async function confirmProfile(scholar: ScholarView, wanted: Confirmed, onSaved: (scholar: ScholarView) => void): Promise<void> {
  let held = scholar;
  const save = async (input: ChangeScholar) => {
    held = await change(scholar.id, input);
    onSaved(held);
  };
  const { given, family, preferred } = wanted;
  const { names } = held;
  if (given !== names.given || family !== (names.family ?? '') || preferred !== (names.preferred ?? '')) {
    await save({ block: 'names', version: held.own?.versions.names ?? 0, given, family: family || null, preferred: preferred || null });
  }
  for (const [name, audience] of Object.entries(wanted.audiences)) {
    const block = name as ProfileBlock;
    if (held.own?.audiences[block] === audience) continue;
    // Every block takes an audience alone; the contract says it once for each kind of block.
    await save({ block, version: held.own?.versions[block] ?? 0, audience } as ChangeScholar);
  }
}
