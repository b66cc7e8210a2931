/** The database of a run: migrated, seeded, with signed-in people and threads to write in. */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { newPostId } from './load/post-id.mjs';
import { API } from './servers.mjs';

/** @param {string[]} args @param {Record<string, string>} [env] beside ours */
export const db = (args, env = {}) =>
  new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const child = spawn(process.execPath, [join(API, 'cli/db.js'), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`db ${args.join(' ')} ended with ${code}`))));
  });

/**
 * @typedef {{ scholarId: string, cookie: string }} Person
 * @typedef {{ people: Person[], moderator: Person, admin: Person, threads: { id: string, posts: number }[], countries: string[], names: string[], words: { rare: string[], common: string[] }, arenas: { ours: string[], bare: string[] } }} World
 */

/**
 * Those who read most; or, of whatever community, some who have read about as many threads as said.
 * @param {pg.Client} client @param {number} count @param {number | null} [read] @returns {Promise<Person[]>}
 */
async function signInScholars(client, count, read = null) {
  const { rows } = await client.query(
    `SELECT a.id, a.scholar_id FROM account a JOIN scholar s ON s.id = a.scholar_id WHERE s.state = 'claimed' AND NOT s.is_staff
       AND NOT EXISTS (SELECT FROM staff_grant g WHERE g.scholar_id = s.id)
     ORDER BY abs((SELECT count(*) FROM read_marker m WHERE m.scholar_id = s.id) - coalesce($2::int, 1000000)), a.id LIMIT $1`,
    [count, read],
  );
  return signIn(client, rows);
}

/** @param {pg.Client} client @param {string} grant @returns {Promise<Person>} */
async function signInStaff(client, grant) {
  const { rows } = await client.query(
    `SELECT a.id, a.scholar_id FROM account a JOIN staff_grant g ON g.scholar_id = a.scholar_id WHERE g.kind = $1 ORDER BY a.id LIMIT 1`,
    [grant],
  );
  const [person] = await signIn(client, rows);
  if (!person) throw new Error(`Nobody is ${grant}`);
  return person;
}

/** @param {pg.Client} client @param {{ id: string, scholar_id: string }[]} rows @returns {Promise<Person[]>} */
async function signIn(client, rows) {
  const people = rows.map(({ id, scholar_id: scholarId }) => ({ accountId: id, scholarId, token: randomBytes(32).toString('base64url') }));
  await client.query(
    `INSERT INTO session (id, token_hash, account_id, expires_at)
     SELECT gen_random_uuid(), decode(r.hash, 'hex'), r.account, now() + interval '1 day' FROM unnest($1::text[], $2::uuid[]) AS r (hash, account)`,
    [people.map(({ token }) => createHash('sha256').update(token).digest('hex')), people.map(({ accountId }) => accountId)],
  );
  return people.map(({ scholarId, token }) => ({ scholarId, cookie: `commons=${token}` }));
}

/** Threads of their own for the writes, so that ours and the floor begin with the same. @param {pg.Client} client @param {number} count */
export async function newThreads(client, count) {
  const ids = Array.from({ length: count }, newPostId);
  await client.query(
    `WITH who AS (SELECT id FROM scholar WHERE state = 'claimed' ORDER BY id LIMIT 1), place AS (SELECT id FROM space WHERE kind = 'open' ORDER BY place LIMIT 1),
       t AS (INSERT INTO thread (id, space_id, author_id, title, slug, last_author_id, created_at, last_post_at)
         SELECT each, place.id, who.id, 'Written to while measured', 'written-to', who.id, now() - interval '3 years', now() - interval '3 years'
         FROM unnest($1::uuid[]) AS each, who, place RETURNING id, author_id)
     INSERT INTO post (id, thread_id, number, changed_seq, text_seq, author_id, markdown, html)
     SELECT gen_random_uuid(), id, 1, 1, 1, author_id, 'First', '<p dir="auto">First</p>' FROM t`,
    [ids],
  );
  return ids;
}

/** Words that a few posts hold, and those that most do. @param {pg.Client} client */
async function wordsInPosts(client) {
  // Those that stem to themselves, so that what is typed is what was counted.
  const { rows } = await client.query(
    `SELECT word, ndoc FROM ts_stat('SELECT words FROM post_search') AS each (word, ndoc, nentry)
     WHERE word ~ '^[a-z]{5,12}$' AND to_tsvector('public.talk', word) @@ to_tsquery('simple', word) ORDER BY ndoc DESC, word`,
  );
  const words = (/** @type {typeof rows} */ some) => some.map((row) => row.word);
  const rare = rows.filter(({ ndoc }) => ndoc >= 5 && ndoc <= 40);
  return { rare: words(rare.filter((_, index) => index % Math.ceil(rare.length / 100) === 0)), common: words(rows.slice(0, 5)) };
}

/**
 * @param {string} url of the owner @param {number | null} [read] how many threads its people have read
 * @param {number} [signedIn] how many people @returns {Promise<World>}
 */
export async function prepare(url, read = null, signedIn = 2_000) {
  const client = new pg.Client(url);
  await client.connect();
  const people = await signInScholars(client, signedIn, read);
  const moderator = await signInStaff(client, 'moderator');
  const admin = await signInStaff(client, 'admin');
  const [threads, countries, names, words, arenas] = [
    await client.query(`SELECT t.id, t.last_post_number AS posts FROM thread t JOIN space s ON s.id = t.space_id
      WHERE s.kind = 'open' AND t.last_post_number >= 20 ORDER BY md5(t.id::text) LIMIT 200`),
    await client.query(
      `SELECT country_code FROM scholar WHERE state = 'claimed' GROUP BY 1 HAVING count(*) BETWEEN 30 AND 400 ORDER BY 1 LIMIT 20`,
    ),
    // Two letters of the family name changed about: what people type.
    await client.query(`SELECT split_part(search_name, ' ', 1) || ' ' || overlay(family PLACING substr(family, 3, 1) || substr(family, 2, 1) FROM 2 FOR 2) AS name
      FROM (SELECT search_name, public.fold(family_name) AS family FROM scholar
        WHERE is_listed AND family_name ~ '^[A-Za-z]{6,12}$' AND given_name ~ '^[A-Za-z]{3,}$' ORDER BY md5(id::text) LIMIT 100) AS typed`),
    await wordsInPosts(client),
    { ours: await newThreads(client, 14), bare: await newThreads(client, 14) },
  ];
  await client.end();
  return {
    people,
    moderator,
    admin,
    threads: threads.rows,
    countries: countries.rows.map((row) => row.country_code),
    names: names.rows.map((row) => row.name),
    words,
    arenas,
  };
}
