import type { Dice } from '../random.js';
import { fill } from '../talk/fill.js';
import type { Person } from './person.js';

const LEARNERS = [
  'students',
  'residents',
  'nursing students',
  'interns',
  'young teachers',
  'clinical tutors',
  'pharmacy students',
  'family doctors',
] as const;
const SETTINGS = [
  'a district hospital',
  'a large teaching hospital',
  'a new medical school',
  'a rural campus',
  'a college of nursing',
  'a public university',
] as const;
const HEADLINES = [
  'Teaching {learners} to ask the second question',
  'I help {learners} learn from what went wrong',
  'Assessment that people can explain',
  'Small groups, long conversations',
  'Curriculum, coffee and kindness',
  'Building simulation with what there is',
  'Bedside teacher, still learning',
  '{profession} and educator in {city}',
  'From the ward to the classroom and back',
  'Making feedback worth having',
  'Rural training, people who stay',
  'Clinician, teacher, occasional author',
  'Running a program for {learners}',
  'How do {learners} become one of us?',
  'Writing cases that do not end well',
  'Interprofessional learning on real wards',
  'Equity in who gets in and who gets on',
  'Qualitative researcher among {learners}',
  'Faculty development for busy people',
  'Teaching prescribing where it happens',
  'Interested in failure, mostly my own',
  'Education researcher with a clinic on {day}s',
];

const OPENINGS = [
  'I am a {profession} and have taught {learners} for {years} years.',
  'I work in {setting}, where I look after teaching and, on {day}s, after patients.',
  'My work is to help {learners} find out what they do not know yet.',
  'I came to education by accident, as many of us did, and have stayed for {years} years.',
  'I grew up not far from {city}, left, and came back to teach.',
  'Trained as a {profession}, I now spend most of the week on curriculum and the rest on what it should be for.',
];
const MIDDLES = [
  'At present I try to find out how {learners} use the feedback they are given.',
  'With {n} colleagues I run a course for {size} people a year.',
  'What keeps me here is small groups, and the silence before a good answer.',
  'My last project failed in an interesting way, and I am glad to tell about it.',
  'We are building a program in {setting}, slowly, with the people who live there.',
  'I am working on a study about how {learners} learn from each other on nights.',
  'Most of what I have published is about assessment; most of what I have learnt is about people.',
  'I direct a small unit of {few} people and {n} ideas.',
];
const ENDINGS = [
  'Outside work: mountains, choir, and two children who ask better questions than I do.',
  'I like to read drafts. Do send them.',
  'Write to me about anything that has to do with {learners}.',
  'I am happy to visit, or to be visited.',
  'If you teach in {setting}, I would like to hear from you.',
  'I cook for visitors.',
];

/** A headline and some sentences about oneself, of what may be said to everybody. */
export function biography(person: Person, dice: Dice): { headline: string | null; bio: string | null } {
  const scene = { focus: '', learners: dice.pick(LEARNERS), setting: dice.pick(SETTINGS), year: 2026 };
  const speaker = { city: person.city.name, profession: person.kind.word, name: '' };
  const say = (from: readonly string[]) => fill(dice.pick(from), dice, scene, speaker);
  const bio = dice.chance(0.45)
    ? [`${say(OPENINGS)} ${say(MIDDLES)}`, dice.chance(0.5) ? say(MIDDLES) : '', dice.chance(0.6) ? say(ENDINGS) : '']
        .filter(Boolean)
        .join('\n\n')
    : null;
  return { headline: dice.chance(0.62) ? say(HEADLINES) : null, bio };
}
