import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.js';

/** Institutions are counted by country, as hubs, and as places of people: from an index alone, and not from their wide rows. */
export class InstitutionCounts1764000012000 implements MigrationInterface {
  name = 'InstitutionCounts1764000012000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, {
      name: 'institution_counts_idx',
      on: 'institution (country_code) INCLUDE (is_hub, is_proposed, proposed_by_id, main_count, sent_count)',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX institution_counts_idx');
  }
}
