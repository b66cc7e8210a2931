import { isAdmin, type Viewer } from '../../../common/auth/viewer.js';

/** Who is of staff and what they may do is the business of admins. */
const read = (viewer: Pick<Viewer, 'grants'>): boolean => isAdmin(viewer);
const change = (viewer: Pick<Viewer, 'grants'>): boolean => isAdmin(viewer);

export const grantPolicy = { read, change };
