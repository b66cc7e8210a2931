import type {
  AchievementView,
  Audience,
  ContactKind,
  EnrollmentView,
  OpenTo,
  PositionView,
  ProfileBlock,
  ScholarView,
} from '@scholars-commons/shared/scholars';
import type { SightFacts } from './sight.js';

/** What a card of a directory, roster or suggestion is made of, before anyone's rights are asked. */
export interface CardFacts extends SightFacts {
  name: string;
  isStaff: boolean;
  credentials: string | null;
  professionName: string | null;
  headline: string | null;
  photoId: string | null;
  city: string | null;
  countryCode: string | null;
  timeZone: string | null;
  topics: string[];
  openTo: OpenTo[];
  /** The main position; `isFindable`: accepted by staff, or proposed by this viewer. */
  main: { id: string; name: string; isFindable: boolean; title: string | null } | null;
  cohortYear: number | null;
}

/** All that is known of a scholar, before anyone's rights are asked. */
export interface ScholarFacts extends SightFacts {
  name: string;
  names: ScholarView['names'];
  isStaff: boolean;
  credentials: string | null;
  profession: { code: string; name: string } | null;
  headline: string | null;
  bio: string | null;
  bioHtml: string | null;
  pronouns: string | null;
  languages: string[];
  city: string | null;
  countryCode: string | null;
  timeZone: string | null;
  photoId: string | null;
  topics: { slug: string; label: string }[];
  openTo: OpenTo[];
  positions: PositionView[];
  enrollments: EnrollmentView[];
  achievements: AchievementView[];
  contacts: ContactFacts[];
  versions: Record<'names' | ProfileBlock | 'contacts', number>;
  lastInvitedAt: string | null;
}

export interface ContactFacts {
  id: string;
  kind: ContactKind;
  value: string;
  label: string | null;
  audience: Audience;
}
