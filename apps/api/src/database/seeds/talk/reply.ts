import type { Dice } from '../random.js';
import { paragraphs, sentences, type Talk, Voice } from './compose.js';
import type { Speaker } from './fill.js';

/** What the one who answers has in view. */
export interface Occasion {
  /** The author of the thread speaks. */
  isAsker: boolean;
  /** Words of the post that is answered, for a quotation. */
  quotable: string;
  /** A question back was put in the post that is answered. */
  answersQuestion: boolean;
  /** How far the thread has come, 0 to 1. */
  progress: number;
}
export interface Reply {
  markdown: string;
  asksBack: boolean;
}

type Shape = (voice: Voice, occasion: Occasion, dice: Dice) => string;

const point: Shape = (voice, _occasion, dice) =>
  dice.chance(0.12)
    ? voice.point(dice.chance(0.5))
    : paragraphs(
        sentences(
          voice.point(dice.chance(0.75)),
          voice.maybe(0.25, () => voice.point()),
        ),
        voice.maybe(0.35, () =>
          sentences(
            voice.maybe(0.6, () => voice.phrase('evidence')),
            voice.finding(),
          ),
        ),
        voice.maybe(0.35, () => voice.phrase('closings')),
      );

const long: Shape = (voice, _occasion, dice) =>
  paragraphs(
    voice.point(true),
    sentences(
      voice.point(),
      voice.maybe(0.5, () => voice.finding()),
    ),
    list(voice, dice),
    sentences(voice.phrase('warnings'), voice.caution()),
    voice.maybe(0.7, () => voice.phrase('closings')),
  );

function list(voice: Voice, dice: Dice): string {
  const steps = voice.steps(dice.int(3, 5));
  const mark = dice.chance(0.5);
  return `${voice.phrase('listLeads')}\n\n${steps.map((step, index) => (mark ? `${index + 1}. ${step}.` : `- ${step}`)).join('\n')}`;
}

const listed: Shape = (voice, _occasion, dice) =>
  paragraphs(
    list(voice, dice),
    voice.maybe(0.5, () => voice.phrase('closings')),
  );

const quoting: Shape = (voice, occasion) =>
  paragraphs(
    `> ${occasion.quotable}`,
    sentences(voice.phrase('quoteReplies'), voice.point()),
    voice.maybe(0.25, () => voice.finding()),
  );

const doubt: Shape = (voice) =>
  paragraphs(
    sentences(voice.phrase('warnings'), voice.caution()),
    voice.maybe(0.5, () => voice.point()),
    voice.maybe(0.2, () => voice.phrase('closings')),
  );

const evidence: Shape = (voice) =>
  sentences(
    voice.phrase('evidence'),
    voice.finding(),
    voice.maybe(0.4, () => voice.caution()),
  );
const agreeing: Shape = (voice) =>
  sentences(
    voice.phrase('agreements'),
    voice.maybe(0.4, () => voice.point()),
  );
const thanking: Shape = (voice) =>
  sentences(
    voice.phrase('thanks'),
    voice.maybe(0.3, () => voice.phrase('questionsBack')),
  );
const asking: Shape = (voice) =>
  sentences(
    voice.maybe(0.4, () => voice.phrase('agreements')),
    voice.phrase('questionsBack'),
  );
const answering: Shape = (voice) =>
  sentences(
    voice.phrase('answersBack'),
    voice.maybe(0.35, () => voice.finding()),
  );
const reporting: Shape = (voice) =>
  paragraphs(
    sentences(voice.phrase('reports'), voice.finding()),
    voice.maybe(0.4, () => voice.caution()),
  );

const summing: Shape = (voice, _occasion, dice) =>
  paragraphs(
    `${voice.phrase('summaryLeads')}\n\n${voice
      .steps(dice.int(4, 6))
      .map((step, index) => `${index + 1}. **${step}**${dice.chance(0.4) ? ' (not everybody agrees)' : ''}`)
      .join('\n')}`,
    voice.maybe(0.6, () => voice.finding()),
    'Thank you all.',
  );

const table: Shape = (voice, _occasion, dice) =>
  paragraphs(
    voice.phrase('frames'),
    [
      '| What | Before | After |',
      '| --- | --- | --- |',
      ...voice.steps(3).map((step) => `| ${step} | ${dice.int(10, 45)} % | ${dice.int(46, 88)} % |`),
    ].join('\n'),
    voice.finding(),
  );

const SHAPES: readonly (readonly [shape: Shape, weight: number])[] = [
  [point, 40],
  [quoting, 12],
  [agreeing, 13],
  [asking, 9],
  [doubt, 9],
  [listed, 6],
  [evidence, 5],
  [long, 4],
  [table, 0.5],
];
const ASKERS: readonly (readonly [shape: Shape, weight: number])[] = [
  [thanking, 6],
  [asking, 2],
  [quoting, 1],
];

function shapeFor(occasion: Occasion, dice: Dice): Shape {
  if (occasion.answersQuestion && dice.chance(0.8)) return answering;
  if (!occasion.isAsker) return dice.weighted(SHAPES);
  if (occasion.progress > 0.8 && dice.chance(0.4)) return dice.chance(0.5) ? summing : reporting;
  return dice.weighted(ASKERS);
}

/** One answer, written for the thread it stands in. */
export function reply(talk: Talk, speaker: Speaker, occasion: Occasion, dice: Dice): Reply {
  const shape = shapeFor(occasion, dice);
  const usable = shape === quoting && !occasion.quotable ? point : shape;
  return { markdown: usable(new Voice(talk, speaker, dice), occasion, dice), asksBack: usable === asking };
}

/** A sentence worth quoting: not a list, not a quotation, neither too short nor too long. */
export function quotable(markdown: string, dice: Dice): string {
  const blocks = markdown.split('\n\n');
  // The last words of a question are its courtesies.
  const plain = blocks.slice(0, Math.max(1, blocks.length - 1)).filter((block) => !/^([>|-]|\d+\.|.*\n)/.test(block));
  const candidates = plain
    .flatMap((block) => block.split(/(?<=[.?!]) /))
    .filter((sentence) => sentence.length > 45 && sentence.length < 220);
  return candidates.length > 0 ? dice.pick(candidates) : '';
}
