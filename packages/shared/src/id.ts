import * as z from 'zod';

/** Any UUID in canonical lower-case form. Ids that people's clients make are v7; see `newId`. */
export const id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'Not an id')
  .meta({ id: 'Id', format: 'uuid' });

/** A UUIDv7 (RFC 9562 section 5.7), made by the client for what a person creates, so that a retry is the same row. */
export const newId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'Not a version 7 UUID')
  .meta({ id: 'NewId', format: 'uuid' });

export type Id = z.infer<typeof id>;
