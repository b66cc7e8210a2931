import * as z from 'zod';
import { id } from './id.js';
import { topicSlug } from './scholars.js';
import { countryCode, query } from './text.js';

export const suggestQuery = z.strictObject({ q: query });

/** `matched`: the name that fits, where it is not the main one ("UCSF"), or that of a closed one which it follows. */
export const institutionSuggestions = z
  .object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        countryCode: countryCode.nullable(),
        city: z.string().nullable(),
        matched: z.string().nullable(),
        scholarCount: z.int().nonnegative(),
        isClosed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'InstitutionSuggestions' });
export type InstitutionSuggestions = z.infer<typeof institutionSuggestions>;

export const scholarSuggestions = z
  .object({
    items: z.array(
      z.object({ id, name: z.string(), credentials: z.string().nullable(), institution: z.string().nullable(), photoId: id.nullable() }),
    ),
  })
  .meta({ id: 'ScholarSuggestions' });
export type ScholarSuggestions = z.infer<typeof scholarSuggestions>;

export const topicSuggestions = z
  .object({ items: z.array(z.object({ slug: topicSlug, label: z.string(), group: z.string() })) })
  .meta({ id: 'TopicSuggestions' });
export type TopicSuggestions = z.infer<typeof topicSuggestions>;

/** The short lists that pickers need: professions and topics, in their order. */
export const vocabularyView = z
  .object({
    professions: z.array(z.object({ code: z.string(), name: z.string(), group: z.string() })),
    topics: z.array(z.object({ slug: topicSlug, label: z.string(), group: z.string() })),
  })
  .meta({ id: 'VocabularyView' });
export type VocabularyView = z.infer<typeof vocabularyView>;
