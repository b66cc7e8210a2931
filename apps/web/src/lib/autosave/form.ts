import type { SaveLog } from './save-log';

/** What is wrong, by JSON pointer ("/headline"). */
export type Faults = Readonly<Record<string, string>>;

/** What an edit needs of the form that shows it: values `V` of a page `W`. */
export interface Form<V extends object, W> {
  log: SaveLog;
  /** Sends the values, with the version of the page that they were begun on; resolves with the page anew. */
  save: (values: V, version: number) => Promise<W>;
  /** Faults that need no server to be found; such values wait. */
  check?: ((values: V) => Faults) | undefined;
  /** The values inside a page, and the version that they have there. */
  valuesOf: (page: W) => V;
  versionOf: (page: W) => number;
  /** A refusal as stale brought the page as it stands now. */
  onStale: (page: W) => void;
  /** Opens the editor, where somebody must choose in it and it is closed. */
  reveal?: (() => void) | undefined;
}

/** What is to be shown of an edit. */
export interface Shown<V> {
  values: V;
  faults: Faults;
  /** The other side, while somebody is asked. */
  theirs: V | undefined;
}
