import type { Viewer } from '../../common/auth/viewer.js';
import { isModerator, isRegistrar, isStaffAudience } from '../../common/auth/viewer.js';
import type { ProfileBlock, ScholarState } from '@scholars-commons/shared/scholars';

interface Subject {
  id: string;
  state: ScholarState;
}

const owns = (viewer: Viewer, scholar: { id: string }) => viewer.scholarId === scholar.id;

/** The scholar's own page, and those who keep the records. The dead are kept by registrars alone; a merged record by nobody. */
const edit = (viewer: Viewer, scholar: Subject): boolean => scholar.state !== 'merged' && (owns(viewer, scholar) || isRegistrar(viewer));

/** Nobody overwrites what he cannot see. */
const editBlock = (viewer: Viewer, scholar: Subject, sees: Readonly<Record<ProfileBlock, boolean>>, block: ProfileBlock): boolean =>
  edit(viewer, scholar) && sees[block];

const add = (viewer: Viewer): boolean => isRegistrar(viewer);

/** An invitation is how a record is claimed, so only unclaimed ones have use for it. */
const invite = (viewer: Viewer, scholar: Subject): boolean => isRegistrar(viewer) && scholar.state === 'unclaimed';

/** The look at one's own page with the eyes of others; who edits a page may check it too. */
const lookAs = (viewer: Viewer, scholar: Subject): boolean => edit(viewer, scholar);

/** Only those who decide on suspensions learn of them; to all others nothing has changed. */
const seesSuspension = (viewer: Viewer): boolean => isStaffAudience(viewer) || isModerator(viewer);

export const scholarPolicy = { edit, editBlock, add, invite, lookAs, seesSuspension };
