import { describe, expect, it } from '@jest/globals';
import { topicSlug } from '@scholars-commons/shared/scholars';
import { citiesWorthKeeping, readCities } from './cities.js';
import { professions } from './professions.js';
import { topics } from './topics.js';

describe('reference lists', () => {
  it('name each profession and topic once', () => {
    expect(new Set(professions.map(([code]) => code)).size).toBe(professions.length);
    expect(new Set(topics.map(([slug]) => slug)).size).toBe(topics.length);
    expect(professions.length).toBeGreaterThanOrEqual(50);
    expect(topics.length).toBeGreaterThanOrEqual(50);
  });

  it('write topics as the contract wants them', () => {
    expect(topics.filter(([slug]) => !topicSlug.safeParse(slug).success)).toEqual([]);
  });

  it('keep large cities, and the three largest of a country without any', () => {
    const city = (id: number, countryCode: string, population: number) => ({ id, name: `C${id}`, countryCode, lat: 0, lon: 0, population });
    const kept = citiesWorthKeeping([city(1, 'AA', 900), city(2, 'AA', 100), city(3, 'AA', 500), city(4, 'AA', 50), city(5, 'BB', 60_000)]);
    expect(kept.map((each) => each.id).sort()).toEqual([1, 2, 3, 5]);
  });

  it('know the cities of GeoNames', async () => {
    const cities = await readCities();
    expect(cities.length).toBeGreaterThan(9_000);
    expect(new Set(cities.map((city) => city.id)).size).toBe(cities.length);
    expect(cities.find((city) => city.name === 'Kampala')).toMatchObject({ countryCode: 'UG' });
    expect(new Set(cities.map((city) => city.countryCode)).size).toBeGreaterThan(230);
  });
});
