import type { CannedFor } from '@scholars-commons/shared/review';
import { isEditor, isModerator, type Viewer } from '../../common/auth/viewer.js';

type Granted = Pick<Viewer, 'grants'>;

const FOR_EDITORS: readonly CannedFor[] = ['return', 'decline'];
const FOR_MODERATORS: readonly CannedFor[] = ['keep', 'remove', 'remove-and-warn', 'suspend'];

/** What of it is anybody's business: moderators have the words for decisions, editors those for submissions. */
const usedBy = (viewer: Granted): CannedFor[] => [...(isModerator(viewer) ? FOR_MODERATORS : []), ...(isEditor(viewer) ? FOR_EDITORS : [])];

const visit = (viewer: Granted): boolean => usedBy(viewer).length > 0;
const read = (viewer: Granted, usedFor: CannedFor): boolean => usedBy(viewer).includes(usedFor);

/** Who uses them words them. */
export const cannedReasonPolicy = { visit, usedBy, read, edit: read };
