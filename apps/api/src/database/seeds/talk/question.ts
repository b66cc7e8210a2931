import type { Dice } from '../random.js';
import { paragraphs, type Talk, Voice } from './compose.js';
import { fill, type Speaker } from './fill.js';

/** How titles are chosen: mostly those of the matter itself, or any; never one that another thread bears. */
export interface Titles {
  own: number;
  isTaken: (title: string) => boolean;
}

export interface Question {
  title: string;
  markdown: string;
}

/** Title and first post of a thread. Both speak of the same numbers. */
export function question(talk: Talk, speaker: Speaker, dice: Dice, titles: Titles = { own: 1, isTaken: () => false }): Question {
  const scene = { ...talk.scene, fixed: new Map<string, string>() };
  const say = (template: string) => fill(template, dice, scene, speaker);
  const voice = new Voice(talk, speaker, dice);
  const others = talk.matter.onlyThese ? talk.matter.titles : OTHER_TITLES;
  let title = say(dice.pick(dice.chance(titles.own) ? talk.matter.titles : others));
  for (let attempt = 0; attempt < 12 && titles.isTaken(title); attempt += 1) {
    // Other numbers, another title.
    scene.fixed.clear();
    title = say(dice.pick(others));
  }
  const ask = say(dice.pick(talk.matter.asks));
  const context = dice.chance(0.35) ? say(dice.pick(contexts)) : '';
  return {
    title,
    markdown: paragraphs(
      voice.maybe(0.45, () => voice.phrase('greetings')),
      ask,
      context,
      voice.maybe(0.25, () => tried(voice)),
      voice.maybe(0.7, () => voice.phrase('questionEndings')),
    ),
  };
}

/** Titles for any matter, so that three thousand threads need not share three hundred names. */
const OTHER_TITLES = [
  'Anybody working on {focus} with {learners}?',
  '{focus} in {setting}: a question',
  'Advice on {focus} wanted',
  '{focus}: where would you begin?',
  'Second thoughts on {focus}',
  '{focus} in {city}: what we see',
  '{focus} with {learners}: {years} years on',
  '{focus} on a small budget',
  'Struggling with {focus} in {setting}',
  'A question on {focus} from a {profession}',
  '{focus}: evidence or habit?',
  'How do you explain {focus} to a dean?',
  '{focus} for {learners}: too early?',
  'What would you never do again about {focus}?',
  'Small steps towards {focus} in {setting}',
  '{focus} when nobody has time',
  'Reading on {focus} for {learners}?',
  '{focus} across {few} sites',
  'Starting over with {focus}',
  '{focus}: what do {learners} say?',
  'An honest look at {focus} in {setting}',
  '{focus} with {size} learners and {n} teachers',
  'Has anybody measured {focus}?',
  '{focus}, seen from {city}',
];

const contexts = [
  'For context: I teach {learners} in {setting}, with {n} colleagues and about {size} learners a year.',
  'A little background: we are in {setting}, the team is {few} people, and most of the teaching falls to {learners} and to whoever is on call.',
  'I should add that I am a {profession} in {city}, and that we have no education unit to ask.',
  'To be fair to my colleagues: nobody here has protected time, and the intake has grown to {size}.',
  'We are {years} years into this, so it is not for want of patience.',
];

const tried = (voice: Voice): string =>
  ['What we have tried so far:', '', ...voice.steps(3).map((step) => `- ${step.charAt(0).toLowerCase()}${step.slice(1)}`)].join('\n');
