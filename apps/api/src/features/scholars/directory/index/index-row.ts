import type { OpenTo } from '@scholars-commons/shared/scholars';
import type { Viewer } from '../../../../common/auth/viewer.js';
import { type SightFacts, sightOf } from '../../projection/sight.js';

/** The filters of the directory. */
export const filterNames = ['country', 'profession', 'institution', 'program', 'cohort', 'topic', 'openTo'] as const;
export type FilterName = (typeof filterNames)[number];
/** What is counted: the filters, and where the living are. */
export const countedNames = [...filterNames, 'place'] as const;
export type CountedName = (typeof countedNames)[number];

/** What the directory has to know of a scholar to list, filter and count. */
export interface IndexFacts extends Omit<SightFacts, 'sharesCohort'> {
  sortName: string;
  /** ISO instant with microseconds, or '' for who has not come yet. */
  claimedAt: string;
  country: string | null;
  city: string | null;
  lat: number | null;
  lon: number | null;
  isStaff: boolean;
  profession: string | null;
  institution: string | null;
  /** Who proposed that institution, where staff have not accepted it yet. */
  institutionProposedBy: string | null;
  programs: readonly string[];
  cohorts: readonly string[];
  topics: readonly string[];
  openTo: readonly OpenTo[];
}

/** From how near a viewer looks: anybody, somebody who shares a cohort, staff, the scholar. */
export const NEARNESS = { network: 0, cohorts: 1, staff: 2, me: 3 } as const;

const bits = { country: 1, profession: 2, institution: 4, program: 8, cohort: 8, topic: 16, openTo: 32, place: 1 } as const;
export const bitOf = (name: CountedName): number => bits[name];
export const READABLE = 64;

const somebody: Viewer = {
  sessionId: '',
  accountId: '',
  scholarId: '',
  name: '',
  grants: [],
  cohortIds: [],
  caughtUpAt: new Date(0),
  hidesPresence: false,
};

/** Which values of a scholar count for viewers of each nearness: what `sightOf` says, worked out once instead of at each request. */
export function masksOf(facts: IndexFacts): readonly [number, number, number, number] {
  const mask = (viewer: Viewer, sharesCohort: boolean): number => {
    const sight = sightOf(viewer, { ...facts, sharesCohort });
    const counts = (name: FilterName, isSeen: boolean) => (isSeen ? bitOf(name) : 0);
    return (
      (sight.read ? READABLE : 0) |
      counts('country', sight.counts && sight.blocks.place) |
      counts('profession', sight.counts && sight.identity) |
      counts('institution', sight.blocks.positions) |
      counts('cohort', sight.blocks.enrollments) |
      counts('topic', sight.counts && sight.blocks.interests) |
      counts('openTo', sight.counts && sight.blocks.interests && sight.openTo)
    );
  };
  return [
    mask(somebody, false),
    mask(somebody, true),
    mask({ ...somebody, grants: ['registrar'] }, false),
    mask({ ...somebody, scholarId: facts.id }, false),
  ];
}
