import type { Audience, OpenTo, ProfileBlock, ScholarState } from '@scholars-commons/shared/scholars';
import type { Institution } from '../institutions/institutions.js';
import type { City } from '../places.js';
import type { Cohort } from '../programs/programs.js';
import type { PersonName } from './names.js';
import type { ProfessionKind } from './professions.js';

/** One enrollment of a person. */
export interface Enrolled {
  cohort: Cohort;
  role: 'participant' | 'faculty' | 'director' | 'fellow';
  sentBy: Institution | null;
}

/** A scholar's record while the demo community is made. Kept small: there may be a hundred thousand of them. */
export interface Person {
  id: string;
  /** Makes addresses different where names are the same. */
  index: number;
  name: PersonName;
  state: ScholarState;
  isListed: boolean;
  isStaff: boolean;
  kind: ProfessionKind;
  credentials: string | null;
  city: City;
  institution: Institution | null;
  enrolled: Enrolled[];
  claimedAt: Date | null;
  createdAt: Date;
  audiences: Partial<Record<ProfileBlock, Audience>>;
  openTo: OpenTo[];
  topics: string[];
  photoId: string | null;
  mergedInto: string | null;
  /** Posts and reads more or less than others, 0 to 1. */
  activity: number;
  email: string;
  /** Written out for the people whom visitors sign in as. */
  about?: { headline: string; bio: string | null; pronouns: string | null };
}

/** How others address this person. */
export const firstName = ({ name }: Pick<Person, 'name'>): string => name.preferred ?? name.given;
export const fullName = (person: Pick<Person, 'name'>): string => [firstName(person), person.name.family].filter(Boolean).join(' ');
/** Whether a post may name the city: only what is open to everybody. */
export const tellsPlace = (person: Pick<Person, 'audiences'>): boolean => (person.audiences.place ?? 'network') === 'network';
