import type { PlacesView } from '@scholars-commons/shared/scholars';
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import { count, countryName } from '../../../lib/numbers';
import { t } from '../messages';
import { bubblesOf, HEIGHT, WIDTH } from './bubbles';
import css from './world-map.module.css';

const world = atlas as unknown as Topology<{ countries: GeometryCollection }>;
// Nobody lives in Antarctica, and without it the others are larger.
const inhabited: GeometryCollection = {
  ...world.objects.countries,
  geometries: world.objects.countries.geometries.filter(({ id }) => id !== '010'),
};
const land = feature(world, inhabited);
const borders = mesh(world, inhabited, (a, b) => a !== b);

const projection = geoNaturalEarth1().fitExtent(
  [
    [2, 2],
    [WIDTH - 2, HEIGHT - 2],
  ],
  land,
);
const draw = geoPath(projection);
const landPath = draw(land) ?? '';
const borderPath = draw(borders) ?? '';

/** Bubbles by country, their area by the number of people, and a dot for each city of three people or more. */
export function WorldMap({ places, label }: { places: PlacesView; label: string }) {
  const { countries, cities } = bubblesOf(places, projection);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className={css.map}>
      <path d={landPath} className={css.land} />
      <path d={borderPath} className={css.borders} />
      <g className={css.countries}>
        {countries.map(({ key, code, x, y, radius, people }) => (
          <circle key={key} cx={x} cy={y} r={radius}>
            <title>{t('map.bubble', { place: countryName(code), count: count(people) })}</title>
          </circle>
        ))}
      </g>
      <g className={css.cities}>
        {cities.map(({ key, city, x, y, radius, people }) => (
          <circle key={key} cx={x} cy={y} r={radius}>
            <title>{t('map.bubble', { place: city, count: count(people) })}</title>
          </circle>
        ))}
      </g>
    </svg>
  );
}
