import type { Client } from 'pg';
import { copyRows } from '../copy-rows.js';
import { idAt } from '../ids.js';
import { Dice } from '../random.js';
import { programList } from './program-list.js';

export interface Program {
  id: string;
  name: string;
  slug: string;
  description: string;
  firstYear: number;
}
export interface Cohort {
  id: string;
  program: Program;
  name: string;
  year: number;
  format: 'boston' | 'remote' | 'hybrid';
  startsOn: Date;
  endsOn: Date;
  /** How many scholars it takes beside the others. */
  weight: number;
}

const DAY = 86_400_000;
const SEASONS = ['Spring', 'Autumn'] as const;
const isoDay = (at: Date) => at.toISOString().slice(0, 10);
const slugOf = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, '-');

function formatIn(year: number, isOnline: boolean, dice: Dice): Cohort['format'] {
  if (year === 2020 || year === 2021) return 'remote';
  if (isOnline) return dice.chance(0.7) ? 'remote' : 'hybrid';
  if (year < 2012) return 'boston';
  return dice.weighted([
    ['boston', 6],
    ['hybrid', 3],
    ['remote', year > 2019 ? 2 : 0.5],
  ] as const);
}

function cohortsOf(program: Program, [name, from, to, perYear]: (typeof programList)[number], now: Date, dice: Dice): Cohort[] {
  const cohorts: Cohort[] = [];
  let due = 1;
  for (let year = from; year <= (to ?? now.getFullYear()); year += 1) {
    due += year === from ? 0 : perYear;
    const count = Math.floor(due);
    due -= count;
    for (let index = 0; index < count; index += 1) {
      const month = count > 1 ? index * 7 + 2 : dice.int(1, 10);
      const startsOn = new Date(Date.UTC(year, month, dice.int(3, 20)));
      if (startsOn.getTime() > now.getTime() - 20 * DAY) continue;
      cohorts.push({
        id: idAt(startsOn, dice),
        program,
        name: count > 1 ? `${SEASONS[index] ?? 'Winter'} ${year}` : String(year),
        year,
        format: formatIn(year, /Online|Hybrid|Analytics/.test(name), dice),
        startsOn,
        endsOn: new Date(startsOn.getTime() + dice.pick([5, 12, 60, 120]) * DAY),
        // Later cohorts are larger, and the oldest program is the largest.
        weight: (0.6 + (year - 1994) / 22) * (perYear >= 1 ? 1.5 : 1),
      });
    }
  }
  return cohorts;
}

/** Forty programs and their cohorts since 1994; `only` of them where a small world will do. */
export function programsAndCohorts(now: Date, only = programList.length): { programs: Program[]; cohorts: Cohort[] } {
  const dice = new Dice('programs');
  const made = programList.slice(0, only).map((entry) => {
    const [name, firstYear, , , description] = entry;
    const program = { id: idAt(new Date(Date.UTC(firstYear, 0, 5)), dice), name, slug: slugOf(name), description, firstYear };
    return { program, cohorts: cohortsOf(program, entry, now, dice) };
  });
  return { programs: made.map(({ program }) => program), cohorts: made.flatMap(({ cohorts }) => cohorts) };
}

export async function writePrograms(client: Client, programs: readonly Program[], cohorts: readonly Cohort[]): Promise<void> {
  await copyRows(
    client,
    'program',
    programs.map(({ id, name, slug, description, firstYear }) => ({
      id,
      name,
      slug,
      description,
      created_at: new Date(Date.UTC(firstYear, 0, 5)),
    })),
  );
  await copyRows(
    client,
    'cohort',
    cohorts.map(({ id, program, name, year, format, startsOn, endsOn }) => ({
      id,
      program_id: program.id,
      name,
      year,
      format,
      starts_on: isoDay(startsOn),
      ends_on: isoDay(endsOn),
      created_at: startsOn,
    })),
  );
}
