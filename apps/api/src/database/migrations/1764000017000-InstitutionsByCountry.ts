import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from '../build-index.js';

/** Totals are kept now: nothing is counted from an index any more but the few proposals. */
export class InstitutionsByCountry1764000017000 implements MigrationInterface {
  name = 'InstitutionsByCountry1764000017000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, { name: 'institution_country_idx', on: 'institution (country_code)' });
    await buildIndex(runner, { name: 'institution_proposed_idx', on: 'institution (proposed_by_id) WHERE is_proposed' });
    await dropIndex(runner, 'institution_counts_idx');
  }

  async down(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, {
      name: 'institution_counts_idx',
      on: 'institution (country_code) INCLUDE (is_hub, is_proposed, proposed_by_id, main_count, sent_count)',
    });
    await dropIndex(runner, 'institution_proposed_idx');
    await dropIndex(runner, 'institution_country_idx');
  }
}
