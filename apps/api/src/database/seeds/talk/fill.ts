import type { Dice } from '../random.js';

/** What is said in a thread refers to: one group of learners, one kind of place, one author with a city and a profession. */
export interface Scene {
  focus: string;
  learners: string;
  setting: string;
  year: number;
  /** Numbers stay the same within a question, so that its title and its text agree. */
  fixed?: Map<string, string>;
}
export interface Speaker {
  city: string;
  profession: string;
  /** First name of the one who is answered. */
  name: string;
}

export const learners = [
  'third-year students',
  'final-year students',
  'interns',
  'residents',
  'first-year residents',
  'nursing students',
  'pharmacy students',
  'dental students',
  'physiotherapy students',
  'midwifery students',
  'clerkship students',
  'physician assistant students',
  'graduate-entry students',
  'family medicine trainees',
  'surgical trainees',
  'paramedic students',
] as const;

export const settings = [
  'a district hospital',
  'a new medical school',
  'a large teaching hospital',
  'a rural campus',
  'a school with two campuses',
  'a private university',
  'a community clinic network',
  'a small island school',
  'a children’s hospital',
  'a college of nursing',
  'a public university',
  'a faith-based hospital',
  'a military hospital',
  'a mental-health service',
] as const;

const WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const MONTHS = ['January', 'March', 'May', 'June', 'September', 'October', 'November'] as const;

const draws: Record<string, (dice: Dice, scene: Scene) => string> = {
  few: (dice) => dice.pick(WORDS.slice(0, 3)),
  n: (dice) => dice.pick(WORDS.slice(3)),
  size: (dice) => String(dice.int(4, 22) * 10 + dice.pick([0, 0, 0, 2, 4, 5, 6, 8])),
  pct: (dice) => String(dice.int(11, 48)),
  years: (dice) => dice.pick(WORDS.slice(0, 9)),
  months: (dice) => dice.pick(['three', 'four', 'six', 'eight', 'nine', 'ten', 'eighteen']),
  weeks: (dice) => dice.pick(['three', 'four', 'five', 'six', 'eight', 'ten']),
  minutes: (dice) => dice.pick(['ten', 'fifteen', 'twenty', 'twenty-five', 'thirty', 'forty']),
  day: (dice) => dice.pick(DAYS),
  month: (dice) => dice.pick(MONTHS),
  year: (dice, scene) => String(scene.year - dice.int(1, 9)),
  // Mostly those of the question; now and then somebody speaks of his own.
  learners: (dice, scene) => (dice.chance(0.7) ? scene.learners : dice.pick(learners)),
  setting: (dice, scene) => (dice.chance(0.4) ? scene.setting : dice.pick(settings)),
  focus: (_dice, scene) => scene.focus,
};

function drawn(slot: string, dice: Dice, scene: Scene, speaker: Speaker): string {
  if (slot === 'city' || slot === 'profession' || slot === 'name') return speaker[slot];
  if (scene.fixed && (slot === 'learners' || slot === 'setting')) return scene[slot];
  const known = scene.fixed?.get(slot);
  if (known) return known;
  const draw = draws[slot];
  if (!draw) throw new Error(`No slot is called {${slot}}`);
  const value = draw(dice, scene);
  scene.fixed?.set(slot, value);
  return value;
}

/** The sentence with its slots filled; what begins it begins with a capital letter. */
export function fill(template: string, dice: Dice, scene: Scene, speaker: Speaker): string {
  const text = template
    .replace(/\{(\w+)\}/g, (_whole, slot: string) => drawn(slot, dice, scene, speaker))
    .replace(/\ba (?=[aeio])/g, 'an ');
  return text.replace(/(^|[.?!] )([a-z])/g, (_whole, before: string, letter: string) => before + letter.toUpperCase());
}
