import type * as z from 'zod';
import type { Faults } from './autosave/form';
import { messages } from './i18n';

const t = messages('faults', {
  required: 'This cannot be empty.',
  short: 'At least {min} characters.',
  long: 'At most {max} characters.',
  date: 'Write a year, a year and month, or a day: 2019, 2019-05 or 2019-05-17.',
  link: 'Write a whole web address, beginning with https://',
  institution: 'Choose an institution from the list, or propose its name.',
  other: 'This cannot be kept as it is.',
});

/** Fields whose shape has words of its own. */
const shapes: Record<string, string> = { from: t('date'), to: t('date'), date: t('date'), link: t('link') };

function wordsOf(issue: z.core.$ZodIssue): string {
  const field = String(issue.path[0] ?? '');
  if (field === 'institution') return t('institution');
  if (issue.code === 'too_small') return Number(issue.minimum) <= 1 ? t('required') : t('short', { min: Number(issue.minimum) });
  if (issue.code === 'too_big') return t('long', { max: Number(issue.maximum) });
  return shapes[field] ?? t('other');
}

/** What a contract would refuse, in plain words, by JSON pointer. */
export function faultsOf(schema: z.ZodType, value: unknown): Faults {
  const result = schema.safeParse(value);
  if (result.success) return {};
  return Object.fromEntries(result.error.issues.map((issue) => [`/${issue.path.join('/')}`, wordsOf(issue)]));
}

/** The fault of a field or of anything inside it. */
export const faultAt = (faults: Faults, field: string): string | undefined =>
  faults[`/${field}`] ?? Object.entries(faults).find(([pointer]) => pointer.startsWith(`/${field}/`))?.[1];
