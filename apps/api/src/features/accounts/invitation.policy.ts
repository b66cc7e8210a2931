import type { ScholarState } from '@scholars-commons/shared/scholars';
import { isRegistrar, type Viewer } from '../../common/auth/viewer.js';

/** Registrars invite; whether the record can still be claimed is a question of its state, not of rights. */
const send = (viewer: Viewer): boolean => isRegistrar(viewer);
const isOpenTo = (state: ScholarState): boolean => state === 'unclaimed';

export const invitationPolicy = { send, isOpenTo };
