import type { EntityManager } from 'typeorm';
import type { NamedInstitution } from '../save-names.js';
import type { Label } from './registry/registry-facts.js';

/** Names that rows of a batch gave an institution, beside its own. */
export interface GivenNames {
  aliases: string[];
  /** Only from a registry: undefined leaves those on record. */
  labels?: Label[];
}

interface NamedRow {
  id: string;
  name: string;
  domains: string[];
  names: { name: string; kind: string; lang: string | null }[];
}

/** Institutions that stand as they were, but get a name they did not have, or a language for one. */
export async function withNewNames(
  tx: EntityManager,
  given: ReadonlyMap<string, GivenNames>,
  done: ReadonlySet<string>,
): Promise<NamedInstitution[]> {
  const ids = [...given.keys()].filter((id) => !done.has(id));
  if (ids.length === 0) return [];
  const rows = await tx.query<NamedRow[]>(
    `SELECT i.id, i.name, i.domains, jsonb_agg(jsonb_build_object('name', n.name, 'kind', n.kind, 'lang', n.lang)) AS names
     FROM institution i JOIN institution_name n ON n.institution_id = i.id WHERE i.id = ANY($1::uuid[]) GROUP BY i.id`,
    [ids],
  );
  return rows.flatMap(({ names, ...institution }) => {
    const { aliases, labels } = given.get(institution.id) ?? { aliases: [] };
    const isNew = aliases.some((alias) => !names.some((each) => each.name === alias)) || (labels && !areOnRecord(labels, names));
    return isNew ? [{ ...institution, aliases, ...(labels && { labels }) }] : [];
  });
}

const labelKeys = (labels: readonly Label[]) =>
  labels
    .map(({ name, lang }) => `${lang} ${name}`)
    .toSorted()
    .join('\n');

const areOnRecord = (labels: readonly Label[], names: NamedRow['names']) =>
  labelKeys(labels) === labelKeys(names.filter(({ kind }) => kind === 'label'));
