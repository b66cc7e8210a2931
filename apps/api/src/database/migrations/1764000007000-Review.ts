import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one queue where staff judge, flags, kind words for decisions; what notifications can be about. */
export class Review1764000007000 implements MigrationInterface {
  name = 'Review1764000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN ('post', 'news', 'scholar', 'submission', 'appeal')),
        subject_id uuid NOT NULL REFERENCES scholar (id),
        post_id uuid REFERENCES post (id) ON DELETE CASCADE,
        news_id uuid REFERENCES news_item (id) ON DELETE CASCADE,
        submission_id uuid REFERENCES news_submission (id) ON DELETE CASCADE,
        appeal_of_id uuid UNIQUE REFERENCES review (id),
        appeal_words text,
        against_id uuid REFERENCES scholar (id),
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'decided')),
        opened_at timestamptz NOT NULL DEFAULT now(),
        flag_count int NOT NULL DEFAULT 0,
        held_by_id uuid REFERENCES scholar (id),
        held_at timestamptz,
        decision_id uuid UNIQUE,
        decision text,
        reason text,
        words text,
        until timestamptz,
        decided_by_id uuid REFERENCES scholar (id),
        decided_at timestamptz,
        undo_until timestamptz,
        told_at timestamptz,
        has_removed boolean NOT NULL DEFAULT false,
        has_suspended boolean NOT NULL DEFAULT false,
        CHECK ((kind = 'post') = (post_id IS NOT NULL)),
        CHECK ((kind = 'news') = (news_id IS NOT NULL)),
        CHECK ((kind = 'submission') = (submission_id IS NOT NULL)),
        CHECK ((kind = 'appeal') = (appeal_words IS NOT NULL)),
        CHECK ((state = 'decided') = (decided_at IS NOT NULL AND decision IS NOT NULL))
      );
      COMMENT ON COLUMN review.subject_id IS 'Who is judged: the author, the submitter, the flagged scholar himself, whoever appeals';
      COMMENT ON COLUMN review.against_id IS 'Of an appeal: who decided what it is against, and so does not judge it';
      COMMENT ON COLUMN review.has_removed IS 'What the decision itself did: only that is undone';
      CREATE UNIQUE INDEX review_post_waiting_idx ON review (post_id) WHERE state = 'waiting' AND kind = 'post';
      CREATE UNIQUE INDEX review_news_waiting_idx ON review (news_id) WHERE state = 'waiting' AND kind = 'news';
      CREATE UNIQUE INDEX review_submission_waiting_idx ON review (submission_id) WHERE state = 'waiting' AND kind = 'submission';
      CREATE UNIQUE INDEX review_scholar_waiting_idx ON review (subject_id) WHERE state = 'waiting' AND kind = 'scholar';
      CREATE UNIQUE INDEX review_suspension_appeal_idx ON review (subject_id)
        WHERE state = 'waiting' AND kind = 'appeal' AND appeal_of_id IS NULL;
      CREATE INDEX review_waiting_idx ON review (opened_at, id) WHERE state = 'waiting';
      CREATE INDEX review_decided_idx ON review (decided_at DESC, id DESC) WHERE state = 'decided';
      CREATE INDEX review_subject_idx ON review (subject_id, decided_at DESC);
      CREATE INDEX review_thing_idx ON review (post_id) WHERE post_id IS NOT NULL;
      CREATE INDEX review_news_idx ON review (news_id) WHERE news_id IS NOT NULL;
      CREATE INDEX review_submission_idx ON review (submission_id) WHERE submission_id IS NOT NULL;

      CREATE TABLE flag (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL REFERENCES review (id) ON DELETE CASCADE,
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('off-topic', 'unkind', 'patient-data', 'wrong', 'advertising', 'other')),
        words text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (review_id, scholar_id)
      );
      CREATE INDEX flag_scholar_idx ON flag (scholar_id, created_at DESC);

      CREATE TABLE canned_reason (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        used_for text NOT NULL CHECK (used_for IN ('keep', 'remove', 'remove-and-warn', 'suspend', 'return', 'decline')),
        reason text NOT NULL,
        label text NOT NULL,
        words text NOT NULL,
        place int NOT NULL,
        version int NOT NULL DEFAULT 1,
        UNIQUE (used_for, label)
      );

      ALTER TABLE notification
        ADD COLUMN news_id uuid REFERENCES news_item (id) ON DELETE CASCADE,
        ADD COLUMN submission_id uuid REFERENCES news_submission (id) ON DELETE CASCADE,
        ADD COLUMN review_id uuid REFERENCES review (id) ON DELETE CASCADE;

      ALTER TABLE credential_link DROP CONSTRAINT credential_link_kind_check;
      ALTER TABLE credential_link ADD CONSTRAINT credential_link_kind_check
        CHECK (kind IN ('sign-in', 'reset', 'invitation', 'email-change', 'email-return', 'appeal'));
    `);
    await runner.query(
      `INSERT INTO canned_reason (used_for, reason, label, words, place)
       SELECT used_for, reason, label, words, place::int
       FROM json_to_recordset($1::json) AS r (used_for text, reason text, label text, words text, place int)`,
      [JSON.stringify(REASONS.map(([used_for, reason, label, words], place) => ({ used_for, reason, label, words, place })))],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM credential_link WHERE kind = 'appeal';
      ALTER TABLE credential_link DROP CONSTRAINT credential_link_kind_check;
      ALTER TABLE credential_link ADD CONSTRAINT credential_link_kind_check
        CHECK (kind IN ('sign-in', 'reset', 'invitation', 'email-change', 'email-return'));
      ALTER TABLE notification DROP COLUMN news_id, DROP COLUMN submission_id, DROP COLUMN review_id;
      DROP TABLE canned_reason, flag, review;
    `);
  }
}

