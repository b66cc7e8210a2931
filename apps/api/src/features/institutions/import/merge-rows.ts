import type { InstitutionRow } from './institution-row.js';
import type { InstitutionStatus } from './registry/registry-facts.js';

/** An institution as it stands, as far as an import may change it. */
export interface StoredInstitution extends Omit<InstitutionRow, 'aliases' | 'registry'> {
  id: string;
  status: InstitutionStatus;
  externalIds: string[];
}

const scalars = ['rorId', 'name', 'countryCode', 'city', 'stateProvince', 'lat', 'lon', 'webPage', 'kind'] as const;

/**
 * What a row makes of an institution. A list corrects what it says and leaves what it does not say; domains only come to it.
 * @param isFirst false for the second row of one list that means the same institution: it fills gaps, so that the rows of one
 * list do not undo each other at every import
 * @returns null when nothing would change
 */
export function mergeRow(stored: StoredInstitution, row: InstitutionRow, isFirst: boolean): StoredInstitution | null {
  // What has a ROR id is corrected by whoever names it so; lists that do not would turn the registry's facts back.
  const isCorrecting = isFirst && (!stored.rorId || row.rorId !== null);
  const merged = { ...stored };
  let isChanged = false;
  for (const field of scalars) {
    if (row[field] === null || row[field] === stored[field] || (!isCorrecting && stored[field] !== null)) continue;
    Object.assign(merged, { [field]: row[field] });
    isChanged = true;
  }
  const { status = stored.status, externalIds = stored.externalIds } = row.registry ?? {};
  if (status !== stored.status || !isSame(externalIds, stored.externalIds)) {
    Object.assign(merged, { status, externalIds });
    isChanged = true;
  }
  const added = row.domains.filter((domain) => !stored.domains.includes(domain));
  if (added.length > 0) merged.domains = [...stored.domains, ...added];
  return isChanged || added.length > 0 ? merged : null;
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((each, place) => each === other[place]);
