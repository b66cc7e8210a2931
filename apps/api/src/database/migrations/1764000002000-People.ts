import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scholars and what they show, institutions, programs. Names are folded by `public.fold`, which the foundation migration makes. */
export class People1764000002000 implements MigrationInterface {
  name = 'People1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE profession (
        code text PRIMARY KEY,
        name text NOT NULL,
        "group" text NOT NULL,
        place int NOT NULL,
        synonyms text[] NOT NULL DEFAULT '{}'
      );
      CREATE TABLE topic (
        slug text PRIMARY KEY,
        label text NOT NULL,
        "group" text NOT NULL,
        place int NOT NULL
      );
      CREATE TABLE city (
        id int PRIMARY KEY,
        name text NOT NULL,
        folded_name text GENERATED ALWAYS AS (public.fold(name)) STORED,
        country_code text NOT NULL,
        lat double precision NOT NULL,
        lon double precision NOT NULL,
        population int NOT NULL
      );
      CREATE INDEX city_folded_name_idx ON city (folded_name, country_code);

      CREATE TABLE scholar (
        id uuid PRIMARY KEY,
        state text NOT NULL DEFAULT 'unclaimed' CHECK (state IN ('unclaimed', 'claimed', 'suspended', 'deceased', 'merged')),
        is_listed boolean NOT NULL DEFAULT true,
        is_staff boolean NOT NULL DEFAULT false,
        given_name text NOT NULL,
        family_name text,
        preferred_name text,
        name text NOT NULL GENERATED ALWAYS AS (coalesce(preferred_name, given_name) || coalesce(' ' || family_name, '')) STORED,
        sort_name text COLLATE "und-x-icu" NOT NULL
          GENERATED ALWAYS AS (coalesce(family_name || ', ', '') || coalesce(preferred_name, given_name)) STORED,
        search_name text NOT NULL
          GENERATED ALWAYS AS (public.fold(given_name || coalesce(' ' || preferred_name, '') || coalesce(' ' || family_name, ''))) STORED,
        credentials text,
        profession_code text REFERENCES profession (code),
        headline text,
        bio_markdown text,
        bio_html text,
        pronouns text,
        languages text[] NOT NULL DEFAULT '{}',
        city text,
        country_code text,
        lat double precision,
        lon double precision,
        time_zone text,
        open_to text[] NOT NULL DEFAULT '{}',
        photo_id uuid,
        audience_about text NOT NULL DEFAULT 'network',
        audience_place text NOT NULL DEFAULT 'network',
        audience_positions text NOT NULL DEFAULT 'network',
        audience_enrollments text NOT NULL DEFAULT 'network',
        audience_achievements text NOT NULL DEFAULT 'network',
        audience_interests text NOT NULL DEFAULT 'network',
        audience_photo text NOT NULL DEFAULT 'network',
        version_names int NOT NULL DEFAULT 0,
        version_about int NOT NULL DEFAULT 0,
        version_place int NOT NULL DEFAULT 0,
        version_positions int NOT NULL DEFAULT 0,
        version_enrollments int NOT NULL DEFAULT 0,
        version_achievements int NOT NULL DEFAULT 0,
        version_interests int NOT NULL DEFAULT 0,
        version_photo int NOT NULL DEFAULT 0,
        version_contacts int NOT NULL DEFAULT 0,
        invite_email citext,
        claimed_at timestamptz,
        suspended_until timestamptz,
        suspended_reason text,
        merged_into_id uuid REFERENCES scholar (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (audience_about IN ('network', 'cohorts', 'staff', 'me')),
        CHECK (audience_place IN ('network', 'cohorts', 'staff', 'me')),
        CHECK (audience_positions IN ('network', 'cohorts', 'staff', 'me')),
        CHECK (audience_enrollments IN ('network', 'cohorts', 'staff', 'me')),
        CHECK (audience_achievements IN ('network', 'cohorts', 'staff', 'me')),
        CHECK (audience_interests IN ('network', 'cohorts', 'staff', 'me')),
        CHECK (audience_photo IN ('network', 'cohorts', 'staff', 'me'))
      );
      CREATE INDEX scholar_sort_name_idx ON scholar (sort_name, id);
      CREATE INDEX scholar_search_name_idx ON scholar USING gin (search_name gin_trgm_ops);
      CREATE INDEX scholar_claimed_at_idx ON scholar (claimed_at DESC, id DESC) WHERE claimed_at IS NOT NULL;
      CREATE INDEX scholar_country_idx ON scholar (country_code) WHERE state = 'claimed';
      CREATE INDEX scholar_profession_idx ON scholar (profession_code);

      CREATE TABLE scholar_topic (
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        topic_slug text NOT NULL REFERENCES topic (slug),
        PRIMARY KEY (scholar_id, topic_slug)
      );
      CREATE INDEX scholar_topic_topic_idx ON scholar_topic (topic_slug, scholar_id);

      CREATE TABLE contact_detail (
        id uuid PRIMARY KEY,
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('email', 'phone', 'link')),
        value text NOT NULL,
        label text,
        audience text NOT NULL CHECK (audience IN ('network', 'cohorts', 'staff', 'me')),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX contact_detail_scholar_idx ON contact_detail (scholar_id);

      CREATE TABLE achievement (
        id uuid PRIMARY KEY,
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('publication', 'promotion', 'award', 'grant', 'appointment', 'other')),
        title text NOT NULL,
        detail text,
        link text,
        date text,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX achievement_scholar_idx ON achievement (scholar_id);

      CREATE TABLE institution (
        id uuid PRIMARY KEY,
        ror_id text UNIQUE,
        name text NOT NULL,
        folded_name text NOT NULL GENERATED ALWAYS AS (public.fold(name)) STORED,
        sort_name text COLLATE "und-x-icu" NOT NULL GENERATED ALWAYS AS (name) STORED,
        country_code text,
        city text,
        state_province text,
        lat double precision,
        lon double precision,
        domains text[] NOT NULL DEFAULT '{}',
        web_page text,
        kind text,
        is_proposed boolean NOT NULL DEFAULT false,
        proposed_by_id uuid REFERENCES scholar (id),
        main_count int NOT NULL DEFAULT 0,
        sent_count int NOT NULL DEFAULT 0,
        is_hub boolean NOT NULL GENERATED ALWAYS AS (main_count >= 5) STORED,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX institution_name_country_key ON institution (folded_name, coalesce(country_code, '')) WHERE ror_id IS NULL AND NOT is_proposed;
      CREATE INDEX institution_main_count_idx ON institution (main_count DESC, id);
      CREATE INDEX institution_sent_count_idx ON institution (sent_count DESC, id);
      CREATE INDEX institution_sort_name_idx ON institution (sort_name, id);
      CREATE INDEX institution_country_idx ON institution (country_code);

      CREATE TABLE institution_name (
        id uuid PRIMARY KEY,
        institution_id uuid NOT NULL REFERENCES institution (id) ON DELETE CASCADE,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('main', 'label', 'alias', 'acronym')),
        search_name text NOT NULL,
        UNIQUE (institution_id, name)
      );
      COMMENT ON COLUMN institution_name.search_name IS 'Folded, abbreviations written out, so that "Univ Hosp" and "University Hospital" meet';
      CREATE INDEX institution_name_search_idx ON institution_name USING gin (search_name gin_trgm_ops);

      CREATE TABLE position (
        id uuid PRIMARY KEY,
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        institution_id uuid NOT NULL REFERENCES institution (id),
        title text,
        department text,
        from_date text,
        to_date text,
        is_main boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX position_one_main_key ON position (scholar_id) WHERE is_main;
      CREATE INDEX position_scholar_idx ON position (scholar_id);
      CREATE INDEX position_institution_idx ON position (institution_id, scholar_id);

      CREATE TABLE program (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        slug text NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE cohort (
        id uuid PRIMARY KEY,
        program_id uuid NOT NULL REFERENCES program (id),
        name text NOT NULL,
        year int NOT NULL,
        format text NOT NULL CHECK (format IN ('boston', 'remote', 'hybrid')),
        starts_on date,
        ends_on date,
        scholar_count int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (program_id, name)
      );
      CREATE INDEX cohort_program_idx ON cohort (program_id, year DESC);

      CREATE TABLE enrollment (
        id uuid PRIMARY KEY,
        scholar_id uuid NOT NULL REFERENCES scholar (id) ON DELETE CASCADE,
        cohort_id uuid NOT NULL REFERENCES cohort (id),
        role text NOT NULL DEFAULT 'participant' CHECK (role IN ('participant', 'faculty', 'director', 'fellow')),
        institution_id uuid REFERENCES institution (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (scholar_id, cohort_id)
      );
      CREATE INDEX enrollment_cohort_idx ON enrollment (cohort_id, scholar_id);
      CREATE INDEX enrollment_institution_idx ON enrollment (institution_id) WHERE institution_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE enrollment, cohort, program, position, institution_name, institution, achievement, contact_detail,
        scholar_topic, scholar, city, topic, profession;
    `);
  }
}
