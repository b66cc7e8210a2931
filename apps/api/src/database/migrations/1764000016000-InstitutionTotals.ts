import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of rows that came or went: the country, and what each adds to its totals. Proposals are told to few, and counted for each. */
const partsOf = (rows: 'come' | 'gone', sign: 1 | -1) =>
  `SELECT coalesce(country_code, '') AS country, ${sign} AS one, CASE WHEN is_hub THEN ${sign} ELSE 0 END AS hub,
          CASE WHEN main_count > 0 OR sent_count > 0 THEN ${sign} ELSE 0 END AS peopled FROM ${rows} WHERE NOT is_proposed`;

/** Countries in one order, so that two who change the same ones wait for each other and never both. What adds nothing locks nothing. */
const add = (...parts: string[]) => `INSERT INTO public.institution_total AS kept (country_code, institutions, hubs, with_people)
          SELECT country, sum(one), sum(hub), sum(peopled) FROM (${parts.join(' UNION ALL ')}) AS changed
          GROUP BY country HAVING sum(one) <> 0 OR sum(hub) <> 0 OR sum(peopled) <> 0 ORDER BY country
          ON CONFLICT (country_code) DO UPDATE SET institutions = kept.institutions + excluded.institutions, hubs = kept.hubs + excluded.hubs,
            with_people = kept.with_people + excluded.with_people`;

/** How many institutions a country has, kept: lists and the first page counted all of them each time. */
export class InstitutionTotals1764000016000 implements MigrationInterface {
  name = 'InstitutionTotals1764000016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE institution_total (
        country_code text PRIMARY KEY,
        institutions int NOT NULL,
        hubs int NOT NULL,
        with_people int NOT NULL
      );
      COMMENT ON TABLE institution_total IS 'Kept by triggers on institution: entries that are no proposals, by country; an empty code where none is known';

      CREATE FUNCTION public.keep_institution_total() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        CASE TG_OP
          WHEN 'INSERT' THEN
            ${add(partsOf('come', 1))};
          WHEN 'DELETE' THEN
            ${add(partsOf('gone', -1))};
          ELSE
            ${add(partsOf('come', 1), partsOf('gone', -1))};
        END CASE;
        RETURN NULL;
      END $$;

      CREATE TRIGGER institution_total_insert AFTER INSERT ON institution REFERENCING NEW TABLE AS come
        FOR EACH STATEMENT EXECUTE FUNCTION public.keep_institution_total();
      CREATE TRIGGER institution_total_update AFTER UPDATE ON institution REFERENCING NEW TABLE AS come OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION public.keep_institution_total();
      CREATE TRIGGER institution_total_delete AFTER DELETE ON institution REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION public.keep_institution_total();

      INSERT INTO institution_total (country_code, institutions, hubs, with_people)
      SELECT coalesce(country_code, ''), count(*), count(*) FILTER (WHERE is_hub), count(*) FILTER (WHERE main_count > 0 OR sent_count > 0)
      FROM institution WHERE NOT is_proposed GROUP BY 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER institution_total_delete ON institution;
      DROP TRIGGER institution_total_update ON institution;
      DROP TRIGGER institution_total_insert ON institution;
      DROP FUNCTION public.keep_institution_total();
      DROP TABLE institution_total;
    `);
  }
}
