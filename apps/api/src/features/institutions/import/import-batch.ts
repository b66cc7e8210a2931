import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type NamedInstitution, saveNames } from '../save-names.js';
import { type GivenNames, withNewNames } from './import-names.js';
import type { InstitutionRow } from './institution-row.js';
import { keyed, KnownInstitutions } from './known-institutions.js';
import { mergeRow, type StoredInstitution } from './merge-rows.js';
import type { Relation } from './registry/registry-facts.js';
import { saveRelations } from './registry/save-relations.js';

export interface BatchOutcome {
  added: number;
  changed: number;
  unchanged: number;
  /** Places in the batch of rows whose ROR id another row of this registry's list had already. */
  repeated: number[];
}

/**
 * Brings one batch in, whole, within the caller's transaction. `import_seen` is the run's table of institutions that a row of
 * this list has already spoken for.
 */
export async function importBatch(tx: EntityManager, rows: readonly InstitutionRow[]): Promise<BatchOutcome> {
  const keyedRows = await keyed(tx, rows);
  const known = await KnownInstitutions.of(tx, keyedRows);
  const seen = await seenOf(
    tx,
    keyedRows.flatMap((row) => known.find(row)?.id ?? []),
  );

  const added = new Map<string, StoredInstitution>();
  const changed = new Map<string, StoredInstitution>();
  const names = new Map<string, GivenNames>();
  const relations = new Map<string, readonly Relation[]>();
  const repeated: number[] = [];
  for (const [place, row] of keyedRows.entries()) {
    const found = known.find(row);
    if (row.registry && found && seen.has(found.id)) {
      repeated.push(place);
      continue;
    }
    const { folded: _folded, foldedOthers: _others, aliases, registry, ...fields } = row;
    const { status = 'active', externalIds = [] } = registry ?? {};
    const institution = found ? mergeRow(found, row, !seen.has(found.id)) : { ...fields, status, externalIds, id: randomUUID() };
    const id = institution?.id ?? found?.id ?? '';
    seen.add(id);
    const former = registry && found && found.name !== row.name ? [found.name] : [];
    if (aliases.length > 0 || registry)
      names.set(id, { aliases: [...(names.get(id)?.aliases ?? []), ...aliases, ...former], ...(registry && { labels: registry.labels }) });
    if (registry) relations.set(id, registry.relations);
    if (!institution) continue;
    known.put(row, institution, found);
    (found && !added.has(id) ? changed : added).set(id, institution);
  }
  // In this order: what is changed is held already, and the totals of countries come after it, as whoever changes one institution takes them.
  await update(tx, [...changed.values()]);
  await insert(tx, [...added.values()]);
  const renamed = await withNewNames(tx, names, new Set([...added.keys(), ...changed.keys()]));
  await saveNames(tx, [...[...added.values(), ...changed.values()].map((each) => named(each, names)), ...renamed]);
  const related = await saveRelations(tx, relations);
  await tx.query('INSERT INTO import_seen (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING', [[...seen]]);
  const touched = new Set([...changed.keys(), ...renamed.map(({ id }) => id), ...related.filter((id) => !added.has(id))]);
  return {
    added: added.size,
    changed: touched.size,
    unchanged: rows.length - added.size - touched.size - repeated.length,
    repeated,
  };
}

const named = (institution: StoredInstitution, names: ReadonlyMap<string, GivenNames>): NamedInstitution => ({
  id: institution.id,
  name: institution.name,
  domains: institution.domains,
  aliases: [],
  ...names.get(institution.id),
});

async function seenOf(tx: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>('SELECT id FROM import_seen WHERE id = ANY($1::uuid[])', [ids]);
  return new Set(rows.map((row) => row.id));
}

const recordset = `jsonb_to_recordset($1::jsonb) AS r (id uuid, "rorId" text, name text, "countryCode" text, city text, "stateProvince" text,
  lat double precision, lon double precision, domains text[], "webPage" text, kind text, status text, "externalIds" text[])`;

async function insert(tx: EntityManager, institutions: readonly StoredInstitution[]): Promise<void> {
  if (institutions.length === 0) return;
  await tx.query(
    `INSERT INTO institution (id, ror_id, name, country_code, city, state_province, lat, lon, domains, web_page, kind, status, external_ids)
     SELECT id, "rorId", name, "countryCode", city, "stateProvince", lat, lon, coalesce(domains, '{}'), "webPage", kind, status,
       coalesce("externalIds", '{}') FROM ${recordset}`,
    [JSON.stringify(institutions)],
  );
}

async function update(tx: EntityManager, institutions: readonly StoredInstitution[]): Promise<void> {
  if (institutions.length === 0) return;
  await tx.query(
    `UPDATE institution SET ror_id = r."rorId", name = r.name, country_code = r."countryCode", city = r.city, state_province = r."stateProvince",
       lat = r.lat, lon = r.lon, domains = coalesce(r.domains, '{}'), web_page = r."webPage", kind = r.kind, status = r.status,
       external_ids = coalesce(r."externalIds", '{}'), updated_at = now()
     FROM ${recordset} WHERE institution.id = r.id`,
    [JSON.stringify(institutions)],
  );
}
