import type { PlacesView } from '@scholars-commons/shared/scholars';
import { countryCentres } from './country-centres';

export const WIDTH = 560;
export const HEIGHT = 270;
/** The bubble of the country with most people. */
const LARGEST = 30;
/** Smaller ones could not be seen; only they are drawn larger than their share. */
const SMALLEST = 1.6;
const CITY = 1.1;

const centres = new Map(
  countryCentres.split(';').map((line) => {
    const [code = '', lon, lat] = line.split(' ');
    return [code, [Number(lon), Number(lat)] as [number, number]];
  }),
);

export interface Bubble {
  key: string;
  x: number;
  y: number;
  radius: number;
  people: number;
}

/** Radius by area: four times the people, twice the radius. */
export const radiusOf = (people: number, most: number): number => Math.max(SMALLEST, LARGEST * Math.sqrt(people / Math.max(1, most)));

/** Where each country and city stands on the map; the largest first, so that small ones lie on top. */
export function bubblesOf({ countries, cities }: PlacesView, projection: (point: [number, number]) => [number, number] | null) {
  const most = Math.max(1, ...countries.map(({ scholars }) => scholars));
  const placed = countries.flatMap(({ code, scholars }) => {
    const centre = centres.get(code);
    const point = centre && projection(centre);
    return point ? [{ key: code, code, x: point[0], y: point[1], radius: radiusOf(scholars, most), people: scholars }] : [];
  });
  const dots = cities.flatMap(({ city, countryCode, lat, lon, scholars }) => {
    const point = projection([lon, lat]);
    return point ? [{ key: `${countryCode} ${city}`, city, x: point[0], y: point[1], radius: CITY, people: scholars }] : [];
  });
  return { countries: placed.sort((a, b) => b.people - a.people), cities: dots };
}
