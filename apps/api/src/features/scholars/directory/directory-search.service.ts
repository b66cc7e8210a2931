import { Injectable } from '@nestjs/common';
import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';
import { DirectoryQueries } from './directory.queries.js';
import { byArrival, byName, type Found, type IndexEntry, type Pressed, type Searcher } from './index/directory-index.js';
import { DirectoryIndexService } from './index/directory-index.service.js';
import { nameTokens } from './name-search.js';

export type DirectorySort = 'name' | 'recent' | 'relevance';

/** Where the last page ended: what it is sorted by, and the id. */
export type DirectoryPlace = readonly [key: string | number, id: string];

export interface DirectorySearch {
  q: string;
  sort: DirectorySort;
  pressed: Pressed;
}

export interface Matches extends Pick<Found, 'total' | 'largest'> {
  /** So many in this order, after a place or from the beginning. */
  page: (after: DirectoryPlace | null, most: number) => IndexEntry[];
  placeOf: (entry: IndexEntry) => DirectoryPlace;
}

export const searcherOf = (viewer: Viewer): Searcher => ({
  scholarId: viewer.scholarId,
  isStaff: isStaffAudience(viewer),
  cohortIds: viewer.cohortIds,
});

const NOBODY: ReadonlyMap<string, number> = new Map();

/** Who matches a search: names by Postgres, rights, filters and counts by the index. */
@Injectable()
export class DirectorySearchService {
  constructor(
    private readonly queries: DirectoryQueries,
    private readonly indexes: DirectoryIndexService,
  ) {}

  /** Whether words are searched for: likeness orders only those. */
  hasWords(q: string): boolean {
    return nameTokens(q) !== null;
  }

  /** @returns null when the search took too long */
  async find(viewer: Viewer, { q, sort, pressed }: DirectorySearch): Promise<Matches | null> {
    const tokens = nameTokens(q);
    const [likeness, index] = await Promise.all([tokens === null ? null : this.likeness(tokens), this.indexes.fresh()]);
    if (likeness === undefined) return null;
    const found = index.search(searcherOf(viewer), pressed, likeness?.keys() ?? null, sort === 'recent' ? 'recent' : 'name');
    return sort === 'relevance' && likeness ? byLikeness(found, likeness) : inOrder(found, sort === 'recent' ? 'recent' : 'name');
  }

  /** Undefined when it took too long. */
  private async likeness(tokens: readonly string[]): Promise<ReadonlyMap<string, number> | undefined> {
    return tokens.length === 0 ? NOBODY : ((await this.queries.names(tokens)) ?? undefined);
  }
}

function inOrder(found: Found, order: 'name' | 'recent'): Matches {
  const { placeOf, isAfter } = orders[order];
  return { ...found, placeOf, page: (after, most) => found.first(most, after ? (entry) => isAfter(entry, after) : undefined) };
}

const orders: Record<'name' | 'recent', { placeOf: Matches['placeOf']; isAfter: (entry: IndexEntry, place: DirectoryPlace) => boolean }> = {
  name: {
    placeOf: ({ sortName, id }) => [sortName, id],
    isAfter: (entry, [sortName, id]) => byName(entry, { sortName: String(sortName), id }) > 0,
  },
  recent: {
    placeOf: ({ claimedAt, id }) => [claimedAt, id],
    isAfter: (entry, [claimedAt, id]) => byArrival(entry, { claimedAt: String(claimedAt), id }) > 0,
  },
};

/** The likeliest first, those alike by id. */
function byLikeness(found: Found, likeness: ReadonlyMap<string, number>): Matches {
  const of = (id: string) => likeness.get(id) ?? 0;
  const compare = (one: DirectoryPlace, other: DirectoryPlace) =>
    Number(other[0]) - Number(one[0]) || (one[1] < other[1] ? -1 : Number(one[1] > other[1]));
  const placeOf = ({ id }: IndexEntry): DirectoryPlace => [of(id), id];
  const entries = found.first(found.total).toSorted((one, other) => compare(placeOf(one), placeOf(other)));
  const page: Matches['page'] = (after, most) =>
    (after ? entries.filter((entry) => compare(placeOf(entry), after) > 0) : entries).slice(0, most);
  return { ...found, placeOf, page };
}
