import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds names with one typo by index: each word, and each word less one letter; two words one typo apart share such a key. */
export class NameKeys1764000002500 implements MigrationInterface {
  name = 'NameKeys1764000002500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Words of less than four letters have no keys but themselves: with a letter less they would be like everything.
      CREATE FUNCTION public.name_keys(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        BEGIN ATOMIC
          SELECT coalesce(array_agg(DISTINCT key), '{}')
          FROM regexp_split_to_table(translate(folded, '''’\`ʻ', ''), '[^[:alnum:]]+') AS word,
            LATERAL (
              SELECT word AS key
              UNION ALL
              SELECT overlay(word PLACING '' FROM place FOR 1) FROM generate_series(1, length(word)) AS place WHERE length(word) BETWEEN 4 AND 30
            ) AS keys
          WHERE word <> '';
        END;
      ALTER TABLE scholar ADD COLUMN name_keys text[] NOT NULL
        GENERATED ALWAYS AS (public.name_keys(public.fold(given_name || coalesce(' ' || preferred_name, '') || coalesce(' ' || family_name, '')))) STORED;
      CREATE INDEX scholar_name_keys_idx ON scholar USING gin (name_keys);

      -- Newest first, with those who have not come yet at the end.
      CREATE INDEX scholar_recent_idx ON scholar (coalesce(claimed_at, '-infinity') DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX scholar_recent_idx; ALTER TABLE scholar DROP COLUMN name_keys; DROP FUNCTION public.name_keys(text);');
  }
}
