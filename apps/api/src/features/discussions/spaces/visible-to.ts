import { isModerator, type Viewer } from '../../../common/auth/viewer.js';

/**
 * `spacePolicy.read` as SQL over the alias `s` of `space`. It stands on the first three parameters of every list of
 * discussions, so that the texts of statements stay few: `viewerParameters` makes them.
 */
export const visibleTo = `(s.kind = 'open' OR s.cohort_id = ANY($2::uuid[]) OR $3::boolean)`;

/** $1 the scholar, $2 his cohorts, $3 whether he reads every space. */
export const viewerParameters = (viewer: Viewer): [string, readonly string[], boolean] => [
  viewer.scholarId,
  viewer.cohortIds,
  isModerator(viewer),
];
