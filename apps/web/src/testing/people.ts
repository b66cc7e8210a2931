import type { InstitutionRow, InstitutionView } from '@scholars-commons/shared/institutions';
import type { CohortRow, CohortView, ProgramView } from '@scholars-commons/shared/programs';
import type { DirectoryFacets, DirectoryPage, ScholarCard, ScholarView } from '@scholars-commons/shared/scholars';

/** A version 7 id for a test, different for each number. */
export const testId = (number: number): string => `01920000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A scholar in a list; a test says only what it is about. */
export const makeCard = (change: Partial<ScholarCard> = {}): ScholarCard => ({
  id: testId(11),
  name: 'Jörg Müller',
  credentials: 'MD, MME',
  profession: 'Physician',
  photoId: null,
  headline: null,
  institution: { id: testId(501), name: 'Inselspital Bern' },
  positionTitle: 'Head of simulation',
  city: 'Bern',
  countryCode: 'CH',
  timeZone: 'Europe/Zurich',
  topics: ['Simulation', 'Assessment & OSCEs'],
  openTo: ['mentoring', 'speaking'],
  cohortYear: 2019,
  state: 'claimed',
  isStaff: false,
  ...change,
});

export const noFacets: DirectoryFacets = { country: [], profession: [], institution: [], program: [], cohort: [], topic: [], openTo: [] };

export const makeFacets = (change: Partial<DirectoryFacets> = {}): DirectoryFacets => ({
  ...noFacets,
  country: [
    { value: 'US', label: 'US', count: 3214 },
    { value: 'KE', label: 'KE', count: 41 },
    { value: 'CH', label: 'CH', count: 12 },
  ],
  profession: [
    { value: 'physician', label: 'Physician', count: 2500 },
    { value: 'nurse', label: 'Registered nurse', count: 767 },
  ],
  institution: [{ value: testId(501), label: 'Inselspital Bern', count: 7 }],
  program: [{ value: testId(301), label: 'Program for Educators', count: 900 }],
  topic: [{ value: 'simulation', label: 'Simulation', count: 311 }],
  openTo: [{ value: 'mentoring', label: 'mentoring', count: 1200 }],
  ...change,
});

export const makeDirectory = (change: Partial<DirectoryPage> = {}): DirectoryPage => ({
  items: [makeCard()],
  next: null,
  total: 1,
  facets: makeFacets(),
  gaveUp: false,
  ...change,
});

/** A whole profile as another scholar sees it. */
export const makeScholar = (change: Partial<ScholarView> = {}): ScholarView => ({
  id: testId(11),
  name: 'Jörg Müller',
  names: { given: 'Jörg', family: 'Müller', preferred: null },
  credentials: 'MD, MME',
  profession: { code: 'physician', name: 'Physician' },
  state: 'claimed',
  isStaff: false,
  isListed: true,
  photo: { id: null },
  about: {
    headline: 'Sequential testing, and fewer stations',
    bio: 'I run the *simulation centre*.',
    bioHtml: '<p>I run the <em>simulation centre</em>.</p>',
    pronouns: 'he/him',
    languages: ['de', 'en'],
  },
  place: { city: 'Bern', countryCode: 'CH', timeZone: 'Europe/Zurich' },
  positions: [
    {
      id: testId(601),
      institution: { id: testId(501), name: 'Inselspital Bern', countryCode: 'CH', city: 'Bern', isProposed: false },
      title: 'Head of simulation',
      department: 'Medical education',
      from: '2018-05',
      to: null,
      isMain: true,
    },
    {
      id: testId(602),
      institution: { id: testId(502), name: 'University of Basel', countryCode: 'CH', city: 'Basel', isProposed: false },
      title: 'Lecturer',
      department: null,
      from: '2011',
      to: '2018',
      isMain: false,
    },
  ],
  enrollments: [
    {
      id: testId(701),
      cohort: {
        id: testId(401),
        name: '2019 spring',
        year: 2019,
        program: { id: testId(301), name: 'Program for Educators', slug: 'educators' },
      },
      role: 'participant',
      sentBy: { id: testId(502), name: 'University of Basel', countryCode: 'CH', city: 'Basel', isProposed: false },
    },
  ],
  achievements: [
    { id: testId(801), kind: 'award', title: 'Teacher of the year', detail: null, link: null, date: '2021', newsId: null },
    {
      id: testId(802),
      kind: 'publication',
      title: 'Sequential OSCEs',
      detail: 'With N. Okafor',
      link: 'https://journal.example/osce',
      date: '2023-03',
      newsId: testId(5001),
    },
  ],
  interests: { topics: [{ slug: 'simulation', label: 'Simulation' }], openTo: ['mentoring'] },
  contacts: [{ id: testId(901), kind: 'email', value: 'jorg@inselspital.example', label: null }],
  own: null,
  sharesCohort: true,
  can: { edit: false, invite: false, message: false },
  ...change,
});

/** Amina's own page, with everything that only the owner is told. */
export const makeOwnScholar = (change: Partial<ScholarView> = {}): ScholarView =>
  makeScholar({
    id: testId(1),
    name: 'Amina Diallo',
    names: { given: 'Amina', family: 'Diallo', preferred: null },
    contacts: [
      { id: testId(901), kind: 'email', value: 'amina@clinic.example', label: null, audience: 'network' },
      { id: testId(902), kind: 'phone', value: '+254 700 000001', label: 'mobile', audience: 'staff' },
    ],
    own: {
      audiences: {
        about: 'network',
        place: 'network',
        positions: 'network',
        enrollments: 'network',
        achievements: 'network',
        interests: 'cohorts',
        photo: 'network',
      },
      versions: { names: 1, about: 4, place: 2, positions: 3, enrollments: 0, achievements: 0, interests: 1, photo: 0, contacts: 2 },
      completeness: { percent: 75, next: 'photo' },
      lastInvitedAt: null,
    },
    can: { edit: true, invite: false, message: false },
    ...change,
  });

/** A cohort in the list of its program. */
export const makeCohortRow = (change: Partial<CohortRow> = {}): CohortRow => ({
  id: testId(401),
  name: '2019 spring',
  year: 2019,
  format: 'boston',
  startsOn: '2019-03-04',
  endsOn: '2019-05-17',
  scholarCount: 42,
  isMine: false,
  ...change,
});

export const makeProgram = (change: Partial<ProgramView> = {}): ProgramView => ({
  id: testId(301),
  name: 'Program for Educators',
  slug: 'educators',
  description: 'Two weeks on site, a year at home.',
  scholarCount: 900,
  firstYear: 1994,
  lastYear: 2026,
  cohorts: [makeCohortRow()],
  ...change,
});

export const makeCohort = (change: Partial<CohortView> = {}): CohortView => ({
  ...makeCohortRow(),
  program: { id: testId(301), name: 'Program for Educators', slug: 'educators' },
  space: { id: testId(201), slug: 'educators-2019-spring' },
  countries: [
    { code: 'CH', count: 3 },
    { code: 'KE', count: 2 },
  ],
  professions: [{ code: 'nurse', name: 'Registered nurse', count: 4 }],
  roster: { items: [{ ...makeCard(), role: 'participant', sentBy: { id: testId(502), name: 'University of Basel' } }], next: null },
  ...change,
});

export const makeInstitutionRow = (change: Partial<InstitutionRow> = {}): InstitutionRow => ({
  id: testId(501),
  name: 'Inselspital Bern',
  countryCode: 'CH',
  city: 'Bern',
  scholarCount: 3,
  sentCount: 7,
  isHub: false,
  isProposed: false,
  status: 'active',
  ...change,
});

export const makeInstitution = (change: Partial<InstitutionView> = {}): InstitutionView => ({
  ...makeInstitutionRow(),
  rorId: 'https://ror.org/01q9sj412',
  webPage: 'https://www.insel.example/',
  domains: ['insel.example'],
  kind: 'Healthcare',
  lat: 46.95,
  lon: 7.42,
  otherNames: [
    { name: 'Bern University Hospital', lang: 'en' },
    { name: "L'Hôpital de l'Île", lang: 'fr' },
  ],
  successor: null,
  parents: [],
  predecessors: [],
  successors: [],
  missing: 2,
  byProfession: [{ code: 'nurse', name: 'Registered nurse', count: 2 }],
  byCohort: [
    {
      cohort: {
        id: testId(401),
        name: '2019 spring',
        year: 2019,
        program: { id: testId(301), name: 'Program for Educators', slug: 'educators' },
      },
      count: 2,
    },
  ],
  people: [makeCard()],
  morePeople: 0,
  can: { edit: false },
  ...change,
});
