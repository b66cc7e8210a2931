import type { ContactKind } from '@scholars-commons/shared/scholars';
import { emailAddress, webAddress } from '@scholars-commons/shared/text';
import * as z from 'zod';
import { badField } from '../../../common/problem/problem-exception.js';

/** As dialled, with an extension perhaps; what begins with `+` is kept as E.164 when it has no extension. */
const phone = z
  .string()
  .regex(/^\+?[0-9(][0-9 ()./-]{3,30}[0-9](?: ?(?:ext\.?|x|#) ?\d{1,8})?$/i, 'Not a phone number')
  .refine((value) => /^\D*(?:\d\D*){5,23}$/.test(value), 'Not a phone number')
  // The national zero of "+41 (0)44" is not dialled from abroad.
  .transform((value) => (/^\+[\d ()./-]+$/.test(value) ? `+${value.replace('(0)', '').replace(/\D/g, '')}` : value));

const kinds: Record<ContactKind, z.ZodType<string>> = { email: emailAddress, phone, link: webAddress };

/** What is stored for a contact detail, or 400 at `/value`. */
export function contactValue(kind: ContactKind, value: string): string {
  const parsed = kinds[kind].safeParse(value);
  if (!parsed.success) throw badField('/value', parsed.error.issues[0]?.message ?? 'Not valid');
  return parsed.data;
}
