import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { decodeCursor, encodeCursor } from './cursor.js';

const place = z.tuple([z.string().max(40), z.int()]);
const cursorOf = (json: string) => Buffer.from(json).toString('base64url');

describe('a cursor', () => {
  it('brings back what was put in', () => {
    expect(decodeCursor(encodeCursor(['Zoë 𠮷', 3]), place)).toEqual(['Zoë 𠮷', 3]);
  });

  it.each([
    ['no JSON', '[1'],
    ['another shape', '["a"]'],
    ['NUL, which Postgres cannot hold', '["a\\u0000", 3]'],
    ['half a character', '["a\\ud800", 3]'],
    ['a nest', `${'['.repeat(150)}${']'.repeat(150)}`],
  ])('is refused with %s', (_what, json) => {
    expect(() => decodeCursor(cursorOf(json), place)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ status: 400, errors: [{ pointer: '/cursor', detail: expect.any(String) }] }),
      }),
    );
  });
});
