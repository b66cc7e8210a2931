import * as z from 'zod';

/** C0 controls except tab and line breaks, DEL, and surrogates without their other half: nothing a person types, and Postgres refuses NUL. */
const UNSTORABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const storable = (value: string) => !UNSTORABLE.test(value);
const normal = (value: string) => value.normalize('NFC');
const REFUSED = 'Holds characters that cannot be stored';

/** At least one sign that can be seen: marks of direction, joiners and blank letters alone would be an empty line to click on. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;
/** What must be there must also be seen; what is too short is told so, and not told twice. */
const isSeen = (min: number) => (value: string) => value.length < min || min === 0 || VISIBLE.test(value);
const UNSEEN = 'Holds nothing to read';

/** One line of text as typed, in Unicode NFC, trimmed, of `min` to `max` UTF-16 units. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .refine(storable, REFUSED)
    .refine((value) => !/[\n\r\t\u2028\u2029]/.test(value), 'Must be one line')
    .transform((value) => normal(value).trim())
    .pipe(z.string().min(min).max(max).refine(isSeen(min), UNSEEN));

/** Text of several lines as typed, in Unicode NFC, trimmed; CRLF becomes LF. */
export const prose = (max: number, min = 1) =>
  z
    .string()
    .refine(storable, REFUSED)
    .transform((value) => normal(value).replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(min).max(max).refine(isSeen(min), UNSEEN));

/** What stands in a search box: one line, possibly empty. */
export const query = z
  .string()
  .max(200)
  .refine(storable, REFUSED)
  .transform((value) => normal(value).trim());

/** An http or https address without credentials in it. */
export const webAddress = z
  .string()
  .max(500)
  .refine(storable, REFUSED)
  .transform((value) => value.trim())
  .pipe(z.url({ protocol: /^https?$/ }))
  .refine((value) => !/^https?:\/\/[^/]*@/i.test(value), 'Must not hold a user name');

/**
 * An e-mail address as people have them: one `@`, a dotted domain, no quoting tricks. In one normal form, and without the marks of
 * direction and joiners that come along when it is copied from a letter: they would make it another address that looks alike.
 */
export const emailAddress = z
  .string()
  .max(254)
  .transform((value) =>
    normal(value)
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .trim(),
  )
  .pipe(z.string().regex(/^[^\s@"<>(),:;\\[\]]+@[^\s@"<>(),:;\\[\]]+\.[^\s@"<>(),:;\\[\].]{2,}$/, 'Not an e-mail address'));

/** ISO 8601 instant in UTC, as `Date.toJSON` writes it. */
export const instant = z.iso.datetime().meta({ id: 'Instant' });

/** ISO 3166-1 alpha-2, upper case. */
export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Not a country code')
  .meta({ id: 'CountryCode' });

/** An IANA time zone that this runtime knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine((value) => {
    try {
      return /^[A-Za-z]/.test(value) && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
    } catch {
      return false;
    }
  }, 'Not a time zone')
  .meta({ id: 'TimeZone' });
