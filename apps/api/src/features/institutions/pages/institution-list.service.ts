import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import type { InstitutionPage, InstitutionRow, InstitutionsQuery } from '@scholars-commons/shared/institutions';
import * as z from 'zod';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { decodeCursor, encodeCursor } from '../../../common/paging/cursor.js';
import { isCountry } from '../../../database/reference/countries.js';
import { type CountryTotal, InstitutionTotals } from '../institution-totals.service.js';
import { InstitutionSearch } from '../search/institution-search.service.js';
import { InstitutionListQueries, type InstitutionListRow, type InstitutionPlace } from './institution-list.queries.js';

/** A search is for one institution, not for leafing through: what is not among the best is asked for better. */
const MOST_FOUND = 60;

const places: Record<InstitutionsQuery['sort'], z.ZodType<InstitutionPlace>> = {
  name: z.tuple([z.string().max(400), id]),
  scholars: z.tuple([z.int().min(0).max(2_000_000_000), id]),
  sent: z.tuple([z.int().min(0).max(2_000_000_000), id]),
};

export const institutionRow = (row: InstitutionListRow): InstitutionRow => ({
  id: row.id,
  name: row.name,
  countryCode: row.country_code,
  city: row.city,
  scholarCount: row.main_count,
  sentCount: row.sent_count,
  isHub: row.is_hub,
  isProposed: row.is_proposed,
  status: row.status,
});

/** The list of institutions: leafed through by key, or searched as people write names. */
@Injectable()
export class InstitutionListService {
  constructor(
    private readonly queries: InstitutionListQueries,
    private readonly totals: InstitutionTotals,
    private readonly search: InstitutionSearch,
    private readonly limits: Limits,
  ) {}

  async list(viewer: Viewer, query: InstitutionsQuery): Promise<InstitutionPage> {
    // The same search as the suggestions, and the same work.
    if (query.q) await this.limits.consume('typing ahead', viewer.scholarId);
    const [rows, totals] = await Promise.all([
      query.q ? this.found(viewer, query) : this.queries.page(viewer, query, placeOf(query)),
      this.totals.byCountry(viewer),
    ]);
    const items = rows.slice(0, query.limit);
    const last = !query.q && rows.length > query.limit ? items.at(-1) : undefined;
    return {
      items: items.map(institutionRow),
      next: last ? encodeCursor([last.place, last.id]) : null,
      ...(query.q ? { total: rows.length, hubs: rows.filter((row) => row.is_hub).length } : counted(totals, query)),
      countries: query.cursor ? null : countriesOf(totals, query),
    };
  }

  private async found(viewer: Viewer, query: InstitutionsQuery): Promise<InstitutionListRow[]> {
    const found = (await this.search.find(viewer, query.q, MOST_FOUND)) ?? [];
    return this.queries.named(
      viewer,
      query,
      found.map((each) => each.id),
    );
  }
}

const placeOf = ({ cursor, sort }: InstitutionsQuery) => (cursor ? decodeCursor(cursor, places[sort]) : null);

/** How many of one country's pass the filter. */
const passing = ({ institutions, hubs }: CountryTotal, { hub }: InstitutionsQuery): number =>
  hub === undefined ? institutions : hub === '1' ? hubs : institutions - hubs;

function counted(totals: readonly CountryTotal[], query: InstitutionsQuery): Pick<InstitutionPage, 'total' | 'hubs'> {
  const wanted = totals.filter(({ country }) => !query.country || country === query.country);
  return {
    total: wanted.reduce((sum, each) => sum + passing(each, query), 0),
    hubs: query.hub === '0' ? 0 : wanted.reduce((sum, { hubs }) => sum + hubs, 0),
  };
}

/** The countries that could be pressed, with how many each would give: the most first. */
const countriesOf = (totals: readonly CountryTotal[], query: InstitutionsQuery): NonNullable<InstitutionPage['countries']> =>
  totals
    .flatMap((each) => (each.country && isCountry(each.country) ? [{ value: each.country, count: passing(each, query) }] : []))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
