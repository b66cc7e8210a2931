import type * as z from 'zod';
import { unstorableAt } from '../http/unstorable.js';
import { badField } from '../problem/problem-exception.js';

/** A keyset place as opaque text. Values must be what JSON holds; dates as ISO strings. */
export const encodeCursor = (values: readonly unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values of a cursor; 400 at `/cursor` for anything that `encodeCursor` did not make. */
export function decodeCursor<T extends z.ZodType>(text: string, schema: T): z.infer<T> {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw badField('/cursor', 'Not a place in this list');
  }
  const parsed = schema.safeParse(values);
  // What stands in a cursor goes into statements, past the pipe that looks at everything else.
  if (!parsed.success || unstorableAt(values) !== undefined) throw badField('/cursor', 'Not a place in this list');
  return parsed.data;
}
