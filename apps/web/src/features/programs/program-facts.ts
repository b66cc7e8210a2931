import type { ProgramView } from '@scholars-commons/shared/programs';
import { count } from '../../lib/numbers';
import { t } from './messages';

/** "312 scholars · 14 cohorts · 1994 – 2026". */
export function programFacts({ scholarCount, cohorts, firstYear, lastYear }: ProgramView): string {
  const years =
    firstYear &&
    lastYear &&
    (firstYear === lastYear ? String(firstYear) : t('years', { first: String(firstYear), last: String(lastYear) }));
  return [t('scholars', { count: scholarCount, shown: count(scholarCount) }), t('cohorts', { count: cohorts.length }), years]
    .filter(Boolean)
    .join(' · ');
}
