import { describe, expect, it } from '@jest/globals';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { blockersIn, type MigrationSql, newHistory } from '../../test/support/blocking-sql.js';
import { migrationFiles } from './data-source.js';

/** Migrations up to this one ran on no community of ten times the people, or were measured there; those after it keep the rules. */
const BASELINE = '1764000010000-PostSearch';

/** What the rule would not let pass, measured where it is largest. */
const MEASURED: Record<string, string> = {
  '1764000016000-InstitutionTotals': 'one walk through institution: 90 ms for the 110,000 of the whole registry',
};

type Migration = new () => MigrationInterface;

/** What a migration would send to an empty database. */
async function sqlOf(migration: MigrationInterface): Promise<MigrationSql> {
  const texts: string[] = [];
  const runner = {
    query: (text: string) => {
      texts.push(text);
      return Promise.resolve([]);
    },
  };
  await migration.up(runner as unknown as QueryRunner);
  return { texts, isTransaction: migration.transaction !== false };
}

async function migrationsOf(files: readonly string[]): Promise<{ name: string; sql: MigrationSql }[]> {
  const found: { name: string; sql: MigrationSql }[] = [];
  for (const file of files) {
    const classes = Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>);
    for (const each of classes) {
      if (typeof each === 'function') found.push({ name: basename(file, '.ts'), sql: await sqlOf(new (each as Migration)()) });
    }
  }
  return found;
}

const nameOf = (file: string) => basename(file, '.ts');

describe('migrations', () => {
  it(`after ${BASELINE} keep nobody out`, async () => {
    expect(migrationFiles().map(nameOf)).toContain(BASELINE);
    const history = newHistory();
    const blockers: Record<string, string[]> = {};
    for (const { name, sql } of await migrationsOf(migrationFiles().filter((file) => nameOf(file) > BASELINE))) {
      const found = blockersIn(sql, history);
      if (found.length > 0) blockers[name] = found;
    }
    expect(Object.keys(blockers)).toEqual(Object.keys(MEASURED));
    expect(Object.values(blockers).flat()).toEqual([expect.stringContaining('INSERT INTO institution_total')]);
  });

  it('before it did, as this rule would have said', async () => {
    const [registry] = await migrationsOf(migrationFiles().filter((file) => file.includes('InstitutionRegistry')));
    const found = registry ? blockersIn(registry.sql) : [];
    expect(found.filter((complaint) => complaint.includes('buildIndex'))).toHaveLength(4);
    expect(found[0]).toMatch(/add the column bare.*ALTER TABLE institution/s);
  });
});

