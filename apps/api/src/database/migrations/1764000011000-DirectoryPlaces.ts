import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORMER = `state, is_listed, sort_name, claimed_at, country_code, profession_code, open_to, audience_about, audience_place,
  audience_positions, audience_enrollments, audience_achievements, audience_interests, audience_photo`;
const NOW = `${FORMER}, city, lat, lon, is_staff`;

const of = (row: 'OLD' | 'NEW', columns: string) =>
  columns
    .split(',')
    .map((column) => `${row}.${column.trim()}`)
    .join(', ');
const trigger = (columns: string) => `
  CREATE OR REPLACE TRIGGER scholar_directory_update AFTER UPDATE ON scholar FOR EACH ROW
    WHEN ((${of('OLD', columns)}) IS DISTINCT FROM (${of('NEW', columns)}))
    EXECUTE FUNCTION public.note_directory_change()`;

/** The index of the directory counts places and newcomers too: it hears of what they hang on. */
export class DirectoryPlaces1764000011000 implements MigrationInterface {
  name = 'DirectoryPlaces1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(trigger(NOW));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(trigger(FORMER));
  }
}
