import { describe, expect, it } from '@jest/globals';
import { topics } from '../../reference/topics.js';
import { Dice } from '../random.js';
import { newTalk } from './compose.js';
import { fill } from './fill.js';
import { phrases } from './phrases.js';
import { question } from './question.js';
import { quotable, reply } from './reply.js';
import { openSpaces } from './subjects/index.js';

const subjects = openSpaces.flatMap((space) => space.subjects);
const speaker = { city: 'Kampala', profession: 'nurse', name: 'Lee' };
const names = ['Amina', 'Kofi', 'Lee', 'Ada', 'Jörg', 'Mei', 'Inés', 'Olu', 'Tariq', 'Freya', 'Bongani', 'Yuki'];
const cities = ['Kampala', 'Lima', 'Cork', 'Osaka', 'Graz', 'Pune', 'Tunis'];
const scene = { focus: 'feedback', learners: 'interns', setting: 'a clinic', year: 2026 };

describe('what the demo community talks about', () => {
  it('has thirty open spaces, each named once', () => {
    expect(openSpaces).toHaveLength(30);
    expect(new Set(openSpaces.map((space) => space.slug)).size).toBe(30);
  });

  it('fills every slot of every sentence', () => {
    const dice = new Dice('test');
    const all = [
      ...Object.values(phrases).flat(),
      ...subjects.flatMap((one) => [...one.findings, ...one.cautions, ...one.steps]),
      ...subjects.flatMap((one) => one.matters.flatMap((matter) => [...matter.titles, ...matter.asks, ...matter.answers])),
    ];
    expect(all.length).toBeGreaterThan(1_500);
    for (const template of all) expect(fill(template, dice, scene, speaker)).not.toMatch(/[{}]|undefined/);
  });

  it('says each sentence once in the lists, and names topics that exist', () => {
    const slugs = new Set(topics.map(([slug]) => slug));
    for (const subject of subjects) {
      expect(slugs).toContain(subject.topic);
      const said = subject.matters.flatMap((matter) => matter.answers);
      expect(new Set(said).size).toBe(said.length);
    }
  });

  it('writes threads of which hardly two posts are alike', () => {
    const dice = new Dice('variety');
    const threads = Array.from({ length: 200 }, () => {
      const talk = newTalk(dice.pick(openSpaces).subjects, 2026, dice);
      const first = question(talk, speaker, dice);
      const answers = Array.from({ length: 20 }, (_, index) => {
        const occasion = {
          isAsker: index % 7 === 6,
          quotable: quotable(first.markdown, dice),
          answersQuestion: false,
          progress: index / 20,
        };
        return reply(talk, { ...speaker, name: dice.pick(names), city: dice.pick(cities) }, occasion, dice).markdown;
      });
      return [first.markdown, ...answers];
    });
    const posts = threads.flat();
    const repeated = threads.reduce((sum, thread) => sum + thread.length - new Set(thread).size, 0);
    expect(repeated / posts.length).toBeLessThan(0.01);
    expect(new Set(posts).size / posts.length).toBeGreaterThan(0.85);
    expect(posts.filter((post) => post.length < 10 || post.length > 4_000)).toEqual([]);
  });
});
