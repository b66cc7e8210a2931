import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Spaces, threads, posts and what hangs on them; notifications. */
export class Discussions1764000004000 implements MigrationInterface {
  name = 'Discussions1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE space (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        kind text NOT NULL CHECK (kind IN ('open', 'cohort')),
        cohort_id uuid UNIQUE REFERENCES cohort (id),
        thread_count int NOT NULL DEFAULT 0,
        place int NOT NULL DEFAULT 0,
        created_by_id uuid REFERENCES scholar (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((kind = 'cohort') = (cohort_id IS NOT NULL))
      );

      CREATE TABLE thread (
        id uuid PRIMARY KEY,
        space_id uuid NOT NULL REFERENCES space (id),
        author_id uuid NOT NULL REFERENCES scholar (id),
        title text NOT NULL,
        slug text NOT NULL,
        seq int NOT NULL DEFAULT 1,
        last_post_number int NOT NULL DEFAULT 1,
        post_count int NOT NULL DEFAULT 1,
        last_post_at timestamptz NOT NULL DEFAULT now(),
        last_author_id uuid NOT NULL REFERENCES scholar (id),
        last_excerpt text NOT NULL DEFAULT '',
        is_pinned boolean NOT NULL DEFAULT false,
        closed_at timestamptz,
        closed_by_id uuid REFERENCES scholar (id),
        closed_reason text,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX thread_recent_idx ON thread (last_post_at DESC, id DESC);
      CREATE INDEX thread_space_recent_idx ON thread (space_id, is_pinned DESC, last_post_at DESC, id DESC);
      CREATE INDEX thread_newest_idx ON thread (created_at DESC, id DESC);
      CREATE INDEX thread_most_posts_idx ON thread (post_count DESC, id DESC);
      CREATE INDEX thread_unanswered_idx ON thread (last_post_at DESC, id DESC) WHERE post_count <= 1;
      CREATE INDEX thread_author_idx ON thread (author_id);

      CREATE TABLE post (
        id uuid PRIMARY KEY,
        thread_id uuid NOT NULL REFERENCES thread (id),
        number int NOT NULL,
        changed_seq int NOT NULL,
        text_seq int NOT NULL DEFAULT 1,
        author_id uuid NOT NULL REFERENCES scholar (id),
        markdown text NOT NULL,
        html text NOT NULL,
        reply_to_id uuid REFERENCES post (id),
        reactions jsonb NOT NULL DEFAULT '[]',
        revision_count int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        edited_at timestamptz,
        removed_at timestamptz,
        removed_by_id uuid REFERENCES scholar (id),
        removed_as text CHECK (removed_as IN ('author', 'moderator')),
        removed_reason text,
        erased_at timestamptz,
        UNIQUE (thread_id, number),
        CHECK ((removed_at IS NULL) = (removed_as IS NULL))
      );
      COMMENT ON COLUMN post.text_seq IS 'The seq of the last edit of its words, so that a reaction does not make an open editor stale';
      COMMENT ON COLUMN post.reactions IS 'Kept beside the rows of reaction: [{ kind, count }], in the order of kinds';
      CREATE INDEX post_changes_idx ON post (thread_id, changed_seq);
      CREATE INDEX post_author_idx ON post (author_id, created_at DESC);
      CREATE INDEX post_removed_idx ON post (removed_at) WHERE removed_at IS NOT NULL AND erased_at IS NULL;

      CREATE TABLE post_revision (
        post_id uuid NOT NULL REFERENCES post (id) ON DELETE CASCADE,
        number int NOT NULL,
        markdown text NOT NULL,
        html text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (post_id, number)
      );

      CREATE TABLE reaction (
        post_id uuid NOT NULL REFERENCES post (id) ON DELETE CASCADE,
        scholar_id uuid NOT NULL REFERENCES scholar (id),
        kind text NOT NULL CHECK (kind IN ('thanks', 'agree', 'insight', 'celebrate', 'question', 'heart', 'laugh', 'support')),
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (post_id, scholar_id, kind)
      );

      CREATE TABLE read_marker (
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        thread_id uuid NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
        read_number int NOT NULL,
        read_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (scholar_id, thread_id)
      );

      CREATE TABLE notification (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        kind text NOT NULL,
        actor_id uuid REFERENCES scholar (id),
        thread_id uuid REFERENCES thread (id) ON DELETE CASCADE,
        post_id uuid REFERENCES post (id) ON DELETE CASCADE,
        text text,
        created_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz
      );
      CREATE INDEX notification_list_idx ON notification (scholar_id, created_at DESC, id DESC);
      CREATE INDEX notification_unread_idx ON notification (scholar_id) WHERE read_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notification, read_marker, reaction, post_revision, post, thread, space;');
  }
}
