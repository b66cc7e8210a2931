import type { PositionView } from '@scholars-commons/shared/scholars';
import { Link } from '@tanstack/react-router';
import { partialDate } from '../../../lib/dates';
import { urls } from '../../../lib/urls';
import { Pill } from '../../../ui/pill';
import { t } from './messages';
import css from './positions.module.css';
import { PositionsRibbon } from './positions-ribbon';
import { byLatest } from './years';

/** "2018 – now" as precisely as known; nothing where nothing is. */
export function spanWords({ from, to }: Pick<PositionView, 'from' | 'to'>): string | null {
  if (from && to) return t('positions.span', { from: partialDate(from), to: partialDate(to) });
  if (from) return t('positions.since', { from: partialDate(from) });
  return to ? t('positions.until', { to: partialDate(to) }) : null;
}

/** Positions as a ribbon over the years and, in words, as a list. */
export function Positions({ positions }: { positions: readonly PositionView[] }) {
  return (
    <>
      <PositionsRibbon positions={positions} />
      <ol className={css.list}>
        {[...positions].sort(byLatest).map((position) => (
          <li key={position.id} data-main={position.isMain || undefined}>
            <p className={css.title} dir="auto">
              {position.title ?? position.institution.name}
              {position.isMain && <Pill tone="identity">{t('positions.main')}</Pill>}
            </p>
            <p dir="auto">
              {position.department && `${position.department}, `}
              <Link {...urls.institution(position.institution.id)}>
                <bdi>{position.institution.name}</bdi>
              </Link>
              {position.institution.isProposed && <span className={css.meta}> ({t('positions.proposed')})</span>}
            </p>
            {spanWords(position) && <p className={css.meta}>{spanWords(position)}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
