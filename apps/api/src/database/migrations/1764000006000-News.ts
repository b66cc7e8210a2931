import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Submissions and the news that they become, the people named in them, congratulations. */
export class News1764000006000 implements MigrationInterface {
  name = 'News1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE news_submission (
        id uuid PRIMARY KEY,
        submitter_id uuid NOT NULL REFERENCES scholar (id),
        state text NOT NULL DEFAULT 'draft'
          CHECK (state IN ('draft', 'submitted', 'in-review', 'returned', 'scheduled', 'published', 'declined', 'withdrawn')),
        kind text NOT NULL CHECK (kind IN ('news', 'publication', 'promotion', 'award', 'grant', 'appointment', 'other')),
        title text NOT NULL DEFAULT '',
        text text NOT NULL DEFAULT '',
        html text NOT NULL DEFAULT '',
        date text,
        link text,
        achievement_id uuid REFERENCES achievement (id) ON DELETE SET NULL,
        picture_id uuid UNIQUE,
        picture_alt text,
        picture_is_decorative boolean NOT NULL DEFAULT false,
        publish_at timestamptz,
        time_zone text,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((state = 'scheduled') <= (publish_at IS NOT NULL AND time_zone IS NOT NULL))
      );
      COMMENT ON TABLE news_submission IS 'Holds the words of an item for good: news_item says only that, and since when, they are public';
      CREATE INDEX news_submission_mine_idx ON news_submission (submitter_id, updated_at DESC, id DESC);
      CREATE INDEX news_submission_due_idx ON news_submission (publish_at) WHERE state = 'scheduled';
      CREATE INDEX news_submission_achievement_idx ON news_submission (achievement_id) WHERE achievement_id IS NOT NULL;

      CREATE TABLE news_step (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        submission_id uuid NOT NULL REFERENCES news_submission (id) ON DELETE CASCADE,
        step text NOT NULL,
        actor_id uuid REFERENCES scholar (id),
        note text,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX news_step_submission_idx ON news_step (submission_id, at);

      CREATE TABLE news_person (
        submission_id uuid NOT NULL REFERENCES news_submission (id) ON DELETE CASCADE,
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        place int NOT NULL,
        answer text NOT NULL DEFAULT 'not-asked' CHECK (answer IN ('not-asked', 'asked', 'agreed', 'declined')),
        answered_at timestamptz,
        PRIMARY KEY (submission_id, scholar_id)
      );
      CREATE INDEX news_person_scholar_idx ON news_person (scholar_id, submission_id) WHERE answer = 'agreed';

      CREATE TABLE news_item (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        submission_id uuid NOT NULL UNIQUE REFERENCES news_submission (id),
        published_at timestamptz NOT NULL,
        published_by_id uuid REFERENCES scholar (id),
        undo_until timestamptz NOT NULL,
        unpublished_at timestamptz,
        told_at timestamptz,
        removed_version int,
        made_achievement jsonb,
        congratulation_count int NOT NULL DEFAULT 0
      );
      COMMENT ON COLUMN news_item.told_at IS 'When the submitter was told and the named people were asked; nobody is before undo_until';
      COMMENT ON COLUMN news_item.removed_version IS 'Version of the submission as moderators took the item away: only as it was then do they bring it back';
      COMMENT ON COLUMN news_item.made_achievement IS 'The line that this publishing wrote for its submitter, while it can be undone';
      CREATE INDEX news_item_list_idx ON news_item (published_at DESC, id DESC) WHERE unpublished_at IS NULL;

      CREATE TABLE congratulation (
        news_id uuid NOT NULL REFERENCES news_item (id) ON DELETE CASCADE,
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (news_id, scholar_id)
      );
      CREATE INDEX congratulation_first_idx ON congratulation (news_id, created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE congratulation, news_item, news_person, news_step, news_submission;');
  }
}
