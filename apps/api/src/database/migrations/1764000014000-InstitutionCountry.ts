import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from '../build-index.js';

/** `institution_counts_idx` begins with the same column and serves what this one did: each write kept both. */
export class InstitutionCountry1764000014000 implements MigrationInterface {
  name = 'InstitutionCountry1764000014000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'institution_country_idx');
  }

  async down(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, { name: 'institution_country_idx', on: 'institution (country_code)' });
  }
}
