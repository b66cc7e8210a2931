import type { Audience, ProfileBlock, ScholarState } from '@scholars-commons/shared/scholars';
import { profileBlocks } from '@scholars-commons/shared/scholars';
import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';

/** What decides who sees what of a scholar. `sharesCohort`: with the viewer who asks. */
export interface SightFacts {
  id: string;
  state: ScholarState;
  isListed: boolean;
  sharesCohort: boolean;
  audiences: Readonly<Record<ProfileBlock, Audience>>;
}

/** How near a viewer stands to a scholar; who stands nearer sees all that those farther off see. */
const nearness = { network: 0, cohorts: 1, staff: 2, me: 3 } as const satisfies Record<Audience, number>;

/** What one viewer sees of one scholar. The same rule in SQL, for lists and counts, is `sightSql`; a test holds the two equal. */
export interface Sight {
  /** Whether the scholar exists for this viewer at all. */
  read: boolean;
  /** Credentials and profession: the network's, but an unclaimed record does not show them. */
  identity: boolean;
  blocks: Readonly<Record<ProfileBlock, boolean>>;
  /** More of a position than its institution: title, department, dates. */
  positionDetail: boolean;
  /** Mentoring and alike; nobody asks the dead. */
  openTo: boolean;
  /** Whether country, profession, topics and alike count and filter: an unclaimed record's never do. */
  counts: boolean;
  contact: (audience: Audience) => boolean;
}

/** The one function that says who sees what. `as`: a scholar looks at the own page with the eyes of others. */
export function sightOf(viewer: Viewer, scholar: SightFacts, as?: 'network' | 'cohorts'): Sight {
  const isOwner = viewer.scholarId === scholar.id && !as;
  const isStaff = isStaffAudience(viewer) && !as;
  const near = as
    ? nearness[as]
    : isOwner
      ? nearness.me
      : isStaff
        ? nearness.staff
        : scholar.sharesCohort
          ? nearness.cohorts
          : nearness.network;
  const open = (audience: Audience) => nearness[audience] <= near;
  // Nobody has agreed yet to what an unclaimed record holds, so only who keeps it sees more than name, cohort and institution.
  const isWhole = scholar.state !== 'unclaimed' || isOwner || isStaff;
  const openUnclaimed: ReadonlySet<ProfileBlock> = new Set(['positions', 'enrollments']);
  return {
    read: scholar.state !== 'merged' && (scholar.isListed || isStaff || viewer.scholarId === scholar.id),
    identity: isWhole,
    blocks: Object.fromEntries(
      profileBlocks.map((block) => [block, (isWhole || openUnclaimed.has(block)) && open(scholar.audiences[block])]),
    ) as Record<ProfileBlock, boolean>,
    positionDetail: isWhole,
    openTo: scholar.state !== 'deceased',
    counts: scholar.state !== 'unclaimed',
    contact: (audience) => isWhole && scholar.state !== 'deceased' && open(audience),
  };
}
