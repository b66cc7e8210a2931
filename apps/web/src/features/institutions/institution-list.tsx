import type { InstitutionRow } from '@scholars-commons/shared/institutions';
import { Link } from '@tanstack/react-router';
import { count, countryName } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Pill } from '../../ui/pill';
import css from './institutions.module.css';
import { t } from './messages';

/** "Kampala, Uganda", as far as it is known. */
export const placeWords = ({ city, countryCode }: Pick<InstitutionRow, 'city' | 'countryCode'>): string =>
  [city, countryCode && countryName(countryCode)].filter(Boolean).join(', ');

/** Institutions with how many scholars are there now and how many they sent. */
export function InstitutionList({ rows, isOld }: { rows: readonly InstitutionRow[]; isOld: boolean }) {
  return (
    <ul className={css.list} aria-label={t('list')} aria-busy={isOld} data-old={isOld || undefined}>
      {rows.map((row) => (
        <li key={row.id} className={css.row}>
          <Avatar name={row.name} shape="square" size={40} />
          <div className={css.words}>
            <h2 className={css.name}>
              <Link {...urls.institution(row.id)}>
                <bdi>{row.name}</bdi>
              </Link>
              {row.isHub && <Pill tone="live">{t('hub')}</Pill>}
              {row.isProposed && <Pill tone="attention">{t('proposed')}</Pill>}
              {row.status !== 'active' && <Pill>{t(`status.${row.status}`)}</Pill>}
            </h2>
            <p className={css.meta}>
              <bdi>{placeWords(row)}</bdi>
            </p>
          </div>
          <p className={css.numbers}>
            <span>{t('scholars', { count: row.scholarCount, shown: count(row.scholarCount) })}</span>
            {row.sentCount > 0 && <span className={css.meta}>{t('sent', { count: row.sentCount, shown: count(row.sentCount) })}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
