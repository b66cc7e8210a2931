import type { Grant } from '@scholars-commons/shared/accounts';
import type { City } from '../places.js';
import type { Cohort } from '../programs/programs.js';
import type { Person } from '../people/person.js';
import { OPEN_FOR_DAYS, type Population, type World } from '../people/population.js';
import { kinds } from '../people/professions.js';

/** Somebody whom visitors of the demo may sign in as. */
export interface DemoPerson {
  person: Person;
  grants: readonly Grant[];
}

interface Sketch {
  given: string;
  family: string;
  at: [city: string, countryCode: string];
  profession: string;
  credentials: string | null;
  headline: string;
  bio: string | null;
  pronouns: string | null;
  topics: string[];
  grants?: Grant[];
  /** Works for the institute and was in none of its programs. */
  isStaff?: boolean;
}

const sketches: readonly Sketch[] = [
  {
    given: 'Amina',
    family: 'Wanjiru',
    at: ['Nairobi', 'KE'],
    profession: 'nurse-educator',
    credentials: 'RN, MSN',
    headline: 'Teaching nurses to ask the second question',
    bio: 'I look after nursing education in a teaching hospital, and after patients on Thursdays.\n\nAt present I try to find out **what new graduates remember** of their first feedback. If you have asked the same, write to me.',
    pronouns: 'she/her',
    topics: ['feedback', 'nursing-education', 'simulation', 'mentoring'],
  },
  {
    given: 'Jonas',
    family: 'Lindqvist',
    at: ['Stockholm', 'SE'],
    profession: 'physician',
    credentials: 'MD, PhD',
    headline: 'Clerkships, rounds and the five minutes between',
    bio: 'Internist, teacher, slow reader.',
    pronouns: null,
    topics: ['bedside-teaching', 'clinical-reasoning', 'assessment'],
  },
  {
    given: 'Mei',
    family: 'Tanaka',
    at: ['Osaka', 'JP'],
    profession: 'pharmacist',
    credentials: 'PharmD',
    headline: 'Prescribing, taught where it happens',
    bio: null,
    pronouns: 'she/her',
    topics: ['pharmacy-education', 'interprofessional', 'ai-in-education'],
  },
  {
    given: 'Kofi',
    family: 'Mensah',
    at: ['Accra', 'GH'],
    profession: 'physician',
    credentials: 'MBChB, FWACP',
    headline: 'Moderator here; paediatrician elsewhere',
    bio: 'I read along, and step in seldom. When I remove something, I say why.',
    pronouns: 'he/him',
    topics: ['professional-identity', 'communication-skills'],
    grants: ['moderator'],
  },
  {
    given: 'Inês',
    family: 'Duarte',
    at: ['Lisbon', 'PT'],
    profession: 'education-scientist',
    credentials: 'PhD',
    headline: 'Editor of the news; collects good stories',
    bio: null,
    pronouns: null,
    topics: ['writing-publishing', 'qualitative-research'],
    grants: ['editor'],
  },
  {
    given: 'Lee',
    family: 'Park',
    at: ['Boston', 'US'],
    profession: 'administrator',
    credentials: null,
    headline: 'Registrar',
    bio: 'Keeps the records. If yours is wrong, tell me.',
    pronouns: 'they/them',
    topics: [],
    grants: ['registrar'],
    isStaff: true,
  },
  {
    given: 'Ada',
    family: 'Novak',
    at: ['Boston', 'US'],
    profession: 'administrator',
    credentials: null,
    headline: 'Looks after the platform',
    bio: null,
    pronouns: null,
    topics: [],
    grants: ['admin'],
    isStaff: true,
  },
];

const administrator = {
  code: 'administrator',
  weight: 0,
  word: 'program manager',
  credentials: [''],
  titles: ['Program Manager'],
  departments: ['Alumni Office'],
};
const DAY = 86_400_000;

/** They have come early, write often, and share one cohort, so that a visitor finds something in every room. */
export function demoPeople(world: World, population: Population, cohort: Cohort): DemoPerson[] {
  return sketches.map((sketch, place) => {
    const [cityName, countryCode] = sketch.at;
    const claimedAt = new Date(world.now.getTime() - (OPEN_FOR_DAYS - 40 - place) * DAY);
    const kind = kinds.find(({ code }) => code === sketch.profession) ?? administrator;
    const made = population.person(countryCode, {
      name: { given: sketch.given, family: sketch.family, preferred: null },
      state: 'claimed',
      isListed: !sketch.isStaff,
      isStaff: sketch.isStaff ?? false,
      kind,
      credentials: sketch.credentials,
      claimedAt,
      createdAt: new Date(claimedAt.getTime() - 10 * DAY),
      audiences: {},
      topics: sketch.topics,
      openTo: sketch.isStaff ? [] : ['mentoring', 'co-research'],
      activity: sketch.isStaff ? 0 : 1,
      email: `${sketch.given.toLowerCase().replace('ê', 'e')}@scholars-commons.example`,
      about: { headline: sketch.headline, bio: sketch.bio, pronouns: sketch.pronouns },
    });
    const sentBy = made.institution;
    const person: Person = {
      ...made,
      city: cityNamed(world, cityName, countryCode, made.city),
      institution: sketch.isStaff ? null : (made.institution ?? world.institutions.get(countryCode)?.[0] ?? null),
      enrolled: sketch.isStaff ? [] : [{ cohort, role: 'participant', sentBy }],
    };
    return { person, grants: sketch.grants ?? [] };
  });
}

const cityNamed = ({ places }: World, name: string, countryCode: string, otherwise: City): City =>
  places.named(name, countryCode) ?? otherwise;
