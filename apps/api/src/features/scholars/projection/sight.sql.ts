import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';
import type { ProfileBlock } from '@scholars-commons/shared/scholars';
import { profileBlocks } from '@scholars-commons/shared/scholars';

/** The first three parameters of every statement that uses `sightSql`. */
export type SightParams = [scholarId: string, isStaff: boolean, cohortIds: readonly string[]];

export const sightParams = (viewer: Viewer): SightParams => [viewer.scholarId, isStaffAudience(viewer), viewer.cohortIds];

const isOwner = 's.id = $1::uuid';
const isStaff = '$2::boolean';

/** Whether the viewer is in a cohort of scholar `s`. */
const sharesCohort = 'EXISTS (SELECT FROM enrollment peer WHERE peer.scholar_id = s.id AND peer.cohort_id = ANY($3::uuid[]))';

// Most is open to all, so that test comes first and spares the others.
const open = (audience: string) =>
  `(${audience} = 'network' OR ${isOwner} OR (${isStaff} AND ${audience} <> 'me') OR (${audience} = 'cohorts' AND ${sharesCohort}))`;

const isWhole = `(s.state <> 'unclaimed' OR ${isOwner} OR ${isStaff})`;
const isCounted = `s.state <> 'unclaimed'`;
const openBlock = (block: ProfileBlock) => open(`s.audience_${block}`);

const blocks = Object.fromEntries(
  profileBlocks.map((block) => [
    block,
    block === 'positions' || block === 'enrollments' ? openBlock(block) : `(${isWhole} AND ${openBlock(block)})`,
  ]),
) as Record<ProfileBlock, string>;

/** `sightOf` as SQL conditions over `scholar s`, whose first three parameters are `sightParams`. */
export const sightSql = {
  read: `(s.state <> 'merged' AND (s.is_listed OR ${isStaff} OR ${isOwner}))`,
  sharesCohort,
  identity: isWhole,
  blocks,
  openTo: `s.state <> 'deceased'`,
  counts: isCounted,
  contact: `(${isWhole} AND s.state <> 'deceased' AND ${open('contact.audience')})`,
  /** Whether a value counts and filters for this viewer: seen, and of a record that its scholar has claimed. */
  counted: {
    profession: isCounted,
    country: `(${isCounted} AND ${openBlock('place')})`,
    topic: `(${isCounted} AND ${openBlock('interests')})`,
    openTo: `(${isCounted} AND s.state <> 'deceased' AND ${openBlock('interests')})`,
    institution: openBlock('positions'),
    cohort: openBlock('enrollments'),
  },
} as const;
