import * as z from 'zod';

/** Opaque place in a list; only ever a value that `next` or `previous` gave. */
export const cursor = z.string().max(500).meta({ id: 'Cursor' });

/** A keyset page: `next` is null at the end; `total` stands where it is kept, not counted. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: cursor.nullable(), total: z.int().nonnegative().optional() });

export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number;
}

/** Query strings say numbers as text. */
export const limitUpTo = (max: number, usual: number) => z.coerce.number().int().min(1).max(max).default(usual);
