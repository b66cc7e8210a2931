import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which scholars' directory entries changed, and by which transaction. Every process keeps an index of the directory and asks at
 * each request what changed since it last did; a row here exists as soon as the change itself does.
 */
export class DirectoryChanges1764000002700 implements MigrationInterface {
  name = 'DirectoryChanges1764000002700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory_change (
        scholar_id uuid NOT NULL,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX directory_change_xid_idx ON directory_change (xid);

      CREATE FUNCTION public.note_directory_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        CASE TG_TABLE_NAME
          WHEN 'scholar' THEN
            INSERT INTO public.directory_change (scholar_id) VALUES (CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END);
          WHEN 'institution' THEN
            INSERT INTO public.directory_change (scholar_id) SELECT p.scholar_id FROM public.position p WHERE p.institution_id = NEW.id AND p.is_main;
          WHEN 'cohort' THEN
            INSERT INTO public.directory_change (scholar_id) SELECT e.scholar_id FROM public.enrollment e WHERE e.cohort_id = NEW.id;
          ELSE
            INSERT INTO public.directory_change (scholar_id) VALUES (CASE TG_OP WHEN 'DELETE' THEN OLD.scholar_id ELSE NEW.scholar_id END);
        END CASE;
        RETURN NULL;
      END $$;

      CREATE TRIGGER scholar_directory AFTER INSERT OR DELETE ON scholar FOR EACH ROW EXECUTE FUNCTION public.note_directory_change();
      CREATE TRIGGER scholar_directory_update AFTER UPDATE ON scholar FOR EACH ROW
        WHEN ((OLD.state, OLD.is_listed, OLD.sort_name, OLD.claimed_at, OLD.country_code, OLD.profession_code, OLD.open_to,
          OLD.audience_about, OLD.audience_place, OLD.audience_positions, OLD.audience_enrollments, OLD.audience_achievements,
          OLD.audience_interests, OLD.audience_photo)
        IS DISTINCT FROM (NEW.state, NEW.is_listed, NEW.sort_name, NEW.claimed_at, NEW.country_code, NEW.profession_code, NEW.open_to,
          NEW.audience_about, NEW.audience_place, NEW.audience_positions, NEW.audience_enrollments, NEW.audience_achievements,
          NEW.audience_interests, NEW.audience_photo))
        EXECUTE FUNCTION public.note_directory_change();
      CREATE TRIGGER position_directory AFTER INSERT OR UPDATE OR DELETE ON position FOR EACH ROW EXECUTE FUNCTION public.note_directory_change();
      CREATE TRIGGER enrollment_directory AFTER INSERT OR UPDATE OR DELETE ON enrollment FOR EACH ROW EXECUTE FUNCTION public.note_directory_change();
      CREATE TRIGGER scholar_topic_directory AFTER INSERT OR UPDATE OR DELETE ON scholar_topic FOR EACH ROW EXECUTE FUNCTION public.note_directory_change();
      CREATE TRIGGER institution_directory AFTER UPDATE ON institution FOR EACH ROW
        WHEN ((OLD.is_proposed, OLD.proposed_by_id) IS DISTINCT FROM (NEW.is_proposed, NEW.proposed_by_id))
        EXECUTE FUNCTION public.note_directory_change();
      CREATE TRIGGER cohort_directory AFTER UPDATE ON cohort FOR EACH ROW WHEN (OLD.program_id IS DISTINCT FROM NEW.program_id)
        EXECUTE FUNCTION public.note_directory_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER cohort_directory ON cohort;
      DROP TRIGGER institution_directory ON institution;
      DROP TRIGGER scholar_topic_directory ON scholar_topic;
      DROP TRIGGER enrollment_directory ON enrollment;
      DROP TRIGGER position_directory ON position;
      DROP TRIGGER scholar_directory_update ON scholar;
      DROP TRIGGER scholar_directory ON scholar;
      DROP FUNCTION public.note_directory_change();
      DROP TABLE directory_change;
    `);
  }
}
