import type * as z from 'zod';
import { t } from './form-messages';
import type { Faults } from './use-autosave';

/** Fields whose shape has words of its own. */
const shapes: Record<string, string> = { from: t('fault.date'), to: t('fault.date'), date: t('fault.date'), link: t('fault.link') };

function wordsOf(issue: z.core.$ZodIssue): string {
  const field = String(issue.path[0] ?? '');
  if (field === 'institution') return t('fault.institution');
  if (issue.code === 'too_small')
    return Number(issue.minimum) <= 1 ? t('fault.required') : t('fault.short', { min: Number(issue.minimum) });
  if (issue.code === 'too_big') return t('fault.long', { max: Number(issue.maximum) });
  return shapes[field] ?? t('fault.other');
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
