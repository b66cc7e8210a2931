import { isRegistrar, isStaffAudience, type Viewer } from '../../common/auth/viewer.js';

interface Subject {
  isProposed: boolean;
  proposedById: string | null;
}

/** A proposal is seen by who made it and by staff, until they accept it. The same in SQL: `findableSql`. */
const read = (viewer: Viewer, institution: Subject): boolean =>
  !institution.isProposed || institution.proposedById === viewer.scholarId || isStaffAudience(viewer);

const edit = (viewer: Viewer): boolean => isRegistrar(viewer);

export const institutionPolicy = { read, edit };

/** Where people of an institution are counted now: there, or, when it has closed, at the open one that goes on with its work. */
export const countedAtSql = (institution: string): string => `coalesce(${institution}.successor_id, ${institution}.id)`;

/** `institutionPolicy.read` as a condition. The parameters are those of `sightParams`: $1 the viewer's scholar, $2 whether staff. */
export const findableSql = (institution: string): string =>
  `(NOT ${institution}.is_proposed OR ${institution}.proposed_by_id = $1::uuid OR $2::boolean)`;