describe('what keeps people out', () => {
  const blockers = (sql: string, isTransaction = true) => blockersIn({ texts: [sql], isTransaction });

  it.each([
    ['CREATE INDEX post_x_idx ON post (author_id)', 'buildIndex'],
    ['CREATE UNIQUE INDEX x ON public."scholar" (photo_id) WHERE photo_id IS NOT NULL', 'buildIndex'],
    ['CREATE INDEX CONCURRENTLY x ON post (author_id)', 'transaction = false'],
    ['DROP INDEX post_x_idx', 'dropIndex'],
    ['REINDEX TABLE post', 'CONCURRENTLY'],
    ["ALTER TABLE post ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', markdown)) STORED", 'rewrites'],
    ['ALTER TABLE post ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid()', 'rewrites'],
    ['ALTER TABLE post ADD COLUMN at timestamptz DEFAULT clock_timestamp()', 'rewrites'],
    ['ALTER TABLE post ADD COLUMN n bigserial', 'rewrites'],
    ['ALTER TABLE post ADD COLUMN lang text NOT NULL', 'no value'],
    ['ALTER TABLE post ADD COLUMN a int, ADD COLUMN author uuid REFERENCES scholar (id)', 'by itself'],
    ["ALTER TABLE post ADD COLUMN kind text DEFAULT 'a' CHECK (kind IN ('a', 'b'))", 'by itself'],
    ['ALTER TABLE post ADD CONSTRAINT c FOREIGN KEY (space_id) REFERENCES space (id)', 'NOT VALID'],
    ['ALTER TABLE post ADD CHECK (number > 0)', 'NOT VALID'],
    ['ALTER TABLE post ADD CONSTRAINT k UNIQUE (thread_id, number)', 'USING INDEX'],
    ['ALTER TABLE post ALTER COLUMN lang SET NOT NULL', 'first a CHECK'],
    ['ALTER TABLE post ALTER COLUMN number TYPE bigint', 'not known'],
    ['ALTER TABLE post RENAME COLUMN markdown TO words', 'old name'],
    ['ALTER TABLE post SET TABLESPACE other', 'not known'],
    ["ALTER TABLE post ADD CONSTRAINT c CHECK (lang <> '') NOT VALID; ALTER TABLE post VALIDATE CONSTRAINT c", 'of its own'],
    ["UPDATE post SET lang = 'en'", 'small parts'],
    ['DELETE FROM notification WHERE read_at IS NOT NULL', 'small parts'],
    ['TRUNCATE notification', 'small parts'],
    ['INSERT INTO tag (post_id) SELECT p.id FROM post p', 'small parts'],
    ['LOCK TABLE post IN ACCESS EXCLUSIVE MODE', 'everybody'],
    ['VACUUM FULL post', 'everybody'],
    ["SET LOCAL lock_timeout = '5s'", '900ms'],
    ['SET lock_timeout = 0', '900ms'],
    [
      'ALTER TABLE post ADD COLUMN a int; ALTER TABLE thread ADD COLUMN a int; CREATE TRIGGER t AFTER INSERT ON scholar FOR EACH ROW EXECUTE FUNCTION f()',
      'at most 2',
    ],
    [
      'CREATE TABLE poll (post_id uuid REFERENCES post (id), thread_id uuid REFERENCES thread (id), scholar_id uuid REFERENCES scholar (id))',
      'at most 2',
    ],
  ])('%s', (sql, reason) => expect(blockers(sql)).toEqual([expect.stringContaining(reason)]));

  it.each([
    'CREATE TABLE poll (id uuid PRIMARY KEY, post_id uuid REFERENCES post (id)); CREATE INDEX poll_post_idx ON poll (post_id)',
    'CREATE INDEX space_place_idx ON space (place)',
    "ALTER TABLE post ADD COLUMN lang text, ADD COLUMN votes int NOT NULL DEFAULT 0, ADD COLUMN tags text[] NOT NULL DEFAULT '{}', ADD COLUMN at timestamptz DEFAULT now()",
    "ALTER TABLE post ADD CONSTRAINT c CHECK (kind IN ('a', 'b')) NOT VALID",
    'ALTER TABLE post DROP CONSTRAINT c, DROP COLUMN lang, ALTER COLUMN votes DROP NOT NULL',
    "SET LOCAL lock_timeout = '300ms'; CREATE TRIGGER t AFTER INSERT ON post FOR EACH ROW EXECUTE FUNCTION f()",
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE post SET lang = 'en'; RETURN NULL; END $$ -- LOCK TABLE post;\n",
  ])('but not: %s', (sql) => expect(blockers(sql)).toEqual([]));

  it('knows that a column is never null once a CHECK was validated, by migrations before', () => {
    const history = newHistory();
    const run = (sql: string) => blockersIn({ texts: [sql], isTransaction: true }, history);
    expect(run('ALTER TABLE post ADD CONSTRAINT post_lang_set CHECK (lang IS NOT NULL) NOT VALID')).toEqual([]);
    expect(run('ALTER TABLE post ALTER COLUMN lang SET NOT NULL')).toHaveLength(1);
    expect(run('ALTER TABLE post VALIDATE CONSTRAINT post_lang_set')).toEqual([]);
    expect(run('ALTER TABLE post ALTER COLUMN lang SET NOT NULL, DROP CONSTRAINT post_lang_set')).toEqual([]);
  });

  it('asks of one without a transaction that it can be run again', () => {
    const alone = (sql: string) => blockers(sql, false);
    expect(alone('CREATE INDEX CONCURRENTLY x ON post (author_id)')).toEqual([]);
    expect(alone('ALTER TABLE post VALIDATE CONSTRAINT c')).toEqual([]);
    expect(alone('ALTER TABLE post ADD COLUMN IF NOT EXISTS lang text')).toEqual([]);
    expect(alone('ALTER TABLE post ADD COLUMN lang text')).toEqual([expect.stringContaining('run again')]);
    expect(alone('SET lock_timeout = 0; CREATE INDEX CONCURRENTLY x ON post (author_id)')).toEqual([
      expect.stringContaining('one statement'),
    ]);
  });
});
