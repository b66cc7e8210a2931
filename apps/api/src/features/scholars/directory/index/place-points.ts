import type { Columns } from './columns.js';
import type { Dictionary } from './dictionary.js';
import { bitOf, countedNames, type IndexFacts, READABLE } from './index-row.js';

/** A dot on the map. */
export interface City {
  countryCode: string;
  city: string;
  lat: number;
  lon: number;
  scholars: number;
}

/** Where the living are. */
export interface Whereabouts {
  /** By country, those whose city is not named too. */
  countries: [code: string, scholars: number][];
  /** Those of so many or more, the largest first. */
  cities: City[];
  /** How many such cities are not named. */
  moreCities: number;
}

export interface MapBounds {
  fewestOfACity: number;
  mostCities: number;
}

/** One viewer's sight of the places. */
interface Sight {
  /** What somebody sees who stands near to nobody, by place. */
  afar: Int32Array;
  /** What this viewer sees, by place. */
  counts: Int32Array;
  /** Rows that this viewer may see otherwise: only their places can differ. */
  nearRows: Iterable<number>;
  /** Whether a near row shows this viewer its place. */
  isShown: (row: number) => boolean;
}

/** What is the same for all who stand near to nobody; kept until somebody changes. */
interface Settled {
  fewestOfACity: number;
  /** By the country's number. */
  totals: Int32Array;
  cities: City[];
  /** The place of each of the cities. */
  places: number[];
  areCities: ReadonlySet<number>;
}

type Point = { lat: number | null; lon: number | null };
type Name = { city: string | null; country: number };

const PLACE = countedNames.indexOf('place');
const SHOWS = bitOf('place') | READABLE;

export const showsPlace = (mask: number): boolean => (mask & SHOWS) === SHOWS;

/** A place as the index counts it. The dead are remembered in the list, not on a map of where people are. */
export const placeText = ({ country, city, state }: Pick<IndexFacts, 'country' | 'city' | 'state'>): string | null =>
  country === null || state === 'deceased' ? null : `${country}${city === null ? '' : `\n${city}`}`;

const compared = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const bySize = (one: City, other: City) =>
  other.scholars - one.scholars || compared(one.city, other.city) || compared(one.countryCode, other.countryCode);

/**
 * Where on the map each place is: the least of what those say who live there and show it to the network, or to staff. Worked out
 * when it is asked for, and again when somebody there changes. Most see the same map: a viewer's own is that one with the few
 * places of those he stands nearer to put in anew.
 */
export class PlacePoints {
  private readonly points: (Point | undefined)[] = [];
  /** A place keeps its number, and a number its text: taken apart once. */
  private readonly names: (Name | undefined)[] = [];
  /** Countries get numbers in the order in which they are met. */
  private readonly countries: string[] = [];
  private settled: Settled | undefined;

  constructor(
    private readonly columns: Columns,
    private readonly dictionary: Dictionary,
    private readonly isStaff: boolean,
  ) {}

  /** After the row came, and before it goes. */
  changed(row: number): void {
    for (const place of this.columns.entries[row]?.values.place ?? []) this.points[place] = undefined;
    this.settled = undefined;
  }

  of({ afar, counts, nearRows, isShown }: Sight, { fewestOfACity, mostCities }: MapBounds): Whereabouts {
    if (this.settled?.fewestOfACity !== fewestOfACity) this.settled = undefined;
    const { totals, cities, places, areCities } = (this.settled ??= this.settle(afar, fewestOfACity));
    const near = this.byPlace(nearRows);
    const sums = totals.slice();
    const ownCities: City[] = [];
    let count = cities.length;
    for (const [place, rows] of near) {
      const scholars = counts[place] ?? 0;
      const { country } = this.nameOf(place);
      sums[country] = (sums[country] as number) + scholars - (afar[place] ?? 0);
      if (areCities.has(place)) count -= 1;
      const city = scholars < fewestOfACity ? null : this.cityAt(place, scholars, rows.filter(isShown));
      if (city) ownCities.push(city);
    }
    count += ownCities.length;
    const others = firstOf(cities, mostCities, (at) => !near.has(places[at] as number));
    const named = [...ownCities, ...others].sort(bySize).slice(0, mostCities);
    return {
      countries: this.countries.flatMap((code, number) => (sums[number] ? [[code, sums[number]] as [string, number]] : [])),
      cities: named,
      moreCities: count - named.length,
    };
  }

  private settle(afar: Int32Array, fewestOfACity: number): Settled {
    const found: { city: City; place: number }[] = [];
    const sums: [country: number, scholars: number][] = [];
    for (let place = 0; place < this.dictionary.size; place += 1) {
      const scholars = afar[place] ?? 0;
      sums.push([this.nameOf(place).country, scholars]);
      const city = scholars < fewestOfACity ? null : this.cityAt(place, scholars, []);
      if (city) found.push({ city, place });
    }
    const totals = new Int32Array(this.countries.length);
    for (const [country, scholars] of sums) totals[country] = (totals[country] as number) + scholars;
    found.sort((one, other) => bySize(one.city, other.city));
    const places = found.map(({ place }) => place);
    return { fewestOfACity, totals, cities: found.map(({ city }) => city), places, areCities: new Set(places) };
  }

  /** @param nearRows those who show their place to this viewer, and maybe to nobody farther off */
  private cityAt(place: number, scholars: number, nearRows: readonly number[]): City | null {
    const { city, country } = this.nameOf(place);
    if (city === null) return null;
    const seen = (this.points[place] ??= this.pointOf(place));
    const { lat, lon } = seen.lat === null ? leastOf(this.columns, nearRows) : seen;
    return lat === null || lon === null ? null : { city, countryCode: this.countries[country] as string, lat, lon, scholars };
  }

  private nameOf(place: number): Name {
    const known = this.names[place];
    if (known) return known;
    const [code = '', city = null] = this.dictionary.text(place).split('\n', 2);
    let country = this.countries.indexOf(code);
    if (country < 0) country = this.countries.push(code) - 1;
    return (this.names[place] = { city, country });
  }

  private pointOf(place: number): Point {
    const rows = this.columns.postings[PLACE]?.of(place) ?? new Int32Array();
    return leastOf(
      this.columns,
      rows.filter((row) => showsPlace(this.columns.maskFromAfar(row, this.isStaff))),
    );
  }

  private byPlace(rows: Iterable<number>): Map<number, number[]> {
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

/** The first so many for which it holds. */
function firstOf<T>(list: readonly T[], most: number, isWanted: (at: number) => boolean): T[] {
  const found: T[] = [];
  for (let at = 0; at < list.length && found.length < most; at += 1) if (isWanted(at)) found.push(list[at] as T);
  return found;
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
