import type { AchievementKind } from '@scholars-commons/shared/scholars';
import type { Dice } from '../random.js';
import { fill } from '../talk/fill.js';
import type { Person } from './person.js';

const LEARNERS = [
  'students',
  'residents',
  'nursing students',
  'interns',
  'tutors',
  'pharmacy students',
  'midwives in training',
  'trainees',
] as const;
const SETTINGS = [
  'a district hospital',
  'a teaching hospital',
  'a rural campus',
  'a new medical school',
  'an island health service',
] as const;
const TITLES: Readonly<Record<AchievementKind, readonly string[]>> = {
  publication: [
    'How {learners} use feedback in {setting}: a qualitative study',
    'Entrustment of {learners} after {weeks} weeks: what supervisors look at',
    'A {n}-station examination in {setting}: reliability and regret',
    'Learning to look: an afternoon in the museum with {learners}',
    'Debriefing with {learners}: a comparison of two formats',
    'What {learners} remember after {months} months: a follow-up of {size} graduates',
    'Speaking up in {setting}: interviews with {n} {learners}',
    'Burnout among {learners}: {years} years of one survey',
    'Near-peer teaching by {learners}: a mixed-methods study',
    'Writing items together: a collaboration of {n} schools',
    'Handover as a skill: teaching {learners} at the end of a shift',
    'Interprofessional rounds in {setting}: who speaks, and about what',
    'Chatbots as simulated patients for {learners}: promise and price',
    'A low-cost trainer for {learners}, built in {setting}',
  ],
  promotion: ['Associate Professor', 'Professor', 'Senior Lecturer', 'Head of the education unit', 'Vice Chair for Education'],
  award: [
    'Teacher of the year, chosen by {learners}',
    'Faculty prize for innovation in teaching',
    'Award for the best oral presentation on assessment',
    'Prize for mentoring of {learners}',
    'National teaching award',
  ],
  grant: [
    'Grant for a study of {learners} in {setting}, {years} years',
    'Seed money for a low-cost simulation laboratory',
    'Scholarship of teaching grant: feedback on nights',
    'Partnership grant with {few} schools',
  ],
  appointment: [
    'Program director for {learners}',
    'Member of the curriculum committee',
    'Chair of the examination board',
    'Associate editor of a journal on health professions education',
    'Visiting teacher in {setting}',
  ],
  other: [
    'First cohort of {n} {learners} graduated',
    'Opened a skills laboratory for {size} {learners}',
    'Translated a handbook for {learners}',
  ],
};
const KINDS = [
  ['publication', 45],
  ['award', 15],
  ['grant', 10],
  ['appointment', 14],
  ['promotion', 10],
  ['other', 6],
] as const satisfies readonly (readonly [AchievementKind, number])[];

export interface Achievement {
  kind: AchievementKind;
  title: string;
  detail: string | null;
  date: string | null;
}

/** Dates as precisely as people remember them: mostly years, some months, few days. */
export function partialDate(year: number, dice: Dice): string {
  const two = (value: number) => String(value).padStart(2, '0');
  if (dice.chance(0.55)) return String(year);
  const month = `${year}-${two(dice.int(1, 12))}`;
  return dice.chance(0.7) ? month : `${month}-${two(dice.int(1, 28))}`;
}

/** What a scholar is glad of. */
export function achievementsOf(person: Person, year: number, dice: Dice): Achievement[] {
  const count = person.state === 'unclaimed' || dice.chance(0.35) ? 0 : dice.int(1, 6);
  return Array.from({ length: count }, () => {
    const kind = dice.weighted(KINDS);
    const scene = { focus: '', learners: dice.pick(LEARNERS), setting: dice.pick(SETTINGS), year };
    const title = fill(dice.pick(TITLES[kind]), dice, scene, { city: person.city.name, profession: person.kind.word, name: '' });
    return {
      kind,
      title,
      detail: kind === 'publication' && dice.chance(0.3) ? 'With colleagues of the same cohort.' : null,
      date: dice.chance(0.93) ? partialDate(Math.max(1990, year - Math.floor(dice.next() ** 1.5 * 18)), dice) : null,
    };
  });
}
