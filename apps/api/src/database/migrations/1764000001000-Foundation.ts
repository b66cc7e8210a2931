import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Extensions, name folding, text search, the audit and the tables that belong to no feature. */
export class Foundation1764000001000 implements MigrationInterface {
  name = 'Foundation1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS citext SCHEMA public;
      CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
      CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;

      -- unaccent itself is only STABLE, since its dictionary may change; ours is named and does not, so generated columns may use it.
      CREATE FUNCTION public.fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));

      CREATE TEXT SEARCH CONFIGURATION public.folded (COPY = pg_catalog.simple);
      ALTER TEXT SEARCH CONFIGURATION public.folded
        ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.simple;

      CREATE TABLE audit (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_id uuid,
        act text NOT NULL,
        thing_kind text NOT NULL,
        thing_id uuid,
        changes jsonb NOT NULL DEFAULT '{}'
      );
      COMMENT ON COLUMN audit.changes IS 'Field names, ids and values that are not personal';
      CREATE INDEX audit_at_idx ON audit (at DESC, id DESC);
      CREATE INDEX audit_thing_idx ON audit (thing_kind, thing_id, at DESC);
      CREATE INDEX audit_actor_idx ON audit (actor_id, at DESC);

      CREATE TABLE audit_detail (
        audit_id uuid PRIMARY KEY REFERENCES audit (id),
        subject_id uuid,
        before jsonb,
        after jsonb
      );
      COMMENT ON TABLE audit_detail IS 'Personal values before and after an act; emptied by erase_audit_details alone';
      CREATE INDEX audit_detail_subject_idx ON audit_detail (subject_id);

      CREATE FUNCTION public.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_TABLE_NAME = 'audit_detail' AND TG_OP = 'UPDATE' AND current_setting('commons.erasing', true) = 'on' THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'audit rows are append-only' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION public.refuse_audit_change();
      CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_audit_change();
      CREATE TRIGGER audit_detail_append_only BEFORE UPDATE OR DELETE ON audit_detail FOR EACH ROW EXECUTE FUNCTION public.refuse_audit_change();
      CREATE TRIGGER audit_detail_never_emptied BEFORE TRUNCATE ON audit_detail FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_audit_change();

      -- Runs as the owner: the application may call it, and do nothing else to these rows.
      CREATE FUNCTION public.erase_audit_details(subject uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE erased int;
      BEGIN
        PERFORM set_config('commons.erasing', 'on', true);
        UPDATE public.audit_detail SET before = NULL, after = NULL WHERE subject_id = subject;
        GET DIAGNOSTICS erased = ROW_COUNT;
        PERFORM set_config('commons.erasing', 'off', true);
        RETURN erased;
      END $$;

      CREATE TABLE rate_limit (key text PRIMARY KEY, points int NOT NULL DEFAULT 0, expire bigint);
      CREATE INDEX rate_limit_expire_idx ON rate_limit (expire);

      CREATE TABLE socket_io_attachments (id bigserial UNIQUE, created_at timestamptz DEFAULT now(), payload bytea);

      CREATE TABLE operation (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        started_by_id uuid,
        total int NOT NULL DEFAULT 0,
        done int NOT NULL DEFAULT 0,
        failed int NOT NULL DEFAULT 0,
        message text NOT NULL DEFAULT '',
        cancel_requested boolean NOT NULL DEFAULT false,
        started_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE operation, socket_io_attachments, rate_limit, audit_detail, audit;
      DROP FUNCTION public.erase_audit_details(uuid), public.refuse_audit_change();
      DROP TEXT SEARCH CONFIGURATION public.folded;
      DROP FUNCTION public.fold(text);
    `);
  }
}
