import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { failureOf } from './failure.js';

class MailNotTaken extends Error {}

const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
  } catch (cause) {
    return cause;
  }
  throw new Error('nothing was thrown');
};

describe('the class of a failure', () => {
  it.each([
    [new TypeError('amina@alumni.example has no name'), 'TypeError'],
    [new MailNotTaken('amina@alumni.example'), 'MailNotTaken'],
    [Object.assign(new Error('connect 10.0.0.7'), { code: 'ECONNREFUSED' }), 'Error ECONNREFUSED'],
    [Object.assign(new MailNotTaken('later'), { code: 451 }), 'MailNotTaken 451'],
    [thrownBy(() => z.object({ to: z.string() }).parse({ to: 7 })), 'ZodError'],
    [Object.assign(new Error('no'), { code: 'amina@alumni.example' }), 'Error'],
    [Object.assign(new Error('no'), { name: 'Dear Amina, your link' }), 'Error'],
    ['amina@alumni.example', 'string'],
    [undefined, 'undefined'],
  ])('of %p is %s', (cause, words) => {
    expect(failureOf(cause)).toBe(words);
  });
});
