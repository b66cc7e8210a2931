import { Injectable } from '@nestjs/common';
import type { PlacesView } from '@scholars-commons/shared/scholars';
import type { Viewer } from '../../../common/auth/viewer.js';
import { isCountry } from '../../../database/reference/countries.js';
import { searcherOf } from './directory-search.service.js';
import { nothingPressed } from './index/directory-index.js';
import type { MapBounds, Whereabouts } from './index/place-points.js';
import { DirectoryIndexService } from './index/directory-index.service.js';

export const mapBounds: MapBounds = {
  /** A place with fewer people shows its country only: a point on a map would be an address. */
  fewestOfACity: 3,
  /** More dots than these would lie on each other on a map that small; the others stay counted in their countries. */
  mostCities: 400,
};
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
    return placesOf((await this.indexes.fresh()).places(searcherOf(viewer), mapBounds));
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
      places: placesOf(index.places(searcher, mapBounds)),
    };
  }
}

const bySize = (one: PlacesView['countries'][number], other: PlacesView['countries'][number]) =>
  other.scholars - one.scholars || (one.code < other.code ? -1 : 1);

/** The map as it is sent. */
export function placesOf({ countries, cities, moreCities }: Whereabouts): PlacesView {
  return {
    countries: countries
      .filter(([code]) => isCountry(code))
      .map(([code, scholars]) => ({ code, scholars }))
      .sort(bySize),
    cities,
    moreCities,
    scholars: countries.reduce((sum, [, scholars]) => sum + scholars, 0),
  };
}
