import { partsOf, statementsIn } from './split-statements.js';

/** What a migration sends: one text for each question. */
export interface MigrationSql {
  texts: readonly string[];
  /** False: each statement is committed by itself. */
  isTransaction: boolean;
}

/** Those that stay small however many people come; every other table counts as large. */
const SMALL = new Set([
  'canned_reason',
  'city',
  'cohort',
  'migration',
  'operation',
  'post_search_backlog',
  'profession',
  'program',
  'space',
  'staff_grant',
  'topic',
]);
const MOST_LARGE_TABLES = 2;

const CONCURRENTLY = /\bCONCURRENTLY\b/i;
const NOT_VALID = /\bNOT VALID\b/i;
/** Known to be worked out once; any other call may be worked out for each row. */
const STEADY_CALLS =
  /^(?:now\(\)|current_timestamp|current_date|'[^']*'(?:::[\w[\] ]+)?|-?[\d.]+|true|false|null|array\[\](?:::[\w[\] ]+)?)$/i;

const bare = (name: string) =>
  name
    .replaceAll('"', '')
    .replace(/^public\./i, '')
    .toLowerCase();

/** Actions of ALTER TABLE that only write in the catalog; what is not here rewrites or reads the table, or nobody knows. */
function columnComplaint(action: string): string | null {
  const type = /^ADD COLUMN (?:IF NOT EXISTS )?"?\w+"? (.*)$/i.exec(action)?.[1] ?? '';
  if (/\bGENERATED\b|\b(?:small|big)?serial\b/i.test(type)) return 'a column whose values are worked out rewrites the table';
  if (/\bREFERENCES\b|\bCHECK\b|\bUNIQUE\b|\bPRIMARY KEY\b/i.test(type)) return 'add the column bare, and its constraint by itself';
  const value = /\bDEFAULT (.*?)(?: NOT NULL)?$/i.exec(type)?.[1]?.trim();
  if (value !== undefined && !STEADY_CALLS.test(value)) return 'a default that may differ from row to row rewrites the table';
  return /\bNOT NULL\b/i.test(type) && value === undefined ? 'rows that are there have no value: give a default, or fill first' : null;
}

function constraintComplaint(action: string): string | null {
  if (/\bUSING INDEX\b/i.test(action)) return null;
  if (/\b(?:UNIQUE|PRIMARY KEY|EXCLUDE)\b/i.test(action)) return 'build the index CONCURRENTLY, then ADD CONSTRAINT ... USING INDEX';
  return NOT_VALID.test(action) ? null : 'reads the whole table under its lock: add it NOT VALID, VALIDATE it in the next migration';
}

