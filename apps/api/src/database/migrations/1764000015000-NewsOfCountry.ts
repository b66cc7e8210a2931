import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from '../build-index.js';

/** Who counts in a country: news of a country begin with its people. The index that goes served no statement any more. */
export class NewsOfCountry1764000015000 implements MigrationInterface {
  name = 'NewsOfCountry1764000015000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, { name: 'scholar_counted_country_idx', on: `scholar (country_code) WHERE state <> 'unclaimed'` });
    await dropIndex(runner, 'scholar_country_idx');
  }

  async down(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, { name: 'scholar_country_idx', on: `scholar (country_code) WHERE state = 'claimed'` });
    await dropIndex(runner, 'scholar_counted_country_idx');
  }
}
