import pg from 'pg';

/** What pg keeps of the columns of an answer. */
interface Columns {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

/** pg's own query, as far as this looks into it. */
interface PreparedQuery {
  name?: string;
  _result: Columns;
  _accumulateRows?: unknown;
  prepare(connection: object): void;
  hasBeenParsed(connection: object): unknown;
  handleRowDescription(message: unknown): void;
}

/** Of one connection: what is known of its statements, and itself without the question after columns. */
interface Known {
  columns: Map<string, Columns>;
  undescribed: object;
}
const knownOf = new WeakMap<object, Known>();

function known(connection: object): Known {
  const kept = knownOf.get(connection);
  if (kept) return kept;
  const made = {
    columns: new Map<string, Columns>(),
    undescribed: Object.create(connection, { describe: { value: () => undefined } }) as object,
  };
  knownOf.set(connection, made);
  return made;
}

const Query = pg.Query as unknown as new (config: { name: string; text: string; values: readonly unknown[] }) => PreparedQuery;

/**
 * A prepared statement that asks for the names and types of its columns the first time alone. pg asks each time, and they are longer than
 * many an answer. They cannot change meanwhile: Postgres refuses a prepared statement whose columns would ("cached plan must not change
 * result type").
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
export class QueryDescribedOnce extends Query {
  private connection: object | undefined;

  override prepare(connection: object): void {
    this.connection = connection;
    const { columns, undescribed } = known(connection);
    const described = this.name && this.hasBeenParsed(connection) ? columns.get(this.name) : undefined;
    if (!described) return super.prepare(connection);
    Object.assign(this._result, described);
    this._accumulateRows = true;
    super.prepare(undescribed);
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    if (this.connection && this.name) known(this.connection).columns.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }
}
