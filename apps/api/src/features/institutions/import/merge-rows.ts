import type { InstitutionRow } from './institution-row.js';

/** An institution as it stands, as far as an import may change it. */
export interface StoredInstitution extends Omit<InstitutionRow, 'aliases'> {
  id: string;
}

const scalars = ['rorId', 'name', 'countryCode', 'city', 'stateProvince', 'lat', 'lon', 'webPage', 'kind'] as const;

/**
 * What a row makes of an institution. A list corrects what it says and leaves what it does not say; domains only come to it.
 * @param isFirst false for the second row of one list that means the same institution: it fills gaps, so that the rows of one
 * list do not undo each other at every import
 * @returns null when nothing would change
 */
export function mergeRow(stored: StoredInstitution, row: InstitutionRow, isFirst: boolean): StoredInstitution | null {
  const merged = { ...stored };
  let isChanged = false;
  for (const field of scalars) {
    if (row[field] === null || row[field] === stored[field] || (!isFirst && stored[field] !== null)) continue;
    Object.assign(merged, { [field]: row[field] });
    isChanged = true;
  }
  const added = row.domains.filter((domain) => !stored.domains.includes(domain));
  if (added.length > 0) merged.domains = [...stored.domains, ...added];
  return isChanged || added.length > 0 ? merged : null;
}
