import { describe, expect, it } from '@jest/globals';
import { placesView } from '@scholars-commons/shared/scholars';
import { placesOf } from './places.service.js';

const at = (city: string | null, scholars: number, country = 'KE') => ({ country, city, lat: 1, lon: 2, scholars });

describe('placesOf', () => {
  it('names no city of fewer than three, and counts its people in their country', () => {
    const view = placesOf([at('Kisumu', 2), at('Mombasa', 3), at(null, 4), at('Pune', 1, 'IN')]);
    expect(view.cities.map(({ city }) => city)).toEqual(['Mombasa']);
    expect(view.countries).toEqual([
      { code: 'KE', scholars: 9 },
      { code: 'IN', scholars: 1 },
    ]);
    expect([view.moreCities, view.scholars]).toEqual([0, 10]);
  });

  it('names the 400 largest cities, and says how many others there are', () => {
    const view = placesOf(Array.from({ length: 450 }, (_each, n) => at(`City ${n}`, 3 + n)));
    expect(placesView.parse(view).cities).toHaveLength(400);
    expect([view.cities[0]?.city, view.cities.at(-1)?.city, view.moreCities]).toEqual(['City 449', 'City 50', 50]);
    expect(view.scholars).toBe(450 * 3 + (449 * 450) / 2);
  });
});
