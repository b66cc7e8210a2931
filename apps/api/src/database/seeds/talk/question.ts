import type { Dice } from '../random.js';
import { paragraphs, type Talk, Voice } from './compose.js';
import { fill, type Speaker } from './fill.js';

export interface Question {
  title: string;
  markdown: string;
}

/** Title and first post of a thread. Both speak of the same numbers. */
export function question(talk: Talk, speaker: Speaker, dice: Dice): Question {
  const scene = { ...talk.scene, fixed: new Map<string, string>() };
  const say = (template: string) => fill(template, dice, scene, speaker);
  const voice = new Voice(talk, speaker, dice);
  const title = say(dice.pick(talk.matter.titles));
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

const contexts = [
  'For context: I teach {learners} in {setting}, with {n} colleagues and about {size} learners a year.',
  'A little background: we are in {setting}, the team is {few} people, and most of the teaching falls to {learners} and to whoever is on call.',
  'I should add that I am a {profession} in {city}, and that we have no education unit to ask.',
  'To be fair to my colleagues: nobody here has protected time, and the intake has grown to {size}.',
  'We are {years} years into this, so it is not for want of patience.',
];

const tried = (voice: Voice): string =>
  ['What we have tried so far:', '', ...voice.steps(3).map((step) => `- ${step.charAt(0).toLowerCase()}${step.slice(1)}`)].join('\n');
