import type { Dice } from '../random.js';
import { fill, learners, type Scene, settings, type Speaker } from './fill.js';
import { type PhraseKind, phrases } from './phrases.js';
import type { Matter, Subject } from './subject.js';

/** What is talked about in one thread, and what has been said there already. */
export interface Talk {
  subject: Subject;
  matter: Matter;
  scene: Scene;
  said: Set<string>;
}

export function newTalk(subjects: readonly Subject[], year: number, dice: Dice): Talk {
  const subject = dice.pick(subjects);
  const matter = dice.pick(subject.matters);
  const scene = { focus: matter.focus, learners: dice.pick(learners), setting: dice.pick(settings), year };
  return { subject, matter, scene, said: new Set() };
}

/** A sentence that the thread has not heard, if there is one left. */
export function unsaid(talk: Talk, templates: readonly string[], dice: Dice): string | undefined {
  const left = templates.filter((template) => !talk.said.has(template));
  if (left.length === 0) return undefined;
  const template = dice.pick(left);
  talk.said.add(template);
  return template;
}

/** Filled words for one speaker of a thread. */
export class Voice {
  constructor(
    private readonly talk: Talk,
    private readonly speaker: Speaker,
    private readonly dice: Dice,
  ) {}

  say(template: string): string {
    return fill(template, this.dice, this.talk.scene, this.speaker);
  }

  /** Phrases come again when all have been heard: people do repeat themselves. */
  phrase(kind: PhraseKind): string {
    return this.say(unsaid(this.talk, phrases[kind], this.dice) ?? this.dice.pick<string>(phrases[kind]));
  }

  /** Something to the point; when everything of the matter is said, something of the same field, and it says so. */
  point(framed = false): string {
    const { matter, subject } = this.talk;
    const answer = unsaid(this.talk, matter.answers, this.dice);
    if (answer) return this.lead(framed, 'frames', answer);
    const others = subject.matters.filter((other) => other !== matter).flatMap((other) => other.answers);
    const beside = unsaid(this.talk, others, this.dice);
    if (beside) return this.lead(this.dice.chance(0.8), 'asides', beside);
    return this.lead(framed, 'frames', unsaid(this.talk, subject.findings, this.dice) ?? this.dice.pick([...matter.answers, ...others]));
  }

  private lead(isWanted: boolean, kind: PhraseKind, template: string): string {
    return isWanted ? `${this.phrase(kind)} ${this.say(template)}` : this.say(template);
  }

  finding = (): string => this.say(unsaid(this.talk, this.talk.subject.findings, this.dice) ?? this.dice.pick(this.talk.subject.findings));
  caution = (): string => this.say(unsaid(this.talk, this.talk.subject.cautions, this.dice) ?? this.dice.pick(this.talk.subject.cautions));
  steps = (count: number): string[] => this.dice.some(this.talk.subject.steps, count).map((step) => this.say(step));

  maybe(probability: number, words: () => string): string {
    return this.dice.chance(probability) ? words() : '';
  }
}

export const sentences = (...parts: string[]): string => parts.filter(Boolean).join(' ');
export const paragraphs = (...parts: string[]): string => parts.filter(Boolean).join('\n\n');
