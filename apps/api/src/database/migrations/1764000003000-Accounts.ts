import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How scholars sign in. Secrets are stored as hashes only. */
export class Accounts1764000003000 implements MigrationInterface {
  name = 'Accounts1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        scholar_id uuid NOT NULL UNIQUE REFERENCES scholar (id),
        email citext NOT NULL UNIQUE,
        password_hash text,
        settings jsonb NOT NULL DEFAULT '{}',
        caught_up_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        device text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_account_idx ON session (account_id);
      CREATE INDEX session_expires_idx ON session (expires_at);

      CREATE TABLE credential_link (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('sign-in', 'reset', 'invitation', 'email-change', 'email-return')),
        token_hash bytea NOT NULL UNIQUE,
        account_id uuid REFERENCES account (id) ON DELETE CASCADE,
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        email citext NOT NULL,
        sent_by_id uuid REFERENCES scholar (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        voided_at timestamptz
      );
      CREATE INDEX credential_link_scholar_idx ON credential_link (scholar_id, kind, created_at DESC);

      CREATE TABLE staff_grant (
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('moderator', 'editor', 'registrar', 'admin')),
        given_by_id uuid REFERENCES scholar (id),
        given_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (scholar_id, kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE staff_grant, credential_link, session, account;');
  }
}
