import type { Grant } from '@scholars-commons/shared/accounts';

/** Whoever a request acts for. `scholarId` is author, owner and audit actor everywhere. */
export interface Viewer {
  sessionId: string;
  accountId: string;
  scholarId: string;
  name: string;
  grants: readonly Grant[];
  cohortIds: readonly string[];
  caughtUpAt: Date;
  hidesPresence: boolean;
}

type Granted = Pick<Viewer, 'grants'>;

export const hasGrant = (viewer: Granted, grant: Grant): boolean => viewer.grants.includes(grant);
export const isModerator = (viewer: Granted): boolean => hasGrant(viewer, 'moderator');
export const isEditor = (viewer: Granted): boolean => hasGrant(viewer, 'editor');
export const isRegistrar = (viewer: Granted): boolean => hasGrant(viewer, 'registrar');
export const isAdmin = (viewer: Granted): boolean => hasGrant(viewer, 'admin');
/** Who sees what a scholar shows to `staff`: registrars and admins. */
export const isStaffAudience = (viewer: Granted): boolean => isRegistrar(viewer) || isAdmin(viewer);