/** What for, why, its name in a list, the words that the person reads. Staff change them later. */
const REASONS: readonly (readonly [usedFor: string, reason: string, label: string, words: string])[] = [
  ['keep', 'within-guidelines', 'Within our guidelines', 'We looked at it and it is within our guidelines. Thank you for asking us.'],
  ['keep', 'settled', 'Settled in the talk itself', 'The people concerned have settled it among themselves. Thank you for caring.'],
  [
    'remove',
    'patient-data',
    'A patient could be recognised',
    'Your post tells enough of a case for a patient to be recognised. Please post it again without dates, places and numbers.',
  ],
  [
    'remove',
    'unkind',
    'Hurtful to a colleague',
    'Parts of it can hurt a colleague. We know this was hardly meant; please say it again with the matter in front, not the person.',
  ],
  ['remove', 'off-topic', 'Belongs elsewhere', 'It has little to do with this thread. It will find readers in a thread of its own.'],
  ['remove', 'wrong', 'Not right as it stands', 'Something in it is not right and could mislead. Please post it again with its source.'],
  [
    'remove',
    'advertising',
    'Advertises',
    'It offers something for sale. Our community is no market; do tell colleagues of your work as news instead.',
  ],
  ['remove', 'other', 'Another reason', 'We removed it for this reason: '],
  [
    'remove-and-warn',
    'unkind',
    'Hurtful, and not for the first time',
    'It hurts a colleague, and we have written to you about this before. Please help us keep this a place where all dare to speak.',
  ],
  [
    'remove-and-warn',
    'patient-data',
    'Patient data once more',
    'A patient could be recognised in it. We have written to you about this before; patients trust all of us with what they tell.',
  ],
  ['remove-and-warn', 'advertising', 'Advertises once more', 'It offers something for sale, and we have written to you about this before.'],
  [
    'suspend',
    'unkind',
    'Hurtful again and again',
    'You have hurt colleagues again after we wrote to you. We ask you to stay away for a while.',
  ],
  ['suspend', 'advertising', 'Keeps advertising', 'You have gone on advertising after we wrote to you.'],
  [
    'return',
    'wrong',
    'A detail is missing',
    'Thank you for sharing this. Before it goes out we need one more detail; you will find it in our note. Please add it and submit again.',
  ],
  [
    'return',
    'other',
    'Words for the picture',
    'Thank you for sharing this. Please say in a sentence what the picture shows, for those who cannot see it.',
  ],
  [
    'decline',
    'off-topic',
    'Better as a thread',
    'Thank you for sharing this. It will find more readers as a thread in our discussions than among the news.',
  ],
  ['decline', 'advertising', 'Advertises', 'Thank you for writing to us. It offers something for sale, which our news do not carry.'],
];
