import { isAdmin, type Viewer } from '../../common/auth/viewer.js';

/** The record of all acts is read by admins alone. */
const read = (viewer: Pick<Viewer, 'grants'>): boolean => isAdmin(viewer);

export const auditPolicy = { read };
