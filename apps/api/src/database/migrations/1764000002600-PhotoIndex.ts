import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rights of a photo hang on its scholar, who is found by the photo each time it is shown. */
export class PhotoIndex1764000002600 implements MigrationInterface {
  name = 'PhotoIndex1764000002600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX scholar_photo_key ON scholar (photo_id) WHERE photo_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX scholar_photo_key');
  }
}
