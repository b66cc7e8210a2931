import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from '../build-index.js';

const ORDERS = {
  institution_country_name_idx: 'institution (country_code, sort_name, id)',
  institution_country_main_idx: 'institution (country_code, main_count DESC, id)',
  institution_country_sent_idx: 'institution (country_code, sent_count DESC, id)',
};

/**
 * Institutions of a country are read in each order from an index: one plan serves small countries and large ones, and must not sort a large one
 * for each page. Totals are kept now, and nothing is counted from an index any more but the few proposals; a process of the version before
 * counts at a walk, for as long as an upgrade takes.
 */
export class InstitutionsByCountry1764000017000 implements MigrationInterface {
  name = 'InstitutionsByCountry1764000017000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(ORDERS)) await buildIndex(runner, { name, on });
    await buildIndex(runner, { name: 'institution_proposed_idx', on: 'institution (proposed_by_id) WHERE is_proposed' });
    await dropIndex(runner, 'institution_counts_idx');
  }

  async down(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, {
      name: 'institution_counts_idx',
      on: 'institution (country_code) INCLUDE (is_hub, is_proposed, proposed_by_id, main_count, sent_count)',
    });
    await dropIndex(runner, 'institution_proposed_idx');
    for (const name of Object.keys(ORDERS)) await dropIndex(runner, name);
  }
}
