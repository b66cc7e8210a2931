import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a registry of institutions knows beyond a list: names by language, whether it still exists, and who belongs to whom. */
export class InstitutionRegistry1764000008000 implements MigrationInterface {
  name = 'InstitutionRegistry1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE institution
        ADD COLUMN status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive', 'withdrawn')),
        ADD COLUMN successor_id uuid REFERENCES institution (id) CHECK (successor_id <> id),
        ADD COLUMN external_ids text[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN institution.successor_id IS 'Of a closed one: the open one at the end of its successors, where its people are counted now';
      CREATE INDEX institution_counted_at_idx ON institution (coalesce(successor_id, id));
      CREATE INDEX institution_folded_name_idx ON institution (folded_name);
      CREATE INDEX institution_domains_idx ON institution USING gin (domains);

      ALTER TABLE institution_name ADD COLUMN lang text;
      CREATE INDEX institution_name_folded_idx ON institution_name (public.fold(name));

      -- By ROR id: the other one may come with a later list, or never.
      CREATE TABLE institution_relation (
        institution_id uuid NOT NULL REFERENCES institution (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('parent', 'child', 'predecessor', 'successor', 'related')),
        other_ror_id text NOT NULL,
        other_name text NOT NULL,
        PRIMARY KEY (institution_id, kind, other_ror_id)
      );
      CREATE INDEX institution_relation_other_idx ON institution_relation (other_ror_id, kind);

      DROP TRIGGER institution_directory ON institution;
      CREATE TRIGGER institution_directory AFTER UPDATE ON institution FOR EACH ROW
        WHEN ((OLD.is_proposed, OLD.proposed_by_id, OLD.successor_id) IS DISTINCT FROM (NEW.is_proposed, NEW.proposed_by_id, NEW.successor_id))
        EXECUTE FUNCTION public.note_directory_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER institution_directory ON institution;
      CREATE TRIGGER institution_directory AFTER UPDATE ON institution FOR EACH ROW
        WHEN ((OLD.is_proposed, OLD.proposed_by_id) IS DISTINCT FROM (NEW.is_proposed, NEW.proposed_by_id))
        EXECUTE FUNCTION public.note_directory_change();
      DROP TABLE institution_relation;
      DROP INDEX institution_name_folded_idx;
      ALTER TABLE institution_name DROP COLUMN lang;
      DROP INDEX institution_domains_idx, institution_folded_name_idx, institution_counted_at_idx;
      ALTER TABLE institution DROP COLUMN external_ids, DROP COLUMN successor_id, DROP COLUMN status;
    `);
  }
}
