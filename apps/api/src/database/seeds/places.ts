import type { Client } from 'pg';
import { UNSETTLED } from './people/countries.js';
import type { Dice } from './random.js';

export interface City {
  name: string;
  countryCode: string;
  lat: number;
  lon: number;
  population: number;
}

const HOUR_OF_DEGREES = 15;
const MAIN_ZONES: Readonly<Record<string, readonly string[]>> = {
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu'],
  CA: ['America/Halifax', 'America/Toronto', 'America/Winnipeg', 'America/Edmonton', 'America/Vancouver'],
  AU: ['Australia/Sydney', 'Australia/Adelaide', 'Australia/Perth'],
  BR: ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco'],
  MX: ['America/Mexico_City', 'America/Chihuahua', 'America/Tijuana'],
  CN: ['Asia/Shanghai'],
  ES: ['Europe/Madrid'],
  DE: ['Europe/Berlin'],
  AR: ['America/Argentina/Buenos_Aires'],
  CL: ['America/Santiago'],
};

/** Hours east of Greenwich in January: enough to tell the zones of one country apart. */
function hoursEast(zone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date('2026-01-15T00:00:00Z'),
  );
  const [, sign, hours, minutes] = /GMT([+-])(\d+):?(\d+)?/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) + Number(minutes ?? 0) / 60);
}

interface RegionalLocale extends Intl.Locale {
  getTimeZones?(): string[];
  timeZones?: string[];
}

/** The cities that a demo scholar may live in, and the clock there. */
export class Places {
  private readonly byCountry = new Map<string, City[]>();
  private readonly zones = new Map<string, { zone: string; east: number }[]>();

  constructor(cities: readonly City[]) {
    for (const city of cities) {
      if (UNSETTLED.has(city.countryCode)) continue;
      const known = this.byCountry.get(city.countryCode);
      if (known) known.push(city);
      else this.byCountry.set(city.countryCode, [city]);
    }
  }

  /** Reads the reference list of cities, largest first. */
  static async read(client: Client): Promise<Places> {
    const { rows } = await client.query<City>(
      'SELECT name, country_code AS "countryCode", lat, lon, population FROM city ORDER BY country_code, population DESC, id',
    );
    if (rows.length === 0) throw new Error('The reference lists are empty: migrate first');
    return new Places(rows);
  }

  get countries(): string[] {
    return [...this.byCountry.keys()].sort();
  }

  /** Large cities come more often. */
  city(countryCode: string, dice: Dice): City {
    const cities = this.byCountry.get(countryCode);
    if (!cities) throw new Error(`No city is known in ${countryCode}`);
    return dice.skewed(cities.slice(0, 60), 1.8);
  }

  named(name: string, countryCode: string): City | undefined {
    return this.byCountry.get(countryCode)?.find((city) => city.name === name);
  }

  timeZone({ countryCode, lon }: City): string {
    const known = this.zones.get(countryCode) ?? this.zonesOf(countryCode);
    this.zones.set(countryCode, known);
    const distance = (east: number) => Math.abs(east - lon / HOUR_OF_DEGREES);
    return known.reduce((best, each) => (distance(each.east) < distance(best.east) ? each : best)).zone;
  }

  private zonesOf(countryCode: string) {
    const locale: RegionalLocale = new Intl.Locale('und', { region: countryCode });
    const zones = MAIN_ZONES[countryCode] ?? locale.getTimeZones?.() ?? locale.timeZones ?? [];
    const found = zones.map((zone) => ({ zone, east: hoursEast(zone) }));
    return found.length > 0 ? found : [{ zone: 'Etc/UTC', east: 0 }];
  }
}
