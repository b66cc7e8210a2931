import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Spaces are edited: an edit names the version it was made on. */
export class SpaceVersion1764000005000 implements MigrationInterface {
  name = 'SpaceVersion1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE space ADD COLUMN version int NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE space DROP COLUMN version');
  }
}
