import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { ReactNode } from 'react';
import type { ConflictField } from '../../../ui/conflict-choice';
import type { RowBlock } from './profile-writer';
import type { Faults } from '../../../lib/autosave/form';

export interface RowFieldsProps<V> {
  values: V;
  faults: Faults;
  change: (part: Partial<V>) => void;
  isNew: boolean;
}

/** What the list of rows must know of positions, achievements and contacts: `R` as read, `V` as typed. */
export interface RowKind<R extends { id: string }, V extends object> {
  block: RowBlock;
  rowsOf: (view: ScholarView) => readonly R[];
  /** "Lecturer, University of Basel": in labels and in "removed". */
  wordsOf: (row: R) => string;
  show: (row: R) => ReactNode;
  empty: (view: ScholarView) => V;
  valuesOf: (row: R) => V;
  /** As the api takes it. */
  changeOf: (values: V) => object;
  /** As the api takes a new one; the id comes beside it. */
  newOf: (values: V) => object;
  check: (values: V, isNew: boolean) => Faults;
  fields: (props: RowFieldsProps<V>) => ReactNode;
  addWords: string;
  /** What else its owner may do with a saved row. */
  more?: (row: R) => ReactNode;
  /** Fields as they are named in a choice between two edits. */
  compared: ConflictField<V>[];
}
