import type { EntityManager } from 'typeorm';
import type { InstitutionRow } from './institution-row.js';
import type { StoredInstitution } from './merge-rows.js';

/** A row with its names folded, as the database folds them. */
export interface KeyedRow extends InstitutionRow {
  folded: string;
  /** Other names of an organization that may stand in our list by one of them; of more than one word each. */
  foldedOthers: readonly string[];
}

const columns = `i.id, i.ror_id AS "rorId", i.name, i.folded_name AS folded, i.country_code AS "countryCode", i.city,
  i.state_province AS "stateProvince", i.lat, i.lon, i.domains, i.web_page AS "webPage", i.kind, i.status, i.external_ids AS "externalIds"`;

const keyOf = (folded: string, countryCode: string | null) => `${folded} ${countryCode ?? ''}`;

/** Acronyms are shared by many; a name of several words is one's own. */
const othersOf = ({ registry, aliases }: InstitutionRow): string[] =>
  registry ? [...registry.labels.map(({ name }) => name), ...aliases].filter((name) => name.includes(' ')) : [];

export async function keyed(tx: EntityManager, rows: readonly InstitutionRow[]): Promise<KeyedRow[]> {
  const others = rows.map(othersOf);
  const answer = await tx.query<{ folded: string }[]>(
    'SELECT public.fold(name) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS given (name, place) ORDER BY place',
    [[...rows.map((row) => row.name), ...others.flat()]],
  );
  const folded = answer.map((each) => each.folded);
  let next = rows.length;
  return rows.map((row, index) => {
    const count = others[index]?.length ?? 0;
    next += count;
    return { ...row, folded: folded[index] ?? row.name, foldedOthers: folded.slice(next - count, next) };
  });
}

type Known = StoredInstitution & { folded: string };
/** One that stands under another name than the one it is found by. */
type AlsoKnown = Known & { also: string };

/** Institutions of a batch that are known already, kept up to date as its rows come in. */
export class KnownInstitutions {
  private readonly byRor = new Map<string, StoredInstitution>();
  private readonly byName = new Map<string, StoredInstitution>();
  private readonly bySite = new Map<string, Known[]>();

  /** Null where several have the name. */
  private readonly byOtherName = new Map<string, StoredInstitution | null>();

  private constructor(known: readonly Known[], alsoKnown: readonly AlsoKnown[]) {
    for (const { also, ...institution } of alsoKnown) {
      const key = keyOf(also, institution.countryCode);
      const other = this.byOtherName.get(key);
      this.byOtherName.set(key, other === undefined || other?.id === institution.id ? institution : null);
    }
    for (const institution of known) {
      if (institution.rorId) this.byRor.set(institution.rorId, institution);
      const key = keyOf(institution.folded, institution.countryCode);
      if (!this.byName.has(key)) this.byName.set(key, institution);
      for (const domain of institution.domains) this.bySite.set(domain, [...(this.bySite.get(domain) ?? []), institution]);
    }
  }

  static async of(tx: EntityManager, rows: readonly KeyedRow[]): Promise<KnownInstitutions> {
    const known = await tx.query<Known[]>(
      `SELECT ${columns} FROM institution i
       WHERE NOT i.is_proposed AND (i.ror_id = ANY($1::text[]) OR i.folded_name = ANY($2::text[]) OR i.domains && $3::text[])
       ORDER BY i.ror_id NULLS FIRST, i.id FOR NO KEY UPDATE`,
      [
        rows.flatMap((row) => row.rorId ?? []),
        rows.flatMap((row) => [row.folded, ...row.foldedOthers]),
        rows.flatMap((row) => row.registry?.site ?? []),
      ],
    );
    // A registry renames: a plain list, which does not follow it, goes on with the former name.
    const plain = rows.flatMap((row) => (row.rorId || !row.folded.includes(' ') ? [] : [row.folded]));
    const alsoKnown = await tx.query<AlsoKnown[]>(
      `SELECT ${columns}, named.also
       FROM (SELECT DISTINCT institution_id, public.fold(name) AS also FROM institution_name
         WHERE public.fold(name) = ANY($1::text[]) AND kind IN ('alias', 'label')) AS named JOIN institution i ON i.id = named.institution_id
       WHERE i.ror_id IS NOT NULL ORDER BY i.id, named.also FOR NO KEY UPDATE OF i`,
      [plain],
    );
    return new KnownInstitutions(known, alsoKnown);
  }

  /**
   * A ROR id decides. Without one on either side, folded name and country do: an entry may get its ROR id later. An organization of
   * a registry also finds an entry that has no ROR id by another of its names, or by the site that is its alone.
   */
  find(row: KeyedRow): StoredInstitution | undefined {
    const named = this.byName.get(keyOf(row.folded, row.countryCode));
    if (!row.rorId) return named ?? this.byOtherName.get(keyOf(row.folded, row.countryCode)) ?? undefined;
    const known = this.byRor.get(row.rorId) ?? unclaimed(named);
    if (known || !row.registry) return known;
    for (const folded of row.foldedOthers) {
      const other = unclaimed(this.byName.get(keyOf(folded, row.countryCode)));
      if (other) return other;
    }
    return this.ofSite(row);
  }

  put(row: KeyedRow, institution: StoredInstitution, known: StoredInstitution | undefined): void {
    if (institution.rorId) this.byRor.set(institution.rorId, institution);
    this.byName.set(keyOf(row.folded, row.countryCode), institution);
    if (!known || known.rorId === institution.rorId) return;
    // It has its ROR id now: under its former name too, nobody else may take it.
    for (const [key, each] of this.byName) if (each === known) this.byName.set(key, institution);
    for (const [site, each] of this.bySite)
      this.bySite.set(
        site,
        each.filter((other) => other.id !== known.id),
      );
  }

  /** Hospitals and presses share the site of a university, so the name has to begin alike too. */
  private ofSite(row: KeyedRow): StoredInstitution | undefined {
    const there = row.registry?.site ? (this.bySite.get(row.registry.site) ?? []) : [];
    const [only, ...more] = there.filter((each) => each.countryCode === row.countryCode);
    if (!only || only.rorId || more.length > 0) return undefined;
    const isAlike = [row.folded, ...row.foldedOthers].some((name) => name.startsWith(only.folded) || only.folded.startsWith(`${name} `));
    return isAlike ? only : undefined;
  }
}

const unclaimed = (institution: StoredInstitution | undefined) => (institution?.rorId ? undefined : institution);
