import { readCities } from './cities.js';
import { professions } from './professions.js';
import { topics } from './topics.js';

/** What a TypeORM data source or entity manager offers. */
interface Database {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/**
 * Brings professions, topics and cities to what this version of the code holds. Running twice changes nothing;
 * entries that left the lists stay, since scholars may refer to them.
 */
export async function loadReference(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO profession (code, name, "group", place, synonyms)
     SELECT r.code, r.name, r."group", r.place, coalesce(r.synonyms, '{}')
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, name text, "group" text, place int, synonyms text[])
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, "group" = excluded."group", place = excluded.place, synonyms = excluded.synonyms
     WHERE (profession.name, profession."group", profession.place, profession.synonyms)
       IS DISTINCT FROM (excluded.name, excluded."group", excluded.place, excluded.synonyms)`,
    [JSON.stringify(professions.map(([code, name, group, synonyms = []], place) => ({ code, name, group, place, synonyms })))],
  );
  await database.query(
    `INSERT INTO topic (slug, label, "group", place)
     SELECT r.slug, r.label, r."group", r.place
     FROM jsonb_to_recordset($1::jsonb) AS r (slug text, label text, "group" text, place int)
     ON CONFLICT (slug) DO UPDATE SET label = excluded.label, "group" = excluded."group", place = excluded.place
     WHERE (topic.label, topic."group", topic.place) IS DISTINCT FROM (excluded.label, excluded."group", excluded.place)`,
    [JSON.stringify(topics.map(([slug, label, group], place) => ({ slug, label, group, place })))],
  );
  await loadCities(database);
}

/** Read once a database: a newer list comes with a migration that empties the table. */
async function loadCities(database: Database): Promise<void> {
  const [{ known }] = (await database.query('SELECT EXISTS (SELECT FROM city) AS known')) as [{ known: boolean }];
  if (known) return;
  const cities = await readCities();
  await database.query(
    `INSERT INTO city (id, name, country_code, lat, lon, population)
     SELECT r.id, r.name, r."countryCode", r.lat, r.lon, r.population
     FROM jsonb_to_recordset($1::jsonb)
       AS r (id int, name text, "countryCode" text, lat double precision, lon double precision, population int)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(cities)],
  );
}
