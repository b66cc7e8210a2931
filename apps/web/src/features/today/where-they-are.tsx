import type { PlacesView } from '@scholars-commons/shared/scholars';
import type { TodayView } from '@scholars-commons/shared/today';
import { Component, lazy, type ReactNode, Suspense, useState } from 'react';
import { count, countryName, listOf } from '../../lib/numbers';
import { TextButton } from '../../ui/text-button';
import { Card } from '../../ui/card';
import { Skeleton } from '../../ui/skeleton';
import { PlacesTable } from './map/places-table';
import { t } from './messages';
import css from './where-they-are.module.css';

// Shapes of the world and their projection weigh more than the whole page; they come when it stands.
const WorldMap = lazy(async () => ({ default: (await import('./map/world-map')).WorldMap }));

/** Without the map's part (an old tab after a release, no network) its numbers stay readable. */
class MapBoundary extends Component<{ instead: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}

function mapWords({ countries, scholars }: PlacesView): string {
  const most = listOf(countries.slice(0, 3).map(({ code }) => countryName(code)));
  return t('map.label', { scholars: count(scholars), countries: countries.length, most });
}

/** Where scholars are: a small map of the world and, with the same numbers, a table. */
export function WhereTheyAre({ places, totals }: { places: PlacesView; totals: TodayView['totals'] }) {
  const [isTable, setIsTable] = useState(false);
  const table = <PlacesTable places={places} />;
  const facts = t('map.facts', {
    scholars: totals.scholars,
    scholarsShown: count(totals.scholars),
    countries: totals.countries,
    institutions: totals.institutions,
    institutionsShown: count(totals.institutions),
    hubs: totals.hubs,
  });
  return (
    <Card title={t('map')}>
      <p className={css.facts}>{facts}</p>
      {places.countries.length === 0 ? (
        <p className={css.facts}>{t('map.empty')}</p>
      ) : (
        <>
          {isTable ? (
            table
          ) : (
            <MapBoundary
              instead={
                <>
                  <p className={css.facts}>{t('map.failed')}</p>
                  {table}
                </>
              }
            >
              <figure className={css.figure}>
                <div className={css.frame}>
                  <Suspense fallback={<Skeleton lines={1} label={t('map.loading')} />}>
                    <WorldMap places={places} label={mapWords(places)} />
                  </Suspense>
                </div>
                <figcaption className={css.facts}>{t('map.caption')}</figcaption>
              </figure>
            </MapBoundary>
          )}
          <TextButton onClick={() => setIsTable(!isTable)}>{t(isTable ? 'map.asMap' : 'map.asTable')}</TextButton>
        </>
      )}
    </Card>
  );
}
