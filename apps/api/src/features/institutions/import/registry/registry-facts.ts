import type { RelationKind } from '../../institution-relation.entity.js';

export type InstitutionStatus = 'active' | 'inactive' | 'withdrawn';

/** A name in a language, as its speakers write it. */
export interface Label {
  name: string;
  lang: string | null;
}

export interface Relation {
  kind: RelationKind;
  rorId: string;
  name: string;
}

/** What a registry says of an organization beyond the row of a list. */
export interface RegistryFacts {
  status: InstitutionStatus;
  labels: Label[];
  externalIds: string[];
  relations: Relation[];
  /** Host of a web page of its own, by which an entry of a plain list may be the same. */
  site: string | null;
}
