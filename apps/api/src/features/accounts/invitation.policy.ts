import type { ScholarState } from '@scholars-commons/shared/scholars';
import { isRegistrar, isStaffAudience, type Viewer } from '../../common/auth/viewer.js';

/** Records that are not listed are there for staff alone. */
const see = (viewer: Viewer, scholar: { is_listed: boolean }): boolean => scholar.is_listed || isStaffAudience(viewer);
/** Registrars invite; whether the record can still be claimed is a question of its state, not of rights. */
const send = (viewer: Viewer): boolean => isRegistrar(viewer);
const isOpenTo = (state: ScholarState): boolean => state === 'unclaimed';

export const invitationPolicy = { see, send, isOpenTo };
