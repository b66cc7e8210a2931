import { Injectable } from '@nestjs/common';
import type { PlacesView } from '@scholars-commons/shared/scholars';
import type { Viewer } from '../../../common/auth/viewer.js';
import { isCountry } from '../../../database/reference/countries.js';
import { searcherOf } from './directory-search.service.js';
import { nothingPressed } from './index/directory-index.js';
import type { CountedPlace } from './index/place-points.js';
import { DirectoryIndexService } from './index/directory-index.service.js';

/** A place with fewer people shows its country only: a point on a map would be an address. */
const FEWEST_OF_A_CITY = 3;
/** More dots than these would lie on each other on a map that small; the others stay counted in their countries. */
const MOST_CITIES = 400;
const MOST_PROFESSIONS = 1_000;

/** How many there are of what the first page tells. */
export interface CommunityCounts {
  scholars: number;
  newcomers: number;
  /** By code, those that somebody has. */
  professions: ReadonlyMap<string, number>;
  places: PlacesView;
}

/** Where scholars are and how many, as far as this viewer may see it; counted by the index, as the directory is. */
@Injectable()
export class PlacesService {
  constructor(private readonly indexes: DirectoryIndexService) {}

  async of(viewer: Viewer): Promise<PlacesView> {
    return placesOf((await this.indexes.fresh()).places(searcherOf(viewer), FEWEST_OF_A_CITY));
  }

  /** @param since when the viewer last looked who is there */
  async community(viewer: Viewer, since: Date): Promise<CommunityCounts> {
    const index = await this.indexes.fresh();
    const searcher = searcherOf(viewer);
    const everybody = index.search(searcher, nothingPressed, null);
    return {
      scholars: everybody.total,
      newcomers: index.newcomers(searcher, since),
      professions: new Map(everybody.largest('profession', MOST_PROFESSIONS)),
      places: placesOf(index.places(searcher, FEWEST_OF_A_CITY)),
    };
  }
}

type City = PlacesView['cities'][number];
const compared = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const bySize = (one: City, other: City) =>
  other.scholars - one.scholars || compared(one.city, other.city) || compared(one.countryCode, other.countryCode);

/** What is counted place by place, as the map shows it. */
export function placesOf(rows: readonly CountedPlace[]): PlacesView {
  const countries = new Map<string, number>();
  const cities: PlacesView['cities'] = [];
  for (const { city, country: countryCode, lat, lon, scholars } of rows) {
    countries.set(countryCode, (countries.get(countryCode) ?? 0) + scholars);
    if (city !== null && lat !== null && lon !== null && scholars >= FEWEST_OF_A_CITY)
      cities.push({ city, countryCode, lat, lon, scholars });
  }
  cities.sort(bySize);
  return {
    countries: [...countries]
      .filter(([code]) => isCountry(code))
      .map(([code, scholars]) => ({ code, scholars }))
      .toSorted((one, other) => other.scholars - one.scholars || (one.code < other.code ? -1 : 1)),
    cities: cities.slice(0, MOST_CITIES),
    moreCities: Math.max(0, cities.length - MOST_CITIES),
    scholars: [...countries.values()].reduce((sum, each) => sum + each, 0),
  };
}
