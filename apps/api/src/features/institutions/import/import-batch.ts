import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type NamedInstitution, saveNames } from '../save-names.js';
import type { InstitutionRow } from './institution-row.js';
import { mergeRow, type StoredInstitution } from './merge-rows.js';

export interface BatchOutcome {
  added: number;
  changed: number;
  unchanged: number;
}

interface KeyedRow extends InstitutionRow {
  folded: string;
}

const columns = `id, ror_id AS "rorId", name, folded_name AS folded, country_code AS "countryCode", city, state_province AS "stateProvince", lat, lon,
  domains, web_page AS "webPage", kind`;

const nameKey = (row: { folded: string; countryCode: string | null }) => `${row.folded} ${row.countryCode ?? ''}`;

/** Institutions of this batch that are known already, by ROR id and by folded name and country. */
async function knownOf(tx: EntityManager, rows: readonly KeyedRow[]) {
  const known = await tx.query<(StoredInstitution & { folded: string })[]>(
    `SELECT ${columns} FROM institution
     WHERE NOT is_proposed AND (ror_id = ANY($1::text[]) OR folded_name = ANY($2::text[]))
     ORDER BY ror_id NULLS FIRST, id FOR NO KEY UPDATE`,
    [rows.flatMap((row) => row.rorId ?? []), rows.map((row) => row.folded)],
  );
  const byRor = new Map<string, StoredInstitution>();
  const byName = new Map<string, StoredInstitution>();
  for (const institution of known) {
    if (institution.rorId) byRor.set(institution.rorId, institution);
    const key = nameKey(institution);
    if (!byName.has(key)) byName.set(key, institution);
  }
  /** A ROR id decides. Without one on either side, folded name and country do: an entry may get its ROR id later. */
  const find = (row: KeyedRow): StoredInstitution | undefined => {
    const named = byName.get(nameKey(row));
    if (!row.rorId) return named;
    return byRor.get(row.rorId) ?? (named && !named.rorId ? named : undefined);
  };
  const put = (row: KeyedRow, institution: StoredInstitution) => {
    if (institution.rorId) byRor.set(institution.rorId, institution);
    byName.set(nameKey(row), institution);
  };
  return { find, put };
}

/**
 * Brings one batch in, whole, within the caller's transaction. `import_seen` is the run's table of institutions that a row of
 * this list has already spoken for.
 */
export async function importBatch(tx: EntityManager, rows: readonly InstitutionRow[]): Promise<BatchOutcome> {
  const folded = await tx.query<{ folded: string }[]>(
    'SELECT public.fold(name) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS given (name, place) ORDER BY place',
    [rows.map((row) => row.name)],
  );
  const keyed = rows.map((row, index): KeyedRow => ({ ...row, folded: folded[index]?.folded ?? row.name }));
  const { find, put } = await knownOf(tx, keyed);
  const seen = await seenOf(
    tx,
    keyed.flatMap((row) => find(row)?.id ?? []),
  );

  const added = new Map<string, StoredInstitution>();
  const changed = new Map<string, StoredInstitution>();
  const aliases = new Map<string, string[]>();
  let unchanged = 0;
  for (const row of keyed) {
    const known = find(row);
    const { folded: _folded, aliases: given, ...fields } = row;
    const institution = known ? mergeRow(known, row, !seen.has(known.id)) : { ...fields, id: randomUUID() };
    const id = institution?.id ?? known?.id ?? '';
    seen.add(id);
    if (given.length > 0) aliases.set(id, [...(aliases.get(id) ?? []), ...given]);
    if (!institution) unchanged += 1;
    else {
      put(row, institution);
      (known && !added.has(id) ? changed : added).set(id, institution);
    }
  }
  await insert(tx, [...added.values()]);
  await update(tx, [...changed.values()]);
  const renamed = await withNewAliases(tx, aliases, new Set([...added.keys(), ...changed.keys()]));
  await saveNames(tx, [...[...added.values(), ...changed.values()].map((each) => named(each, aliases)), ...renamed]);
  await tx.query('INSERT INTO import_seen (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING', [[...seen]]);
  const lately = renamed.length;
  return { added: added.size, changed: changed.size + lately, unchanged: rows.length - added.size - changed.size - lately };
}

const named = (institution: StoredInstitution, aliases: ReadonlyMap<string, string[]>): NamedInstitution => ({
  id: institution.id,
  name: institution.name,
  domains: institution.domains,
  aliases: aliases.get(institution.id) ?? [],
});

async function seenOf(tx: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>('SELECT id FROM import_seen WHERE id = ANY($1::uuid[])', [ids]);
  return new Set(rows.map((row) => row.id));
}

/** Institutions that stand as they were, but get a name they did not have. */
async function withNewAliases(
  tx: EntityManager,
  aliases: ReadonlyMap<string, string[]>,
  done: ReadonlySet<string>,
): Promise<NamedInstitution[]> {
  const ids = [...aliases.keys()].filter((id) => !done.has(id));
  if (ids.length === 0) return [];
  const rows = await tx.query<{ id: string; name: string; domains: string[]; names: string[] }[]>(
    `SELECT i.id, i.name, i.domains, array_agg(n.name) AS names FROM institution i JOIN institution_name n ON n.institution_id = i.id
     WHERE i.id = ANY($1::uuid[]) GROUP BY i.id`,
    [ids],
  );
  return rows
    .filter((row) => aliases.get(row.id)?.some((alias) => !row.names.includes(alias)))
    .map(({ names: _names, ...row }) => ({ ...row, aliases: aliases.get(row.id) ?? [] }));
}

const recordset = `jsonb_to_recordset($1::jsonb) AS r (id uuid, "rorId" text, name text, "countryCode" text, city text, "stateProvince" text,
  lat double precision, lon double precision, domains text[], "webPage" text, kind text)`;

async function insert(tx: EntityManager, institutions: readonly StoredInstitution[]): Promise<void> {
  if (institutions.length === 0) return;
  await tx.query(
    `INSERT INTO institution (id, ror_id, name, country_code, city, state_province, lat, lon, domains, web_page, kind)
     SELECT id, "rorId", name, "countryCode", city, "stateProvince", lat, lon, coalesce(domains, '{}'), "webPage", kind FROM ${recordset}`,
    [JSON.stringify(institutions)],
  );
}

async function update(tx: EntityManager, institutions: readonly StoredInstitution[]): Promise<void> {
  if (institutions.length === 0) return;
  await tx.query(
    `UPDATE institution SET ror_id = r."rorId", name = r.name, country_code = r."countryCode", city = r.city, state_province = r."stateProvince",
       lat = r.lat, lon = r.lon, domains = coalesce(r.domains, '{}'), web_page = r."webPage", kind = r.kind, updated_at = now()
     FROM ${recordset} WHERE institution.id = r.id`,
    [JSON.stringify(institutions)],
  );
}
