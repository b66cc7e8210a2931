import { Injectable } from '@nestjs/common';
import type { PlacesView } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { isCountry } from '../../../database/reference/countries.js';
import { sightParams, sightSql } from '../projection/sight.sql.js';

/** A place with fewer people shows its country only: a point on a map would be an address. */
const FEWEST_OF_A_CITY = 3;

interface PlaceRow {
  country_code: string;
  city: string | null;
  lat: number | null;
  lon: number | null;
  scholars: number;
}

// The dead are remembered in the list, not on a map of where people are.
const placesSql = `SELECT s.country_code, s.city, min(s.lat) AS lat, min(s.lon) AS lon, count(*)::int AS scholars
FROM scholar s
WHERE ${sightSql.read} AND s.state <> 'deceased' AND s.country_code IS NOT NULL AND ${sightSql.counted.country}
GROUP BY s.country_code, s.city`;

/** Where scholars are, as far as this viewer may see it. */
@Injectable()
export class PlacesService {
  constructor(private readonly database: DataSource) {}

  async of(viewer: Viewer): Promise<PlacesView> {
    const rows = await this.database.query<PlaceRow[]>(placesSql, sightParams(viewer));
    const countries = new Map<string, number>();
    for (const row of rows) countries.set(row.country_code, (countries.get(row.country_code) ?? 0) + row.scholars);
    return {
      countries: [...countries]
        .filter(([code]) => isCountry(code))
        .map(([code, scholars]) => ({ code, scholars }))
        .toSorted((one, other) => other.scholars - one.scholars || (one.code < other.code ? -1 : 1)),
      cities: rows.flatMap(({ city, country_code: countryCode, lat, lon, scholars }) =>
        city !== null && lat !== null && lon !== null && scholars >= FEWEST_OF_A_CITY ? [{ city, countryCode, lat, lon, scholars }] : [],
      ),
      scholars: [...countries.values()].reduce((sum, each) => sum + each, 0),
    };
  }
}