const QUICK_ACTIONS =
  /^(?:DROP CONSTRAINT|DROP COLUMN|ALTER COLUMN "?\w+"? (?:SET DEFAULT|DROP DEFAULT|DROP NOT NULL|SET STATISTICS|SET \(|SET COMPRESSION)|SET \(|RESET \(|VALIDATE CONSTRAINT|(?:ENABLE|DISABLE) ROW LEVEL SECURITY|OWNER TO)/i;

interface Seen {
  made: Set<string>;
  touched: Set<string>;
  altered: Set<string>;
  /** Columns of which a validated CHECK says that they are never null; `table.column`. */
  proven: Set<string>;
  claimed: Map<string, string>;
}

function actionComplaint(action: string, table: string, seen: Seen, isTransaction: boolean): string | null {
  if (/^ADD COLUMN\b/i.test(action)) return columnComplaint(action);
  if (/^ADD (?:CONSTRAINT|CHECK|FOREIGN KEY|UNIQUE|PRIMARY KEY|EXCLUDE)\b/i.test(action)) {
    const [, name, column] = /^ADD CONSTRAINT "?(\w+)"? CHECK \(+ ?"?(\w+)"? IS NOT NULL ?\)+ NOT VALID$/i.exec(action) ?? [];
    if (name && column) seen.claimed.set(`${table}.${name}`, column);
    return constraintComplaint(action);
  }
  const validated = /^VALIDATE CONSTRAINT "?(\w+)"?/i.exec(action)?.[1];
  if (validated) {
    const column = seen.claimed.get(`${table}.${validated}`);
    if (column) seen.proven.add(`${table}.${column}`);
    return isTransaction && seen.altered.has(table)
      ? 'validates under the lock of what was altered before: in a migration of its own'
      : null;
  }
  const never = /^ALTER COLUMN "?(\w+)"? SET NOT NULL$/i.exec(action)?.[1];
  if (never)
    return seen.proven.has(`${table}.${never}`)
      ? null
      : 'reads the whole table: first a CHECK (... IS NOT NULL), NOT VALID, then validated';
  if (/^RENAME\b/i.test(action)) return 'the version before still asks by the old name: add, backfill, switch, drop';
  return QUICK_ACTIONS.test(action) ? null : 'not known to leave the rows alone';
}

function complaintOf(statement: string, seen: Seen, isTransaction: boolean): string | null {
  const isLarge = (name: string) => !SMALL.has(bare(name)) && !seen.made.has(bare(name));
  const of = (pattern: RegExp) => pattern.exec(statement)?.[1] ?? '';
  const made = of(/^CREATE (?:UNLOGGED |TEMP(?:ORARY)? )?TABLE (?:IF NOT EXISTS )?([\w."]+)/i);
  if (made) seen.made.add(bare(made));
  if (isTransaction && CONCURRENTLY.test(statement)) return 'CONCURRENTLY needs `transaction = false`';

  const indexed = of(/^CREATE (?:UNIQUE )?INDEX .*?\bON (?:ONLY )?([\w."]+)/i);
  if (indexed && isLarge(indexed) && !CONCURRENTLY.test(statement)) return 'keeps writers out while it builds: `buildIndex`';
  if (/^DROP INDEX\b/i.test(statement) && !CONCURRENTLY.test(statement)) return 'keeps everybody out while it waits: `dropIndex`';
  if (/^REINDEX\b/i.test(statement) && !CONCURRENTLY.test(statement)) return 'keeps everybody out while it builds: CONCURRENTLY';
  if (/^(?:VACUUM FULL|CLUSTER|LOCK|REFRESH MATERIALIZED VIEW (?!CONCURRENTLY))\b/i.test(statement))
    return 'keeps everybody out while it runs';
  const waits = /^SET (?:LOCAL |SESSION )?lock_timeout\s*(?:=|TO)\s*'?(\d+)(?:ms)?'?$/i.exec(statement)?.[1];
  if (/^SET\b.*\block_timeout\b/i.test(statement) && isTransaction && !(Number(waits) > 0 && Number(waits) <= 900))
    return 'whoever comes waits behind a lock that is waited for: at most 900ms';
  const filled =
    of(/^(?:UPDATE|DELETE FROM|TRUNCATE(?: TABLE)?) (?:ONLY )?([\w."]+)/i) ||
    of(/^INSERT INTO .*?\bSELECT\b.*?\bFROM ([a-z_."]+)(?![\w(."])/i);
  if (filled && isLarge(filled))
    return 'goes through a large table, and keeps its locks as long as that takes: a job does it in small parts';

  const trigger = of(/^CREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER .*? ON ([\w."]+)/i);
  const referred = made ? [...statement.matchAll(/\bREFERENCES ([\w."]+)/gi)].map((match) => match[1] ?? '') : [];
  const [, altered = '', actions = ''] = /^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?([\w."]+) (.*)$/i.exec(statement) ?? [];
  for (const table of [trigger, altered, ...referred].filter(Boolean)) if (isLarge(table)) seen.touched.add(bare(table));
  if (isTransaction && seen.touched.size > MOST_LARGE_TABLES)
    return `holds one lock while it waits for the next: at most ${MOST_LARGE_TABLES} large tables in one migration`;
  if (!altered || !isLarge(altered)) return null;
  const complaints = partsOf(actions).map((action) => actionComplaint(action, bare(altered), seen, isTransaction));
  seen.altered.add(bare(altered));
  return complaints.find((complaint) => complaint !== null) ?? null;
}

/** Without a transaction a migration that broke off begins anew where it stood, so each statement must bear to come twice. */
const BEARS_TWICE =
  /\bIF (?:NOT )?EXISTS\b|^(?:SET|RESET|SELECT)\b|^CREATE OR REPLACE\b|^ALTER TABLE \S+ VALIDATE CONSTRAINT \S+$|INDEX CONCURRENTLY\b/i;

/**
 * What a migration would do to those who read and write meanwhile.
 * @param sofar what the migrations before it have proven; kept up to date
 * @returns one complaint for each statement that blocks, with the statement
 */
export function blockersIn({ texts, isTransaction }: MigrationSql, sofar = newHistory()): string[] {
  const seen: Seen = { ...sofar, made: new Set(), touched: new Set(), altered: new Set() };
  return texts.flatMap((text) => {
    const statements = statementsIn(text);
    const several = !isTransaction && statements.length > 1 ? ['Without a transaction: one statement for each question'] : [];
    return [
      ...several,
      ...statements.flatMap((statement) => {
        const complaint =
          complaintOf(statement, seen, isTransaction) ??
          (isTransaction || BEARS_TWICE.test(statement) ? null : 'without a transaction it must bear to be run again: IF NOT EXISTS');
        return complaint ? [`${complaint}\n    ${statement.slice(0, 160)}`] : [];
      }),
    ];
  });
}

export const newHistory = (): Pick<Seen, 'proven' | 'claimed'> => ({ proven: new Set(), claimed: new Map() });
