import { isAdmin, isModerator, type Viewer } from '../../../common/auth/viewer.js';

/** What rights on a space hang on. */
export interface SpaceFacts {
  kind: 'open' | 'cohort';
  cohortId: string | null;
}

const isOwn = (viewer: Viewer, space: SpaceFacts) =>
  space.kind === 'open' || (space.cohortId !== null && viewer.cohortIds.includes(space.cohortId));

/** A cohort's space is read by its people and by moderators; `visibleTo` says the same in SQL. */
const read = (viewer: Viewer, space: SpaceFacts) => isOwn(viewer, space) || isModerator(viewer);

/** True where the viewer reads only because he is a moderator; the page says so. */
const readsAsModerator = (viewer: Viewer, space: SpaceFacts) => read(viewer, space) && !isOwn(viewer, space);

/** A cohort's space is written by its people alone: a moderator who reads along does not join in. */
const write = (viewer: Viewer, space: SpaceFacts) => isOwn(viewer, space);

const create = (viewer: Viewer) => isAdmin(viewer);

/** Only open spaces: a cohort's follows its cohort. */
const edit = (viewer: Viewer, space: SpaceFacts) => space.kind === 'open' && isAdmin(viewer);

export const spacePolicy = { read, readsAsModerator, write, create, edit };
