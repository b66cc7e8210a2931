import { describe, expect, it } from '@jest/globals';
import { askedWords } from './asked-words.js';

describe('what was typed', () => {
  it.each([
    ['words', 'peer  feedback', '"peer" "feedback"'],
    ['a phrase', '"peer feedback" rubric', '"peer feedback" "rubric"'],
    ['typographic quotes', '“peer feedback” «en équipe»', '"peer feedback" "en équipe"'],
    ['a word to leave out', 'feedback -peer', '"feedback" -"peer"'],
    ['a phrase to leave out', 'feedback -"peer review"', '"feedback" -"peer review"'],
    ['the minus of a telephone', 'feedback –peer', '"feedback" -"peer"'],
    ['words with a hyphen or an apostrophe', 'co-research don’t', '"co research" "don t"'],
    ['"or", which is a word here', 'this OR that', '"this" "OR" "that"'],
    ['a quote that stays open', 'rubric "peer feedback', '"rubric" "peer" "feedback"'],
    ['operators of Postgres', `a & !b | (c:*) <-> 'd' \\`, '"a" "b" "c" "d"'],
    ['scripts without blanks', '研究方法', '"研 究 方 法"'],
    ['such words among others', 'AI研究 方', '"AI 研 究" "方"'],
    ['Korean', '연구를', '"연 구 를"'],
    ['Thai, without its marks', 'เรียน', '"เ ร ย น"'],
    ['Arabic, with its marks', 'مُعَلِّم', '"مُعَلِّم"'],
    ['Devanagari', 'नमस्ते', '"नमस्ते"'],
    ['nothing', '', ''],
    ['signs alone', ' "" - -- … !? "', ''],
    ['only what to leave out', '-peer -"of feedback"', ''],
    ['a picture', '👍', ''],
  ])('%s', (_what, typed, expected) => expect(askedWords(typed)).toBe(expected));

  it('takes no longer for what is made to be slow', () => {
    const started = performance.now();
    for (const typed of ['"'.repeat(200), '-'.repeat(200), '-"'.repeat(100), `${'a'.repeat(199)}"`]) askedWords(typed);
    expect(performance.now() - started).toBeLessThan(50);
  });
});
