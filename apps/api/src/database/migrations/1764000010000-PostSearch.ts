import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Full-text search over posts: what can be found stands in a table of its own, which triggers keep and a job fills.
 *
 * A generated column on `post` would rewrite that table under a lock that keeps out even its readers: minutes, with 600,000 posts. It
 * could not hold the title, which is the thread's. And every page of a thread would carry the words along. Here the only locks on
 * `post` and `thread` are those of two triggers, taken last, and given up after less than a second if somebody writes that long:
 * the migration is then undone whole and can be run again.
 */
export class PostSearch1764000010000 implements MigrationInterface {
  name = 'PostSearch1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Posts are mostly English: "mentor" finds "mentoring". Other languages lose nothing by it, since both sides are stemmed alike.
      CREATE TEXT SEARCH CONFIGURATION public.talk (COPY = pg_catalog.english);
      ALTER TEXT SEARCH CONFIGURATION public.talk
        ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH public.unaccent, pg_catalog.english_stem;

      -- What a reader sees of rendered words. Takes what our renderer made; \`excerpt\` does the same in code.
      CREATE FUNCTION public.html_text(html text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN replace(replace(replace(replace(
          regexp_replace(regexp_replace(html, '</?(?:p|br|hr|h[3-6]|blockquote|li|pre|tr|td|th)\\M[^>]*>', ' ', 'g'), '<[^>]*>', '', 'g'),
          '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&');

      -- Words with blanks between them, each letter where it was: Postgres takes "and/or" for a file, "end.Then" for a host, and in the
      -- locale of our databases a curly quote for a letter. Scripts without blanks between words become single letters, set apart by U+0001,
      -- and are found as phrases. Marks that belong to letters of Hebrew, Arabic and the scripts of India stay with them.
      CREATE FUNCTION public.bare_words(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN regexp_replace(
          regexp_replace(value COLLATE "und-x-icu",
            '[^[:alnum:]\\u0300-\\u036f\\u0591-\\u05bd\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u0900-\\u0963\\u0966-\\u0dff]', ' ', 'g'),
          '([\\u0e01-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\U00020000-\\U0003ffff])',
          E'\\x01\\\\1\\x01', 'g');

      CREATE FUNCTION public.post_words(title text, html text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN setweight(to_tsvector('public.talk', public.bare_words(coalesce(title, ''))), 'A')
          || to_tsvector('public.talk', public.bare_words(public.html_text(html)));

      CREATE TABLE post_search (
        post_id uuid PRIMARY KEY,
        space_id uuid NOT NULL,
        author_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        words tsvector NOT NULL
      );
      COMMENT ON TABLE post_search IS 'The words of posts that stand, and of the title with the first; kept by triggers, emptied with the removal of a post';
      -- What waits to be sorted in is walked through by every search, and sorted in by some unlucky writer: little of it.
      CREATE INDEX post_search_words_idx ON post_search USING gin (words) WITH (gin_pending_list_limit = 256);
      CREATE INDEX post_search_recent_idx ON post_search (created_at DESC, post_id DESC);
      CREATE INDEX post_search_space_idx ON post_search (space_id, created_at DESC, post_id DESC);

      CREATE TABLE post_search_backlog (up_to uuid NOT NULL);
      COMMENT ON TABLE post_search_backlog IS 'One row while posts from before the search wait to be taken in: they were, up to this id';

      CREATE FUNCTION public.keep_post_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.removed_at IS NOT NULL THEN
          DELETE FROM public.post_search WHERE post_id = NEW.id;
        ELSE
          INSERT INTO public.post_search (post_id, space_id, author_id, created_at, words)
          SELECT NEW.id, t.space_id, NEW.author_id, NEW.created_at, public.post_words(CASE WHEN NEW.number = 1 THEN t.title END, NEW.html)
          FROM public.thread t WHERE t.id = NEW.thread_id
          ON CONFLICT (post_id) DO UPDATE
            SET author_id = excluded.author_id, created_at = excluded.created_at, words = excluded.words;
        END IF;
        RETURN NULL;
      END $$;
      CREATE FUNCTION public.drop_post_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM public.post_search WHERE post_id = OLD.id;
        RETURN NULL;
      END $$;
      CREATE FUNCTION public.keep_title_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE public.post_search x SET space_id = NEW.space_id, words = public.post_words(CASE WHEN p.number = 1 THEN NEW.title END, p.html)
        FROM public.post p
        WHERE p.thread_id = NEW.id AND x.post_id = p.id AND (p.number = 1 OR NEW.space_id <> OLD.space_id);
        RETURN NULL;
      END $$;

      SET LOCAL lock_timeout = '900ms';
      CREATE TRIGGER thread_search AFTER UPDATE OF title, space_id ON thread FOR EACH ROW
        WHEN (NEW.title <> OLD.title OR NEW.space_id <> OLD.space_id) EXECUTE FUNCTION public.keep_title_search();
      CREATE TRIGGER post_search AFTER INSERT OR UPDATE OF html, removed_at, author_id, created_at ON post FOR EACH ROW
        EXECUTE FUNCTION public.keep_post_search();
      CREATE TRIGGER post_search_dropped AFTER DELETE ON post FOR EACH ROW EXECUTE FUNCTION public.drop_post_search();
      -- From here on what is written is taken in at once; \`fill-post-search\` takes in what stood before.
      INSERT INTO post_search_backlog (up_to) SELECT '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT FROM post);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER post_search_dropped ON post;
      DROP TRIGGER post_search ON post;
      DROP TRIGGER thread_search ON thread;
      DROP FUNCTION public.keep_title_search(), public.drop_post_search(), public.keep_post_search();
      DROP TABLE post_search_backlog, post_search;
      DROP FUNCTION public.post_words(text, text), public.bare_words(text), public.html_text(text);
      DROP TEXT SEARCH CONFIGURATION public.talk;
    `);
  }
}
