import type { PositionView } from '@scholars-commons/shared/scholars';
import css from './positions.module.css';
import { stretchesOf, ticksOf } from './years';

const yearNow = () => {
  const now = new Date();
  return now.getFullYear() + now.getMonth() / 12;
};

/** Bars over an axis of years. The list beside it says the same in words, so it is hidden from those who hear the page. */
export function PositionsRibbon({ positions }: { positions: readonly PositionView[] }) {
  const now = yearNow();
  const stretches = stretchesOf(positions, now);
  if (stretches.length < 2) return null;
  const from = Math.min(...stretches.map((stretch) => stretch.from));
  const to = Math.max(now, ...stretches.map((stretch) => stretch.to));
  const share = (year: number) => `${((year - from) / (to - from)) * 100}%`;
  const lanes = Math.max(...stretches.map(({ lane }) => lane)) + 1;
  return (
    <div className={css.ribbon} aria-hidden data-screen-only>
      <div className={css.lanes} style={{ blockSize: `${lanes * 30 - 4}px` }}>
        {ticksOf(from, to).map((year) => (
          <span key={year} className={css.line} style={{ insetInlineStart: share(year) }} />
        ))}
        {stretches.map(({ position, from: begin, to: end, lane }) => (
          <span
            key={position.id}
            className={css.stretch}
            data-main={position.isMain || undefined}
            data-open={!position.to || undefined}
            title={position.institution.name}
            style={{
              insetInlineStart: share(begin),
              inlineSize: `${((end - begin) / (to - from)) * 100}%`,
              insetBlockStart: `${lane * 30}px`,
            }}
          >
            <bdi>{position.institution.name}</bdi>
          </span>
        ))}
      </div>
      <div className={css.axis}>
        {ticksOf(from, to).map((year) => (
          <span key={year} style={{ insetInlineStart: share(year) }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}
