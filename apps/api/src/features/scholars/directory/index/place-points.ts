import type { Columns } from './columns.js';
import type { Dictionary } from './dictionary.js';
import { bitOf, countedNames, type IndexFacts, READABLE } from './index-row.js';

export interface CountedPlace {
  country: string;
  city: string | null;
  lat: number | null;
  lon: number | null;
  scholars: number;
}

type Point = Pick<CountedPlace, 'lat' | 'lon'>;
type Name = Pick<CountedPlace, 'country' | 'city'> & { countryNumber: number };

const PLACE = countedNames.indexOf('place');
const SHOWS = bitOf('place') | READABLE;

export const showsPlace = (mask: number): boolean => (mask & SHOWS) === SHOWS;

/** A place as the index counts it. The dead are remembered in the list, not on a map of where people are. */
export const placeText = ({ country, city, state }: Pick<IndexFacts, 'country' | 'city' | 'state'>): string | null =>
  country === null || state === 'deceased' ? null : `${country}${city === null ? '' : `\n${city}`}`;

/**
 * Where on the map each place is: the least of what those say who live there and show it to the network, or to staff. Worked out
 * when it is asked for, and again when somebody there changes.
 */
export class PlacePoints {
  private readonly points: (Point | undefined)[] = [];
  /** A place keeps its number, and a number its text: taken apart once. */
  private readonly names: (Name | undefined)[] = [];
  private readonly countries: string[] = [];

  constructor(
    private readonly columns: Columns,
    private readonly isStaff: boolean,
  ) {}

  /** After the row came, and before it goes. */
  changed(row: number): void {
    for (const place of this.columns.entries[row]?.values.place ?? []) this.points[place] = undefined;
  }

  /**
   * Each city of at least so many, and of each country the people of its other cities and of none, as one place without a city.
   * @param nearRows those who show their place to this viewer, and maybe to nobody farther off: the only ones of a place that nobody else knows of
   */
  of(counts: Int32Array, dictionary: Dictionary, nearRows: readonly number[], fewest: number): CountedPlace[] {
    const cities: CountedPlace[] = [];
    const elsewhere = new Int32Array(counts.length);
    let nearOnes: Map<number, number[]> | undefined;
    for (let place = 0; place < counts.length; place += 1) {
      const scholars = counts[place] as number;
      if (scholars === 0) continue;
      const name = (this.names[place] ??= this.nameOf(dictionary.text(place)));
      if (name.city === null || scholars < fewest) {
        elsewhere[name.countryNumber] = (elsewhere[name.countryNumber] as number) + scholars;
        continue;
      }
      const seen = (this.points[place] ??= this.pointOf(place));
      const { lat, lon } = seen.lat === null ? leastOf(this.columns, (nearOnes ??= this.byPlace(nearRows)).get(place) ?? []) : seen;
      cities.push({ country: name.country, city: name.city, lat, lon, scholars });
    }
    const others = this.countries.flatMap((country, number) => {
      const scholars = elsewhere[number] ?? 0;
      return scholars === 0 ? [] : [{ country, city: null, lat: null, lon: null, scholars }];
    });
    return [...cities, ...others];
  }

  /** Countries get numbers in the order in which they are met. */
  private nameOf(text: string): Name {
    const [country = '', city = null] = text.split('\n', 2);
    let countryNumber = this.countries.indexOf(country);
    if (countryNumber < 0) countryNumber = this.countries.push(country) - 1;
    return { country, city, countryNumber };
  }

  private pointOf(place: number): Point {
    const rows = this.columns.postings[PLACE]?.of(place) ?? new Int32Array();
    return leastOf(
      this.columns,
      rows.filter((row) => showsPlace(this.columns.maskFromAfar(row, this.isStaff))),
    );
  }

  private byPlace(rows: readonly number[]): Map<number, number[]> {
    const found = new Map<number, number[]>();
    for (const row of rows)
      for (const place of this.columns.entries[row]?.values.place ?? []) {
        const there = found.get(place);
        if (there) there.push(row);
        else found.set(place, [row]);
      }
    return found;
  }
}

function leastOf({ entries }: Columns, rows: Iterable<number>): Point {
  let [lat, lon]: [number | null, number | null] = [null, null];
  for (const row of rows) {
    const entry = entries[row];
    if (!entry || entry.lat === null || entry.lon === null) continue;
    lat = lat === null ? entry.lat : Math.min(lat, entry.lat);
    lon = lon === null ? entry.lon : Math.min(lon, entry.lon);
  }
  return { lat, lon };
}
