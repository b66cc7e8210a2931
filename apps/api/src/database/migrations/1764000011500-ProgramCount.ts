import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many a program has had, kept as a cohort's number is: counting them took longer with every scholar. */
export class ProgramCount1764000011500 implements MigrationInterface {
  name = 'ProgramCount1764000011500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE program ADD COLUMN scholar_count int NOT NULL DEFAULT 0;
      UPDATE program SET scholar_count = (
        SELECT count(DISTINCT e.scholar_id) FROM cohort c JOIN enrollment e ON e.cohort_id = c.id JOIN scholar s ON s.id = e.scholar_id
        WHERE c.program_id = program.id AND s.state <> 'merged' AND NOT (s.is_staff AND NOT s.is_listed)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE program DROP COLUMN scholar_count');
  }
}
