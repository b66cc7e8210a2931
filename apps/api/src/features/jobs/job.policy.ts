import { isAdmin, type Viewer } from '../../common/auth/viewer.js';

type Asker = Pick<Viewer, 'grants'>;

/** What goes on behind the scenes is the business of admins alone: to see it, to have it tried again, to give it up. */
const read = (viewer: Asker): boolean => isAdmin(viewer);
const settle = (viewer: Asker): boolean => isAdmin(viewer);

export const jobPolicy = { read, settle };
