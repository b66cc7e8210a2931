import { describe, expect, it } from '@jest/globals';
import { profileBlocks, placesView } from '@scholars-commons/shared/scholars';
import { DirectoryIndex } from './index/directory-index.js';
import type { IndexFacts } from './index/index-row.js';
import { mapBounds, placesOf } from './places.service.js';

const nobodyNear = { scholarId: '', isStaff: false, cohortIds: [] };
const open = Object.fromEntries(profileBlocks.map((block) => [block, 'network'])) as IndexFacts['audiences'];

function livingIn(index: DirectoryIndex, city: string, count: number): void {
  for (let n = 0; n < count; n += 1)
    index.put({
      id: `${city} ${n}`,
      state: 'claimed',
      isListed: true,
      audiences: open,
      sortName: city,
      claimedAt: '2026-01-01T00:00:00.000000Z',
      country: 'KE',
      city,
      lat: 1,
      lon: 2,
      isStaff: false,
      profession: null,
      institution: null,
      institutionProposedBy: null,
      programs: [],
      cohorts: [],
      topics: [],
      openTo: [],
    });
}

describe('the map', () => {
  it('names the 400 largest cities of three or more, and says how many others there are', () => {
    const index = new DirectoryIndex();
    livingIn(index, 'Two', 2);
    for (let n = 0; n < 450; n += 1) livingIn(index, `City ${n}`, n < 50 ? 3 : 4);
    const view = placesView.parse(placesOf(index.places(nobodyNear, mapBounds)));
    expect(view.cities).toHaveLength(400);
    expect([view.cities.every(({ scholars }) => scholars === 4), view.moreCities]).toEqual([true, 50]);
    expect(view.countries).toEqual([{ code: 'KE', scholars: 2 + 50 * 3 + 400 * 4 }]);
    livingIn(index, 'Two', 3);
    expect(index.places(nobodyNear, mapBounds).moreCities).toBe(51);
  });
});
