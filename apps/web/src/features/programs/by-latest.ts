import type { CohortRow } from '@scholars-commons/shared/programs';

const beginning = ({ startsOn, year }: CohortRow) => startsOn ?? `${year}-01-01`;

/** The cohort that began last first. */
export const byLatest = (a: CohortRow, b: CohortRow): number =>
  beginning(b).localeCompare(beginning(a)) || b.year - a.year || a.name.localeCompare(b.name);
