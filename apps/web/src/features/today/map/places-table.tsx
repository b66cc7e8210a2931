import type { PlacesView } from '@scholars-commons/shared/scholars';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { count, countryName } from '../../../lib/numbers';
import { urls } from '../../../lib/urls';
import { TextButton } from '../../../ui/text-button';
import { t } from '../messages';
import css from './places-table.module.css';

const AT_FIRST = 12;
/** A country with a hundred cities would else fill the whole table. */
const CITIES_NAMED = 8;

/** The map in words: every country, and the largest cities where three people or more are. */
export function PlacesTable({ places }: { places: PlacesView }) {
  const [all, setAll] = useState(false);
  const rows = [...places.countries].sort((a, b) => b.scholars - a.scholars);
  const citiesOf = (code: string) => {
    const cities = places.cities.filter(({ countryCode }) => countryCode === code).sort((a, b) => b.scholars - a.scholars);
    const named = cities
      .slice(0, CITIES_NAMED)
      .map(({ city, scholars }) => `${city} ${count(scholars)}`)
      .join(', ');
    return cities.length > CITIES_NAMED ? t('map.citiesMore', { cities: named, more: cities.length - CITIES_NAMED }) : named;
  };
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={t('map.tableLabel')}>
        <thead>
          <tr>
            <th scope="col">{t('map.country')}</th>
            <th scope="col" className={css.number}>
              {t('map.scholars')}
            </th>
            <th scope="col">{t('map.cities')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? undefined : AT_FIRST).map(({ code, scholars }) => (
            <tr key={code}>
              <th scope="row">
                <Link {...urls.people({ country: code })}>{countryName(code)}</Link>
              </th>
              <td className={css.number}>{count(scholars)}</td>
              <td className={css.cities} dir="auto">
                {citiesOf(code)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > AT_FIRST && (
        <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('map.fewer') : t('map.more', { count: rows.length })}
        </TextButton>
      )}
      <p className={css.note}>{t('map.privacy', { more: places.moreCities, moreShown: count(places.moreCities) })}</p>
    </div>
  );
}
