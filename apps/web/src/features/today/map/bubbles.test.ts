import { describe, expect, it } from '@jest/globals';
import { bubblesOf, radiusOf } from './bubbles';

const flat = (point: [number, number]) => point;

describe('bubbles of the map', () => {
  it('have an area in proportion to their people', () => {
    const area = (people: number) => radiusOf(people, 3200) ** 2;
    expect(area(1600) / area(400)).toBeCloseTo(4);
    expect(area(3200) / area(100)).toBeCloseTo(32);
  });

  it('can be seen even for one person among thousands', () => {
    expect(radiusOf(1, 5000)).toBeGreaterThan(1);
  });

  it('stand in their country, the largest below, and leave out what is no country', () => {
    const { countries, cities } = bubblesOf(
      {
        scholars: 47,
        countries: [
          { code: 'KE', scholars: 5 },
          { code: 'US', scholars: 41 },
          { code: 'ZZ', scholars: 1 },
        ],
        cities: [{ city: 'Nairobi', countryCode: 'KE', lat: -1.3, lon: 36.8, scholars: 4 }],
        moreCities: 0,
      },
      flat,
    );
    expect(countries.map(({ code }) => code)).toEqual(['US', 'KE']);
    const [, kenya] = countries;
    expect(kenya?.x).toBeGreaterThan(33);
    expect(kenya?.x).toBeLessThan(42);
    expect(kenya?.y).toBeGreaterThan(-5);
    expect(kenya?.y).toBeLessThan(5);
    expect(cities).toEqual([expect.objectContaining({ city: 'Nairobi', x: 36.8, y: -1.3 })]);
  });
});
