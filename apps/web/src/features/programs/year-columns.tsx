import type { CohortRow } from '@scholars-commons/shared/programs';
import { count } from '../../lib/numbers';
import css from './year-columns.module.css';

/** Scholars of each year as columns; the table below has the same numbers, so those who hear the page skip this. */
export function YearColumns({ cohorts }: { cohorts: readonly CohortRow[] }) {
  const byYear = new Map<number, number>();
  for (const { year, scholarCount } of cohorts) byYear.set(year, (byYear.get(year) ?? 0) + scholarCount);
  const years = [...byYear.keys()];
  const first = Math.min(...years);
  const last = Math.max(...years);
  const most = Math.max(1, ...byYear.values());
  const span = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (years.length === 0) return null;
  return (
    <div className={css.columns} aria-hidden data-many={span.length > 16 || undefined}>
      {span.map((year, index) => {
        const people = byYear.get(year) ?? 0;
        return (
          <div key={year} className={css.year} title={`${year}: ${count(people)}`}>
            <span className={css.number}>{people > 0 ? count(people) : ''}</span>
            <span className={css.column} style={{ blockSize: `${(people / most) * 7}rem` }} />
            <span className={css.label} data-shown={index % Math.ceil(span.length / 8) === 0 || undefined}>
              {year}
            </span>
          </div>
        );
      })}
    </div>
  );
}
