import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { knownNames } from './matching/known-names.js';

export interface NamedInstitution {
  id: string;
  name: string;
  domains: readonly string[];
  /** Names that others gave it, beside those on record. */
  aliases?: readonly string[];
  /** Names by language, as a registry knows them; undefined keeps those on record. */
  labels?: readonly { name: string; lang: string | null }[];
}

/** Writes the names by which institutions are found, in place of those that stood. A batch costs three statements. */
export async function saveNames(tx: EntityManager, institutions: readonly NamedInstitution[]): Promise<void> {
  if (institutions.length === 0) return;
  const ids = institutions.map((institution) => institution.id);
  const kept = await tx.query<{ institution_id: string; name: string; kind: string; lang: string | null }[]>(
    `SELECT institution_id, name, kind, lang FROM institution_name
     WHERE institution_id = ANY($1::uuid[]) AND kind IN ('alias', 'label') ORDER BY name`,
    [ids],
  );
  const rows = institutions.flatMap(({ id, aliases = [], labels, ...institution }) => {
    const onRecord = kept.filter((row) => row.institution_id === id);
    return knownNames({
      ...institution,
      labels: labels ?? onRecord.filter(({ kind }) => kind === 'label'),
      aliases: [...aliases, ...onRecord.filter(({ kind }) => kind === 'alias').map(({ name }) => name)],
    }).map(({ name, kind, lang, searchName }) => ({
      id: randomUUID(),
      institution_id: id,
      name,
      kind,
      lang: lang ?? null,
      search_name: searchName,
    }));
  });
  await tx.query('DELETE FROM institution_name WHERE institution_id = ANY($1::uuid[])', [ids]);
  await tx.query(
    `INSERT INTO institution_name (id, institution_id, name, kind, lang, search_name)
     SELECT id, institution_id, name, kind, lang, search_name
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, institution_id uuid, name text, kind text, lang text, search_name text)`,
    [JSON.stringify(rows)],
  );
}
