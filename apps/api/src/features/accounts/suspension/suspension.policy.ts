import type { Grant } from '@scholars-commons/shared/accounts';
import type { ScholarState } from '@scholars-commons/shared/scholars';
import { isAdmin, isModerator, type Viewer } from '../../../common/auth/viewer.js';

/** What rights on a suspension hang on. */
export interface SuspensionFacts {
  scholarId: string;
  state: ScholarState;
  grants: readonly Grant[];
  isLastAdmin: boolean;
}

const read = (viewer: Pick<Viewer, 'grants'>): boolean => isModerator(viewer) || isAdmin(viewer);

/** Nobody judges himself; who has a right of staff is judged by admins alone, and the last admin by nobody. */
const judge = (viewer: Viewer, { scholarId, grants, isLastAdmin }: SuspensionFacts): boolean =>
  read(viewer) && viewer.scholarId !== scholarId && !isLastAdmin && (grants.length === 0 || isAdmin(viewer));

/** Only who has claimed the record can be kept from it. */
const suspend = (viewer: Viewer, facts: SuspensionFacts): boolean =>
  judge(viewer, facts) && (facts.state === 'claimed' || facts.state === 'suspended');

const lift = (viewer: Viewer, facts: SuspensionFacts): boolean => judge(viewer, facts) && facts.state === 'suspended';

export const suspensionPolicy = { read, judge, suspend, lift };
